import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, type Entry, type Field, type LedgerDefinition } from '../api/index.ts';
import { useLedgers, useMoment, useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded, RowsSkeleton } from '../parts/states.tsx';
import { CreatePanel, EntryPanel } from './EntryPanel.tsx';
import { LedgerTable } from './LedgerTable.tsx';
import { LedgerTools } from './LedgerTools.tsx';
import { Pager } from './Pager.tsx';

const route = getRouteApi('/parks/$park/ledgers/$ledger');
export const defaultSize = 50;

/** Ledgers people keep come first, those the system makes after them; new ones stand at the end. */
const order = ['goal', 'task', 'project', 'observation', 'enterprise', 'unit', 'limit', 'scenario', 'plan', 'document', 'report'];

function inOrder(ledgers: readonly LedgerDefinition[]): readonly LedgerDefinition[] {
  const place = ({ id }: LedgerDefinition) => (order.includes(id) ? order.indexOf(id) : order.length);
  return ledgers.filter((ledger) => !ledger.system).toSorted((a, b) => place(a) - place(b));
}

/** One page for every ledger: whatever its declaration holds, the table, its filters and the side panel arise from it. */
export function LedgerPage() {
  const { t, pick } = usePreferences();
  const { ledger: id } = route.useParams();
  const park = useParkId();
  const ledgers = useLedgers();
  return (
    <div className="ledger-page">
      <nav className="ledger-tabs" aria-label={t('ledger.tabs')}>
        {inOrder(ledgers.data ?? []).map((ledger) => (
          <Link
            key={ledger.id}
            to="/parks/$park/ledgers/$ledger"
            params={{ park, ledger: ledger.id }}
            className={ledger.id === id ? 'tab is-current' : 'tab'}
            aria-current={ledger.id === id ? 'page' : undefined}
          >
            {pick(ledger.label)}
          </Link>
        ))}
      </nav>
      <Loaded query={ledgers}>
        {(all) => {
          const definition = all.find((ledger) => ledger.id === id);
          return definition ? <Ledger key={definition.id} definition={definition} /> : <Empty title={t('state.notFound')} hint={t('state.notFoundHint')} />;
        }}
      </Loaded>
    </div>
  );
}

function Ledger({ definition }: { readonly definition: LedgerDefinition }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const { asOf, readOnly } = useMoment();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const view = definition.views.find((one) => one.id === search.view) ?? definition.views[0];
  const sort = search.sort ?? view?.sort ?? 'code';
  const filter = [view?.filter, search.filter]
    .filter(Boolean)
    .map((part, _, all) => (all.length > 1 ? `(${part})` : part))
    .join(' and ');
  const query = { filter, search: search.search, sort, page: search.page ?? 1, size: search.size ?? defaultSize, asOf };
  const page = useQuery({
    queryKey: ['entries', park, definition.id, query],
    queryFn: () => api.list(park, definition.id, query),
    placeholderData: keepPreviousData,
  });
  const columns = useMemo<readonly Field[]>(() => {
    const ids = search.columns?.split(',') ?? view?.columns ?? [];
    const others = ids.filter((id) => id !== definition.title);
    return [definition.title, ...others].flatMap((id) => definition.fields.find((field) => field.id === id) ?? []);
  }, [definition, search.columns, view]);
  const put = (change: Partial<typeof search>, replace = false) => void navigate({ search: (old) => ({ ...old, ...change }) as typeof search, replace });
  const open = (entry: Entry, edit?: true) => put({ entry: entry.id, edit } as Partial<typeof search>);
  const close = () => put({ entry: undefined, edit: undefined, create: undefined } as unknown as Partial<typeof search>);
  const isFiltered = Boolean(search.filter || search.search);
  return (
    <>
      <LedgerTools definition={definition} view={view} columns={columns} search={search} total={page.data?.total} put={put} />
      <Loaded query={page} skeleton={<RowsSkeleton rows={12} />}>
        {(data) =>
          data.total === 0 ? (
            <Empty
              title={isFiltered ? t('ledger.emptyFiltered') : t('ledger.empty', { ledger: pick(definition.label) })}
              hint={isFiltered ? '' : t('ledger.emptyHint')}
              action={
                isFiltered ? (
                  <Link to="/parks/$park/ledgers/$ledger" params={{ park, ledger: definition.id }}>
                    {t('ledger.clear')}
                  </Link>
                ) : readOnly ? null : (
                  <Link to="/parks/$park/documents" params={{ park }}>
                    {t('ledger.upload')}
                  </Link>
                )
              }
            />
          ) : (
            <>
              <LedgerTable
                definition={definition}
                columns={columns}
                entries={data.entries}
                sort={sort}
                selected={search.entry}
                isBusy={page.isPlaceholderData}
                onSort={(next) => put({ sort: next, page: undefined } as unknown as Partial<typeof search>)}
                onOpen={(entry) => open(entry)}
                onEdit={(entry) => open(entry, true)}
              />
              <Pager page={data.page} size={data.size} total={data.total} onChange={(next, size) => put({ page: next, size } as Partial<typeof search>)} />
            </>
          )
        }
      </Loaded>
      <EntryPanel
        definition={definition}
        id={search.entry}
        isEditing={search.edit === true}
        onEdit={(edit) => put({ edit: edit ? true : undefined } as Partial<typeof search>, true)}
        onClose={close}
      />
      <CreatePanel
        definition={definition}
        isOpen={search.create === true && !readOnly}
        onClose={close}
        onMade={(entry) => put({ create: undefined, entry: entry.id } as unknown as Partial<typeof search>)}
      />
    </>
  );
}
