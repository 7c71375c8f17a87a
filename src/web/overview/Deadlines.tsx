import type { Overview } from '../api/index.ts';
import { daysBetween } from '../format/date.ts';
import { useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { EntryLight } from '../parts/Light.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { OriginLink } from '../parts/OriginLink.tsx';

/** What falls due. */
export function Deadlines({ items, asOf }: { readonly items: Overview['deadlines']; readonly asOf: string }) {
  const { t } = usePreferences();
  const park = useParkId();
  const when = (date: string) => {
    const days = daysBetween(asOf, date);
    return days === 0 ? t('date.today') : days > 0 ? t('date.inDays', { n: days }) : t('date.overDays', { n: -days });
  };
  return (
    <Panel title={t('overview.deadlines')}>
      {items.length === 0 ? (
        <p className="faint">{t('overview.noDeadlines')}</p>
      ) : (
        <ul className="deadlines">
          {items.slice(0, 8).map((item) => (
            <li key={item.entry}>
              <EntryLight light={item.light} />
              <OriginLink origin={entryLink(park, item.ledger, item.entry)} data-row>
                {item.name}
              </OriginLink>
              <span className="num">{item.date}</span>
              <span className="faint small">{when(item.date)}</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
