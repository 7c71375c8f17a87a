import { useQuery } from '@tanstack/react-query';
import { api, type LedgerDefinition, type LedgerEvent } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { useMe, useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import { FieldValue } from './FieldValue.tsx';

/** Every change of an entry, newest first: who, when, from, to. */
export function EntryHistory({ definition, id }: { readonly definition: LedgerDefinition; readonly id: string }) {
  const { t } = usePreferences();
  const park = useParkId();
  const history = useQuery({ queryKey: ['history', park, definition.id, id], queryFn: () => api.history(park, definition.id, id) });
  return (
    <section className="history">
      <h3>{t('entry.history')}</h3>
      <Loaded query={history}>
        {(events) => (
          <ol>
            {events
              .toSorted((a, b) => b.seq - a.seq)
              .map((event) => (
                <HistoryItem key={event.id} event={event} definition={definition} />
              ))}
          </ol>
        )}
      </Loaded>
    </section>
  );
}

function HistoryItem({ event, definition }: { readonly event: LedgerEvent; readonly definition: LedgerDefinition }) {
  const { t, pick } = usePreferences();
  const changed = event.kind === 'create' ? [] : Object.entries(event.changes);
  return (
    <li>
      <div className="history-head">
        <span>
          <Who id={event.by} /> {t(`entry.${event.kind}`)}
        </span>
        <time dateTime={event.at}>{dateTime(event.at)}</time>
        <code className="hash" title={event.hash}>
          #{event.seq} {event.hash.slice(0, 8)}
        </code>
      </div>
      {changed.map(([name, [from, to]]) => {
        const field = definition.fields.find((one) => one.id === name);
        return (
          <div key={name} className="change">
            <span className="faint">{field ? pick(field.label) : name}</span>
            <del>{field ? <FieldValue field={field} value={from} /> : String(from ?? '—')}</del>
            <span aria-hidden="true">→</span>
            <ins>{field ? <FieldValue field={field} value={to} /> : String(to ?? '—')}</ins>
          </div>
        );
      })}
    </li>
  );
}

/** Who did it, as far as the one who looks may know. */
export function Who({ id }: { readonly id: string }) {
  const { t } = usePreferences();
  const me = useMe();
  const mayAsk = me?.grants?.some((grant) => (grant.ledger === '*' || grant.ledger === 'user') && grant.actions.includes('read')) ?? false;
  const users = useQuery({ queryKey: ['users'], queryFn: api.users, enabled: mayAsk && id !== me?.user.id && id.length > 12, staleTime: 5 * 60_000 });
  if (me && id === me.user.id) return <>{me.user.displayName || me.user.name}</>;
  if (id === 'example') return <>{t('example.who')}</>;
  const user = users.data?.find((one) => one.id === id);
  if (user) return <>{textOf(user.values['displayName']) || textOf(user.values['name'])}</>;
  return <>{/^(system|parkloop)/.test(id) ? t('entry.system') : id.length > 12 ? id.slice(0, 8) : id}</>;
}
