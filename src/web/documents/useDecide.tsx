import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { createContext, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api, type Decision, type DocumentReading, type Entry, type Proposal } from '../api/index.ts';
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

export interface Deciding {
  /** Items on their way to the server, shown as decided already. */
  readonly pending: ReadonlyMap<string, Outcome>;
  /** Writes decisions as one command; false where it failed (the reason is shown). */
  readonly decide: (decisions: readonly Decision[], said: string) => Promise<boolean>;
  /** Counts a command given elsewhere on the page (核对) among those `undo` takes back. */
  readonly given: (command: string) => void;
  /** Takes the last command of this page back; resolves with its items. */
  readonly undo: () => Promise<readonly string[]>;
  /** Takes back the command that decided on an item, whenever and by whomever it was given. */
  readonly undoOf: (item: string) => Promise<void>;
}

/** Tells the page of commands its parts have given, so that its undo knows them. */
export const Given = createContext<(command: string) => void>(() => {});

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

  const takeBack = useCallback(
    async (act: Done) => {
      notification.destroy('decided');
      try {
        await api.undo(park, act.command);
      } catch (error) {
        // It may have been taken back by the button of its own notice.
        if (act.entries.size === 0) done.current = done.current.filter((one) => one !== act);
        fail(error);
        await reload();
        return [];
      }
      done.current = done.current.filter((one) => one !== act);
      if (act.entries.size === 0) await client.invalidateQueries();
      client.setQueryData<DocumentReading>(keys.reading, (old) => old && { ...old, decisions: old.decisions.filter((entry) => !act.entries.has(entry.id)) });
      const proposals = client.getQueryData<readonly Proposal[]>(keys.proposals);
      const known = new Set(proposals?.map((proposal) => proposal.item));
      if (act.items.some((item) => !known.has(item))) await client.invalidateQueries({ queryKey: keys.proposals });
      refresh();
      message.success(t('act.undone'));
      onUndone(act.items);
      return act.items;
    },
    [client, fail, keys, message, notification, onUndone, park, refresh, reload, t],
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
        client.setQueryData<DocumentReading>(keys.reading, (old) => old && { ...old, decisions: [...old.decisions, ...entries] });
        setPending(without);
        const act: Done = { command, items, entries: new Set(entries.map((entry) => entry.id)) };
        done.current.push(act);
        refresh();
        notification.success({
          key: 'decided',
          title: said,
          duration: 6,
          className: 'act-done',
          actions: (
            <Button size="small" onClick={() => void takeBack(act)}>
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
    [client, document, fail, keys, notification, park, refresh, reload, t, takeBack],
  );

  const given = useCallback((command: string) => {
    done.current.push({ command, items: [], entries: new Set() });
  }, []);

  const undo = useCallback(async () => {
    await writing.current;
    const last = done.current.at(-1);
    if (last) return takeBack(last);
    message.info(t('workbench.nothingToUndo'));
    return [];
  }, [message, t, takeBack]);

  const undoOf = useCallback(
    async (item: string) => {
      const together = madeTogether(client.getQueryData<DocumentReading>(keys.reading)?.decisions ?? [], item);
      const own = together.find((entry) => entry.values['item'] === item);
      if (!own) return;
      const known = done.current.find((one) => one.entries.has(own.id));
      const command = known?.command ?? (await commandOf(park, own).catch(fail));
      if (typeof command !== 'string') return;
      await takeBack(known ?? { command, items: together.map((entry) => textOf(entry.values['item'])), entries: new Set(together.map((entry) => entry.id)) });
    },
    [client, fail, keys, park, takeBack],
  );

  return { pending, decide, given, undo, undoOf };
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
