/** Writing: one act, then everything on screen is asked for again, and the act can be undone instead of being asked about first. */
import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createContext, useCallback, useContext } from 'react';
import { api, type Entry, type Odd } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from './preferences.tsx';
import { useErrorText } from './states.tsx';

export interface Act<T> {
  readonly do: () => Promise<T>;
  /** What was done, in words. */
  readonly said: string;
  /** The command to undo, or a promise of it; null where nothing can be undone. */
  readonly command?: ((result: T) => Promise<string | null> | string | null) | undefined;
}

/** The command that made this revision of an entry. */
export async function commandOf(park: string, entry: Pick<Entry, 'ledger' | 'id' | 'revision'>): Promise<string | null> {
  const events = await api.history(park, entry.ledger, entry.id);
  return (events.find((event) => event.revision === entry.revision) ?? events.at(-1))?.command ?? null;
}

/** What was done and still looks odd: told until it is closed. */
const oddIn = (result: unknown) => (result as Odd | null | undefined)?.warnings ?? [];

/** Tells a page with an undo of its own (核对) of the commands its parts give, as soon as they are on their way; null where one failed or cannot be undone. */
export const Given = createContext<((command: Promise<string | null>) => void) | undefined>(undefined);

/** Runs an act; resolves with its result, or undefined where it failed (the reason is shown). */
export function useAct(): <T>(act: Act<T>) => Promise<T | undefined> {
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const park = useParkId();
  const { t, pick } = usePreferences();
  const errorText = useErrorText();
  const given = useContext(Given);
  return useCallback(
    async (act) => {
      const fail = (error: unknown) =>
        notification.error({ title: t('state.error'), description: errorText(error).map((line) => <div key={line}>{line}</div>), duration: 8 });
      try {
        const doing = act.do();
        given?.(doing.then((result) => act.command?.(result) ?? null).catch(() => null));
        const result = await doing;
        await client.invalidateQueries();
        const key = `act-${Date.now()}`;
        const undo = async () => {
          notification.destroy(key);
          try {
            const command = await act.command?.(result);
            if (command) await api.undo(park, command);
            await client.invalidateQueries();
            message.success(t('act.undone'));
          } catch (error) {
            fail(error);
          }
        };
        notification.success({
          key,
          title: act.said,
          duration: 8,
          className: 'act-done',
          actions: act.command ? (
            <Button size="small" onClick={() => void undo()}>
              {t('act.undo')}
            </Button>
          ) : undefined,
        });
        for (const odd of oddIn(result)) notification.warning({ title: pick(odd.text), duration: 0, className: 'act-warning' });
        return result;
      } catch (error) {
        fail(error);
        return undefined;
      }
    },
    [client, errorText, given, message, notification, park, pick, t],
  );
}
