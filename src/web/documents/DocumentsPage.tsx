import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api, type Entry } from '../api/index.ts';
import { useLedger, useMay, useMoment, useParkId } from '../frame/park.ts';
import { Pager } from '../ledgers/Pager.tsx';
import { ExampleTag } from '../parts/ExampleTag.tsx';
import { PageTitle } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import { Upload } from './Upload.tsx';

const route = getRouteApi('/parks/$park/documents');

export function DocumentsPage() {
  const { t } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const mayUpload = useMay('document', 'create');
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = { sort: '-createdAt', page, size: 20, asOf };
  const documents = useQuery({
    queryKey: ['entries', park, 'document', query],
    queryFn: () => api.list(park, 'document', query),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageTitle title={t('nav.documents')}>{t('documents.about')}</PageTitle>
      {mayUpload ? <Upload /> : null}
      <Loaded query={documents}>
        {(data) =>
          data.total === 0 ? (
            <Empty title={t('documents.empty')} hint={t('documents.emptyHint')} />
          ) : (
            <>
              <DocumentTable documents={data.entries} />
              <Pager page={data.page} size={data.size} total={data.total} onChange={(next) => void navigate({ search: { page: next } })} />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function DocumentTable({ documents }: { readonly documents: readonly Entry[] }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  const definition = useLedger('document');
  const label = (field: string, value: unknown) =>
    pick(definition?.fields.find((one) => one.id === field)?.choices?.find((choice) => choice.value === value)?.label) || textOf(value) || '—';
  return (
    <div className="grid-scroll" tabIndex={0} role="region" aria-label={t('nav.documents')}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('documents.title')}</th>
            <th scope="col">{t('documents.kind')}</th>
            <th scope="col">{t('documents.date')}</th>
            <th scope="col" className="right">
              {t('documents.figures')}
            </th>
            <th scope="col" className="right">
              {t('documents.tasks')}
            </th>
            <th scope="col" className="right">
              {t('documents.open')}
            </th>
            <th scope="col">{t('documents.state')}</th>
          </tr>
        </thead>
        <tbody>
          {documents.map((document) => (
            <tr
              key={document.id}
              data-row
              tabIndex={0}
              onClick={(event) =>
                (event.target as HTMLElement).closest('a') || void navigate({ to: '/parks/$park/documents/$id', params: { park, id: document.id } })
              }
            >
              <td className="title">
                <Link to="/parks/$park/documents/$id" params={{ park, id: document.id }}>
                  {textOf(document.values['title']) || document.code}
                </Link>
                {document.values['example'] === true ? <ExampleTag isShort /> : null}
              </td>
              <td>{label('kind', document.values['kind'])}</td>
              <td className="num">{textOf(document.values['issuedOn']) || document.createdAt.slice(0, 10)}</td>
              <ReadCounts id={document.id} />
              <td>{label('state', document.values['state'])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Figures, tasks and what is still to be decided of one document. */
function ReadCounts({ id }: { readonly id: string }) {
  const park = useParkId();
  const reading = useQuery({ queryKey: ['reading', park, id], queryFn: () => api.reading(park, id), staleTime: 60_000 });
  const proposals = useQuery({ queryKey: ['proposals', park, id], queryFn: () => api.proposals(park, id), staleTime: 60_000 });
  const cell = (value: number | undefined) => <td className="right num">{value ?? <span className="faint">·</span>}</td>;
  const decided = new Set(reading.data?.decisions.map((decision) => decision.values['item']));
  return (
    <>
      {cell(reading.data?.reading.figures.length)}
      {cell(reading.data?.reading.tasks.length)}
      {cell(reading.data && proposals.data ? proposals.data.filter((proposal) => !decided.has(proposal.item)).length : undefined)}
    </>
  );
}
