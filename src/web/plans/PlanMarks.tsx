import { usePreferences } from '../parts/preferences.tsx';

/** Hours of a whole year; a plan of fewer says so wherever it is shown. */
export const yearHours = 8760;

export function PartialYear({ hours }: { readonly hours: number }) {
  const { t } = usePreferences();
  return hours < yearHours ? (
    <span className="partial-year" data-hours={hours}>
      {t('plan.partial', { hours })}
    </span>
  ) : null;
}

/** A goal, limit or model has changed since this plan was made; it is never altered silently. */
export function StaleMark() {
  const { t } = usePreferences();
  return (
    <span className="stale" title={t('plan.staleWhy')}>
      {t('plan.stale')}
    </span>
  );
}
