import { usePreferences } from '../parts/preferences.tsx';
import { likelyFrom, percentOf, sureFrom } from './bands.ts';

/** What the marks in the text mean: colour tells the kind, the line how sure the reader is. */
export function Legend() {
  const { t } = usePreferences();
  const [sure, likely] = [percentOf(sureFrom), percentOf(likelyFrom)];
  return (
    <div className="legend" role="note" aria-label={t('workbench.legend')}>
      <span className="mark mark-goal is-sure">{t('document.kind.goal')}</span>
      <span className="mark mark-task task-sure">{t('document.kind.task')}</span>
      <span className="mark mark-project is-sure in-project">{t('document.kind.project')}</span>
      <span className="mark mark-figure is-sure">{t('workbench.kind.figure')}</span>
      <span className="legend-lines">
        <span className="line is-sure">{t('workbench.band.sure', { from: sure })}</span>
        <span className="line is-likely">{t('workbench.band.likely', { from: likely, to: sure })}</span>
        <span className="line is-doubtful">{t('workbench.band.doubtful', { to: likely })}</span>
      </span>
    </div>
  );
}
