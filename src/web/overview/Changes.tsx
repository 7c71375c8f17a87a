import type { LedgerEvent } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { useLedgers, useParkId } from '../frame/park.ts';
import { Who } from '../ledgers/EntryHistory.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { titleIn } from '../parts/values.ts';
import { OriginLink } from '../parts/OriginLink.tsx';

/** One act of one person: a bulk act is one line, not fifty. */
interface ChangeLine {
  readonly command: string;
  readonly first: LedgerEvent;
  readonly count: number;
  readonly ledgers: ReadonlySet<string>;
}

function grouped(events: readonly LedgerEvent[]): readonly ChangeLine[] {
  const lines = new Map<string, { first: LedgerEvent; count: number; ledgers: Set<string> }>();
  for (const event of events) {
    if (event.ledger === 'decision') continue;
    const line = lines.get(event.command) ?? { first: event, count: 0, ledgers: new Set<string>() };
    line.count += 1;
    line.ledgers.add(event.ledger);
    lines.set(event.command, line);
  }
  return [...lines].map(([command, line]) => ({ command, ...line }));
}

/** What changed last. */
export function Changes({ events }: { readonly events: readonly LedgerEvent[] }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const ledgers = useLedgers().data;
  const lines = grouped(events).slice(0, 6);
  return (
    <Panel title={t('overview.changes')}>
      {lines.length === 0 ? (
        <p className="faint">{t('overview.noChanges')}</p>
      ) : (
        <ul className="changes">
          {lines.map(({ command, first, count, ledgers: touched }) => {
            const ledger = ledgers?.find((one) => one.id === first.ledger);
            const name = titleIn(first, ledger);
            const label = [...touched].map((id) => pick(ledgers?.find((one) => one.id === id)?.label) || id).join('、');
            return (
              <li key={command}>
                <time dateTime={first.at} className="num faint small">
                  {dateTime(first.at).slice(5)}
                </time>
                <span>
                  <Who id={first.by} /> {t(`entry.${first.kind}`)} {count > 1 ? t('overview.changedMany', { ledger: label, n: count }) : label}
                  {count === 1 && first.kind !== 'remove' ? (
                    <>
                      {' '}
                      <OriginLink origin={entryLink(park, first.ledger, first.entry)} data-row>
                        {name ||
                          Object.keys(first.changes)
                            .map((id) => pick(ledger?.fields.find((field) => field.id === id)?.label) || id)
                            .join('、')}
                      </OriginLink>
                    </>
                  ) : null}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
