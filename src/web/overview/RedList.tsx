import { Button } from 'antd';
import { useState } from 'react';
import type { Overview } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { EntryLight } from '../parts/Light.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty } from '../parts/states.tsx';
import { OriginLink } from '../parts/OriginLink.tsx';

/** As many as the first screen holds. */
const few = 4;

/** What is red or yellow, why, and what it needs. */
export function RedList({ items, areas }: { readonly items: Overview['red']; readonly areas: Overview['areas'] }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const [isAll, setAll] = useState(false);
  const areaOf = (id: string) => pick(areas.find((area) => area.area === id)?.label) || id;
  return (
    <Panel title={t('overview.red')} className="red-panel">
      {items.length === 0 ? (
        <Empty title={t('overview.noRed')} />
      ) : (
        <ol className="red-list">
          {items.map((item, at) => (
            <li key={item.entry} className={`light-edge-${item.light.colour} ${at >= few && !isAll ? 'print-only' : ''}`}>
              <EntryLight light={item.light} />
              <div>
                <div className="red-head">
                  <OriginLink origin={entryLink(park, item.ledger, item.entry)} data-row className="red-name">
                    {item.name}
                  </OriginLink>
                  <span className="faint small">
                    {areaOf(item.area)} · {item.code}
                  </span>
                </div>
                <p>{pick(item.light.text)}</p>
                {item.needs ? (
                  <p className="faint small">
                    {t('overview.needs')}
                    {item.needs}
                  </p>
                ) : null}
              </div>
            </li>
          ))}
        </ol>
      )}
      {items.length > few ? (
        <Button size="small" type="link" className="no-print red-more" onClick={() => setAll(!isAll)} aria-expanded={isAll}>
          {isAll ? t('overview.fewer') : t('overview.more', { n: items.length - few })}
        </Button>
      ) : null}
    </Panel>
  );
}
