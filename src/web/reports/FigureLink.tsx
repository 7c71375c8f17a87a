import { useLedgers, useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { OriginLink } from '../parts/OriginLink.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import type { ReportFigure } from './report-text.ts';

/** What a figure's field is called: as the ledger calls it, else as the report did when it was written. */
export function useFieldLabel(): (figure: ReportFigure) => string {
  const { t, pick } = usePreferences();
  const ledgers = useLedgers().data;
  return ({ ledger, field, label }) => {
    if (field === 'count') return t('report.count');
    if (field === 'light') return t('ledger.light');
    const known = ledgers?.find((one) => one.id === ledger)?.fields.find((one) => one.id === field);
    return known ? pick(known.label) : label || field;
  };
}

/** A figure that leads to the entry it was taken from, or to the ledger it was counted in. */
export function FigureLink({ figure, isRow = false }: { readonly figure: ReportFigure; readonly isRow?: boolean }) {
  const { pick } = usePreferences();
  const park = useParkId();
  const ledger = useLedgers().data?.find((one) => one.id === figure.ledger);
  const labelOf = useFieldLabel();
  if (!ledger) return figure.text;
  return (
    <OriginLink
      className="figure figure-link"
      title={`${pick(ledger.label)} · ${labelOf(figure)}`}
      origin={figure.entry ? entryLink(park, ledger.id, figure.entry) : { to: '/parks/$park/ledgers/$ledger', params: { park, ledger: ledger.id } }}
      {...(isRow ? { 'data-row': true } : {})}
    >
      {figure.text}
    </OriginLink>
  );
}
