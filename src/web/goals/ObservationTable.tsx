import { Link } from '@tanstack/react-router';
import type { Entry } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { Figure } from '../parts/Figure.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { pointsOf } from './observations.ts';

/** The periods entered for a goal, latest first, each with its source. */
export function ObservationTable({ goal, observations }: { readonly goal: Entry; readonly observations: readonly Entry[] }) {
  const { t } = usePreferences();
  const park = useParkId();
  const points = pointsOf(goal, observations).toReversed();
  const cell = (entry: Entry, field: string) => {
    const value = numberOf(entry.values[field]);
    const title = `${textOf(entry.values['origin'])} · ${t('goal.asOf')} ${textOf(entry.values['asOf'])}`;
    return value === undefined ? (
      <span className="faint">—</span>
    ) : (
      <Figure origin={{ to: '/parks/$park/ledgers/$ledger', params: { park, ledger: 'observation' }, search: { entry: entry.id } }} title={title}>
        {exact(value)}
      </Figure>
    );
  };
  const unit = textOf(points[0]?.entry.values['unit']) || textOf(goal.values['unit']);
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{t('goal.period')}</th>
          <th scope="col" className="right">
            {t('goal.inMonth')} ({unit})
          </th>
          <th scope="col" className="right">
            {t('goal.cumulative')} ({unit})
          </th>
          <th scope="col" className="right">
            {t('goal.yoy')} (%)
          </th>
          <th scope="col">{t('goal.asOf')}</th>
          <th scope="col">{t('goal.origin')}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ entry, period }) => (
          <tr key={entry.id}>
            <th scope="row">
              <Link to="/parks/$park/ledgers/$ledger" params={{ park, ledger: 'observation' }} search={{ entry: entry.id }}>
                {period}
              </Link>
            </th>
            <td className="right">{cell(entry, 'month')}</td>
            <td className="right">{cell(entry, 'cumulative')}</td>
            <td className="right">{cell(entry, 'yoy')}</td>
            <td className="num">{textOf(entry.values['asOf']) || '—'}</td>
            <td>{textOf(entry.values['origin']) || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
