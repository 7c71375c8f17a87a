import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { useLedgers, useMoment, useParkId } from '../frame/park.ts';
import { LinkedTitle } from '../ledgers/FieldValue.tsx';
import { IndicatorName } from '../ledgers/IndicatorName.tsx';
import { Who } from '../ledgers/EntryHistory.tsx';
import { useAct } from '../parts/acts.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { textOf, titleIn } from '../parts/values.ts';
import { OriginLink } from '../parts/OriginLink.tsx';

/** The last events of the park, each act undoable as one. */
export function RecordTable() {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const { readOnly } = useMoment();
  const ledgers = useLedgers().data;
  const act = useAct();
  const recent = useQuery({ queryKey: ['recent', park], queryFn: () => api.recent(park, 50) });
  return (
    <Loaded query={recent}>
      {(events) => (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col">{t('admin.at')}</th>
              <th scope="col">{t('admin.by')}</th>
              <th scope="col">{t('admin.kind')}</th>
              <th scope="col">{t('admin.entry')}</th>
              <th scope="col">{t('report.chainHead')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('act.undo')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {events.map((event, at) => {
              const ledger = ledgers?.find((one) => one.id === event.ledger);
              const isFirstOfAct = events[at - 1]?.command !== event.command;
              return (
                <tr key={event.id}>
                  <td className="num">{event.seq}</td>
                  <td className="num">{dateTime(event.at)}</td>
                  <td>
                    <Who id={event.by} />
                  </td>
                  <td>{t(`entry.${event.kind}`)}</td>
                  <td>
                    {ledger ? pick(ledger.label) : event.ledger}{' '}
                    {titleIn(event, ledger) ? (
                      <OriginLink origin={entryLink(park, event.ledger, event.entry)} data-row>
                        {ledger?.title === 'indicator' ? <IndicatorName id={textOf(event.changes['indicator']?.[1])} /> : titleIn(event, ledger)}
                      </OriginLink>
                    ) : (
                      <LinkedTitle ledger={event.ledger} id={event.entry} />
                    )}
                  </td>
                  <td>
                    <code className="hash">{event.hash.slice(0, 12)}</code>
                  </td>
                  <td className="right">
                    {isFirstOfAct && !readOnly && event.ledger !== 'user' ? (
                      <Button size="small" type="text" onClick={() => void act({ do: () => api.undo(park, event.command), said: t('act.undone') })}>
                        {t('act.undo')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Loaded>
  );
}
