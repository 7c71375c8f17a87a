import { useQuery } from '@tanstack/react-query';
import { api, type Field } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useLedgers, useMoment, useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, titleOf } from '../parts/values.ts';
import { OriginLink } from '../parts/OriginLink.tsx';
import { IndicatorName } from './IndicatorName.tsx';

export const isNumeric = (field: Field): boolean => field.type === 'number' || field.type === 'quantity';

/** One value of an entry, as its field says it is to be read. */
export function FieldValue({ field, value, isLong = false }: { readonly field: Field; readonly value: unknown; readonly isLong?: boolean }) {
  const { t, pick } = usePreferences();
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) return <span className="faint">—</span>;
  if (field.id === 'canonical' || field.id === 'indicator') return <IndicatorName id={String(value)} />;
  if (field.id === 'subject' && value === 'park') return <>{t('entry.wholePark')}</>;
  switch (field.type) {
    case 'number':
      return <span className="num">{typeof value === 'number' ? (field.id === 'year' ? String(value) : exact(value)) : String(value)}</span>;
    case 'boolean':
      return <>{t(value ? 'format.yes' : 'format.no')}</>;
    case 'choice':
      return <>{pick(field.choices?.find((choice) => choice.value === value)?.label) || String(value)}</>;
    case 'choices':
      return (
        <>
          {listOf(value)
            .map((one) => pick(field.choices?.find((choice) => choice.value === one)?.label) || String(one))
            .join('、')}
        </>
      );
    case 'texts':
      return <>{listOf(value).join('、')}</>;
    case 'link':
      return <LinkedTitle ledger={field.to ?? ''} id={String(value)} />;
    case 'links':
      return (
        <>
          {listOf(value).map((id) => (
            <LinkedTitle key={String(id)} ledger={field.to ?? ''} id={String(id)} />
          ))}
        </>
      );
    case 'file':
      return (
        <code className="hash" title={String(value)}>
          {String(value).slice(0, 12)}
        </code>
      );
    case 'json':
      return isLong ? <pre className="json">{JSON.stringify(value, null, 1)}</pre> : <code className="hash">{JSON.stringify(value).slice(0, 60)}</code>;
    case 'longtext':
      return isLong ? <span className="longtext">{String(value)}</span> : <>{String(value)}</>;
    default:
      return <>{String(value)}</>;
  }
}

/** The title of another entry, as a link to it. The first hundred of a ledger come in one call. */
export function LinkedTitle({ ledger, id }: { readonly ledger: string; readonly id: string }) {
  const park = useParkId();
  const { asOf } = useMoment();
  const ledgers = useLedgers().data;
  const many = useQuery({ queryKey: ['links', park, ledger, asOf], queryFn: () => api.list(park, ledger, { size: 100, asOf }), staleTime: 60_000 });
  const known = many.data?.entries.find((entry) => entry.id === id);
  const single = useQuery({
    queryKey: ['entry', park, ledger, id, asOf],
    queryFn: () => api.entry(park, ledger, id, asOf),
    enabled: many.isFetched && !known,
    staleTime: 60_000,
  });
  const entry = known ?? single.data;
  return (
    <OriginLink className="quiet-link" origin={entryLink(park, ledger, id)}>
      {entry ? titleOf(ledgers, entry) : id.slice(0, 8)}
    </OriginLink>
  );
}
