import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { comparisons, type Meeting } from '../api/comparison.ts';
import { api } from '../api/index.ts';
import { useLedger, useParkId } from '../frame/park.ts';
import { FieldValue } from '../ledgers/FieldValue.tsx';
import { ActButton } from '../parts/ActButton.tsx';
import { useAct } from '../parts/acts.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { OriginLink } from '../parts/OriginLink.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import '../style/comparison.css';
import type { Item } from './items.ts';

const route = getRouteApi('/parks/$park/documents/$id');

/** The entry of the ledger that says the same already: what accepting does with it, and the other way. Nothing where there is none. */
export function Meets({ item, mayDecide }: { readonly item: Item; readonly mayDecide: boolean }) {
  const { t } = usePreferences();
  const park = useParkId();
  const { id: document } = route.useParams();
  const act = useAct();
  const proposals = useQuery({ queryKey: ['proposals', park, document], queryFn: () => api.proposals(park, document), enabled: false }).data;
  const meets = item.decision ? undefined : (proposals?.find((one) => one.item === item.id) as { readonly meets?: Meeting } | undefined)?.meets;
  if (!meets) return null;
  const put = (into: Parameters<typeof comparisons.accept>[2][number]['into'], said: string) =>
    act({
      do: () => comparisons.accept(park, document, [{ item: item.id, ...(into ? { into } : {}) }]),
      said,
      command: (result) => result.command,
    });
  return (
    <div className="meets" data-meets={meets.as}>
      <p>
        {t(`meets.${meets.as}`)}{' '}
        <OriginLink origin={entryLink(park, item.ledger, meets.entry)}>
          {meets.code} {meets.name}
        </OriginLink>
        {meets.as === 'source' ? null : <Differences ledger={item.ledger} fields={meets.fields} />}
      </p>
      {mayDecide ? (
        meets.as === 'new' ? (
          <ActButton size="small" data-act="meet-change" run={() => put({ entry: meets.entry, as: 'change' }, t('compare.updated'))}>
            {t('compare.update')}
          </ActButton>
        ) : (
          <ActButton size="small" type="text" data-act="meet-new" run={() => put('new', t('meets.made'))}>
            {t('meets.own')}
          </ActButton>
        )
      ) : null}
    </div>
  );
}

/** 目标值：7 → 8 */
function Differences({ ledger, fields }: { readonly ledger: string; readonly fields: Meeting['fields'] }) {
  const { pick } = usePreferences();
  const definition = useLedger(ledger);
  return fields.flatMap(({ field, from, to }) => {
    const known = definition?.fields.find((one) => one.id === field);
    if (!known || known.type === 'json') return [];
    return [
      <span key={field} className="meets-field">
        {pick(known.label)} <FieldValue field={known} value={from} /> → <FieldValue field={known} value={to} />
      </span>,
    ];
  });
}
