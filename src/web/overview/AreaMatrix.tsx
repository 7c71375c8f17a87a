import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type Colour, type Entry, type Overview } from '../api/index.ts';
import { useLedgers, useMoment, useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { EntryLight, LightMark } from '../parts/Light.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { titleOf } from '../parts/values.ts';
import { OriginLink } from '../parts/OriginLink.tsx';

const colours: readonly Colour[] = ['red', 'yellow', 'blue', 'green', 'grey'];

interface MatrixProps {
  readonly data: Overview;
  readonly area: string | undefined;
  readonly light: string | undefined;
  readonly onChoose: (area: string | undefined, light: Colour | undefined) => void;
}

/** Areas × lights. Each number opens into the list of what it counts. */
export function AreaMatrix({ data, area, light, onChoose }: MatrixProps) {
  const { t, pick } = usePreferences();
  const total = (counts: Readonly<Record<Colour, number>>) => colours.reduce((sum, colour) => sum + (counts[colour] ?? 0), 0);
  const all = total(data.counts);
  const cell = (id: string | undefined, name: string, colour: Colour, count: number) => {
    const isOpen = area === (id ?? 'all') && light === colour;
    if (count === 0) return <span className="matrix-zero">·</span>;
    return (
      <button
        type="button"
        className={`matrix-cell matrix-${colour} ${isOpen ? 'is-open' : ''}`}
        aria-expanded={isOpen}
        aria-label={`${name} ${t(`light.${colour}`)} ${count}`}
        onClick={() => (isOpen ? onChoose(undefined, undefined) : onChoose(id ?? 'all', colour))}
      >
        {count}
      </button>
    );
  };
  if (all === 0)
    return (
      <Panel title={t('overview.matrix')}>
        <Empty title={t('overview.empty')} hint={t('overview.emptyHint')} action={<UploadLink />} />
      </Panel>
    );
  return (
    <Panel title={t('overview.matrix')} className="matrix-panel">
      <table className="matrix">
        <thead>
          <tr>
            <th scope="col">{t('overview.area')}</th>
            {colours.map((colour) => (
              <th key={colour} scope="col">
                <LightMark colour={colour} word />
              </th>
            ))}
            <th scope="col" className="right">
              {t('overview.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data.areas.map((row) => (
            <tr key={row.area} className={row.area === area ? 'is-open' : ''}>
              <th scope="row">{pick(row.label)}</th>
              {colours.map((colour) => (
                <td key={colour}>{cell(row.area, pick(row.label), colour, row.counts[colour] ?? 0)}</td>
              ))}
              <td className="right num">{total(row.counts)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('overview.all')}</th>
            {colours.map((colour) => (
              <td key={colour}>{cell(undefined, t('overview.all'), colour, data.counts[colour] ?? 0)}</td>
            ))}
            <td className="right num">{all}</td>
          </tr>
        </tfoot>
      </table>
      {area && light ? <MatrixList area={area} light={light as Colour} /> : null}
    </Panel>
  );
}

function UploadLink() {
  const { t } = usePreferences();
  const park = useParkId();
  return (
    <Link to="/parks/$park/documents" params={{ park }}>
      {t('ledger.upload')}
    </Link>
  );
}

/** What one number of the matrix counts. */
function MatrixList({ area, light }: { readonly area: string; readonly light: Colour }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const ledgers = useLedgers().data;
  const found = useQuery({
    queryKey: ['matrix', park, area, asOf],
    queryFn: async () => {
      const wanted = area === 'project' ? ['project'] : area === 'all' ? ['goal', 'task', 'project'] : ['goal', 'task'];
      const lists = await Promise.all(
        wanted.map((ledger) =>
          everyEntry(park, ledger, area === 'all' || area === 'project' ? undefined : `area = "${area}"${area === 'other' ? ' or area is empty' : ''}`, asOf),
        ),
      );
      return { entries: lists.flatMap((list) => list.entries), isCut: lists.some((list) => list.isCut) };
    },
  });
  return (
    <div className="matrix-list">
      <Loaded query={found}>
        {({ entries, isCut }) => {
          const lit = entries.filter((entry) => entry.light?.colour === light);
          return lit.length === 0 ? (
            <Empty title={t('overview.noneHere')} />
          ) : (
            <>
              <ul>
                {lit.map((entry) => (
                  <li key={entry.id}>
                    <EntryLight light={entry.light} />
                    <OriginLink origin={entryLink(park, entry.ledger, entry.id)} data-row>
                      {titleOf(ledgers, entry)}
                    </OriginLink>
                    <span className="faint">{pick(entry.light?.text)}</span>
                  </li>
                ))}
              </ul>
              {isCut ? <p className="faint small">{t('overview.cut', { n: most })}</p> : null}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

/** More than this is not read on this page; the ledger's own page has them all. */
const most = 500;

/** Entries of a ledger that match, page by page, and whether there are more. */
async function everyEntry(
  park: string,
  ledger: string,
  filter: string | undefined,
  asOf: string | undefined,
): Promise<{ readonly entries: readonly Entry[]; readonly isCut: boolean }> {
  const entries: Entry[] = [];
  for (let page = 1; entries.length < most; page++) {
    const found = await api.list(park, ledger, { filter, size: 100, page, asOf });
    entries.push(...found.entries);
    if (entries.length >= found.total || found.entries.length === 0) return { entries, isCut: false };
  }
  return { entries, isCut: true };
}
