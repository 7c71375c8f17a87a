import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, api, type Decision, type DocumentReading, type Entry, type Proposal } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { commandOf } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { useErrorText } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import type { Outcome } from './items.ts';

interface Done {
  readonly command: string;
  readonly items: readonly string[];
  /** The entries of the ledger of decisions. */
  readonly entries: ReadonlySet<string>;
}

/** Given by another part of the page, not as decisions. */
const isForeign = (act: Done) => act.entries.size === 0;

export interface Deciding {
  /** Items on their way to the server, shown as decided already. */
  readonly pending: ReadonlyMap<string, Outcome>;
  /** Writes decisions as one command; false where it failed (the reason is shown). */
  readonly decide: (decisions: readonly Decision[], said: string) => Promise<boolean>;
  /** Counts a command that another part of the page is giving among those `undo` takes back; null where there is none to take back. */
  readonly given: (command: Promise<string | null>) => void;
  /** Takes the last command of this page back; resolves with its items. */
  readonly undo: () => Promise<readonly string[]>;
  /** Takes back the command that decided on an item, whenever and by whomever it was given. */
  readonly undoOf: (item: string) => Promise<void>;
}

/** The decisions that one command made: they carry the same moment. */
export const madeTogether = (decisions: readonly Entry[], item: string): readonly Entry[] => {
  const own = decisions.find((entry) => entry.values['item'] === item);
  return own ? decisions.filter((entry) => entry.createdAt === own.createdAt) : [];
};

/**
 * Deciding on items without asking for the whole document again: the answer's decisions join those on screen, and leave when they are undone.
 * `onUndone` is told which items are open again.
 */
export function useDecide(document: string, onUndone: (items: readonly string[]) => void): Deciding {
  const { notification, message } = App.useApp();
  const client = useQueryClient();
  const park = useParkId();
  const { t } = usePreferences();
  const errorText = useErrorText();
  const [pending, setPending] = useState<ReadonlyMap<string, Outcome>>(new Map());
  const done = useRef<Done[]>([]);
  const writing = useRef<Promise<unknown>>(Promise.resolve());
  /** Once all that is on its way to the server has come back: what is undone is the last of it, once. */
  const inTurn = useCallback(<T,>(act: () => Promise<T>): Promise<T> => {
    const mine = writing.current.then(act);
    writing.current = mine.catch(() => {});
    return mine;
  }, []);
  useLeaveGuard(pending.size > 0);

  const fail = useCallback(
    (error: unknown) => notification.error({ title: t('state.error'), description: errorText(error).map((line) => <div key={line}>{line}</div>), duration: 8 }),
    [errorText, notification, t],
  );
  const keys = useMemo(() => ({ reading: ['reading', park, document], proposals: ['proposals', park, document] }), [document, park]);
  /** All that may have changed: not this document, whose part is put right here, and not what only the program changes. */
  const refreshNow = useCallback(
    () =>
      client.invalidateQueries({
        predicate: ({ queryKey: [what, , of] }) =>
          !(of === document && (what === 'reading' || what === 'proposals')) && what !== 'ledgers' && what !== 'indicators' && what !== 'me',
      }),
    [client, document],
  );
  const refresh = useAtRest(refreshNow);
  const reload = useCallback(
    () => Promise.all([client.invalidateQueries({ queryKey: keys.reading }), client.invalidateQueries({ queryKey: keys.proposals })]),
    [client, keys],
  );

  /** Puts this document's decisions right. An answer still on its way was asked for before and would put them back: it is asked for anew. */
  const put = useCallback(
    (change: (decisions: DocumentReading['decisions']) => DocumentReading['decisions']) => {
      client.setQueryData<DocumentReading>(keys.reading, (old) => old && { ...old, decisions: change(old.decisions) });
      if (client.isFetching({ queryKey: keys.reading }) > 0) void client.invalidateQueries({ queryKey: keys.reading });
    },
    [client, keys],
  );

  const takeBack = useCallback(
    async (act: Done) => {
      notification.destroy('decided');
      try {
        await api.undo(park, act.command);
      } catch (error) {
        // The server refuses what was taken back elsewhere, by the button of its own notice say: the next undo takes the act before.
        if (error instanceof ApiError) done.current = done.current.filter((one) => one !== act);
        fail(error);
        await reload();
        return [];
      }
      done.current = done.current.filter((one) => one !== act);
      if (isForeign(act)) await client.invalidateQueries();
      put((old) => old.filter((entry) => !act.entries.has(entry.id)));
      const proposals = client.getQueryData<readonly Proposal[]>(keys.proposals);
      const known = new Set(proposals?.map((proposal) => proposal.item));
      if (act.items.some((item) => !known.has(item))) await client.invalidateQueries({ queryKey: keys.proposals });
      refresh();
      message.success(t('act.undone'));
      onUndone(act.items);
      return act.items;
    },
    [client, fail, keys, message, notification, onUndone, park, put, refresh, reload, t],
  );

  const decide = useCallback(
    async (decisions: readonly Decision[], said: string) => {
      const items = decisions.map((one) => one.item);
      const sent = new Set(items);
      const without = (old: ReadonlyMap<string, Outcome>) => new Map([...old].filter(([item]) => !sent.has(item)));
      setPending((old) => new Map([...old, ...decisions.map(({ item, outcome }) => [item, outcome] as const)]));
      const call = api.decide(park, document, decisions);
      writing.current = Promise.allSettled([writing.current, call]);
      try {
        const { decisions: entries, command } = await call;
        const act: Done = { command, items, entries: new Set(entries.map((entry) => entry.id)) };
        // Those asked for meanwhile may be there already.
        put((old) => [...old.filter((one) => !act.entries.has(one.id)), ...entries]);
        setPending(without);
        done.current.push(act);
        refresh();
        notification.success({
          key: 'decided',
          title: said,
          duration: 6,
          className: 'act-done',
          actions: (
            <Button size="small" onClick={() => void inTurn(async () => (done.current.includes(act) ? takeBack(act) : []))}>
              {t('act.undo')}
            </Button>
          ),
        });
        return true;
      } catch (error) {
        setPending(without);
        fail(error);
        // Somebody else may have decided in the meantime.
        void reload();
        return false;
      }
    },
    [document, fail, inTurn, notification, park, put, refresh, reload, t, takeBack],
  );

  const given = useCallback(
    (command: Promise<string | null>) =>
      void inTurn(async () => {
        const written = await command;
        if (written !== null) done.current.push({ command: written, items: [], entries: new Set() });
      }),
    [inTurn],
  );

  const undo = useCallback(
    () =>
      inTurn(async () => {
        const last = done.current.at(-1);
        if (last) return takeBack(last);
        message.info(t('workbench.nothingToUndo'));
        return [];
      }),
    [inTurn, message, t, takeBack],
  );

  const undoOf = useCallback(
    (item: string) =>
      inTurn(async () => {
        const together = madeTogether(client.getQueryData<DocumentReading>(keys.reading)?.decisions ?? [], item);
        const own = together.find((entry) => entry.values['item'] === item);
        if (!own) return;
        const known = done.current.find((one) => one.entries.has(own.id));
        const command = known?.command ?? (await commandOf(park, own).catch(fail));
        if (typeof command !== 'string') return;
        await takeBack(known ?? { command, items: together.map((entry) => textOf(entry.values['item'])), entries: new Set(together.map((entry) => entry.id)) });
      }),
    [client, fail, inTurn, keys, park, takeBack],
  );

  return { pending, decide, given, undo, undoOf };
}

/** Who closes the page while something is on its way is asked first: it might be cut off. */
function useLeaveGuard(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const stay = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', stay);
    return () => window.removeEventListener('beforeunload', stay);
  }, [isOn]);
}

/** Milliseconds without a further decision before the rest of the page is asked for again. */
const rest = 700;

/** The act, done once when no further call has come for a while, at the latest when the page is left. */
function useAtRest(act: () => unknown): () => void {
  const live = useRef(act);
  live.current = act;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      live.current();
    },
    [],
  );
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      timer.current = undefined;
      live.current();
    }, rest);
  }, []);
}
