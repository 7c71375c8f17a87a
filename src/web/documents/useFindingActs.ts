import { api } from '../api/index.ts';
import { type Compared, comparisons, type Finding } from '../api/comparison.ts';
import { useParkId } from '../frame/park.ts';
import { useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import type { FindingAct } from './Finding.tsx';

const changing: ReadonlySet<Finding['what']> = new Set(['changed', 'weaker', 'stronger', 'contradiction']);

/** What a finding against the ledger lets one do: update the entry, add this document as its source, take out what is no longer said. */
export function useFindingActs(document: string, decided: ReadonlySet<string>) {
  const { t } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const latest = async (ledger: string, entry: string) => {
    const events = await api.history(park, ledger, entry);
    return events.toSorted((a, b) => b.seq - a.seq)[0]?.command ?? null;
  };
  const join = (items: readonly { readonly item: string; readonly entry: string }[], as: 'source' | 'change') =>
    act({
      do: () =>
        comparisons.accept(
          park,
          document,
          items.map(({ item, entry }) => ({ item, into: { entry, as } })),
        ),
      said: t(as === 'change' ? 'compare.updated' : 'compare.added'),
      command: (result) => result.command,
    });
  const takeOut = (ledger: 'goal' | 'task', entry: string) =>
    act({
      do: async () => {
        const { revision } = await api.entry(park, ledger, entry);
        return ledger === 'goal' ? api.remove(park, ledger, entry, revision) : api.change(park, ledger, entry, revision, { stage: 'stopped' });
      },
      said: t(ledger === 'goal' ? 'compare.removed' : 'compare.stopped'),
      command: () => latest(ledger, entry),
    });
  /** This document's item and the entry it stands against, where it is not decided yet. */
  const pairOf = ({ first, second }: Finding) => {
    const [item, entry] = [second?.item ?? first?.item, first?.entry ?? second?.entry];
    return item !== undefined && entry !== undefined && !decided.has(item) ? { item, entry } : null;
  };
  return {
    acts: (found: Finding, isTask: boolean, standing: Compared['standing']): readonly FindingAct[] => {
      const pair = pairOf(found);
      // What a higher body asks for does not overwrite what we have set ourselves.
      if (pair && standing !== 'higher' && changing.has(found.what)) return [{ name: 'update', label: t('compare.update'), run: () => join([pair], 'change') }];
      if (pair && found.what === 'same' && !isTask) return [{ name: 'add-source', label: t('compare.addSource'), run: () => join([pair], 'source') }];
      const entry = found.what === 'dropped' ? found.first?.entry : undefined;
      if (entry === undefined) return [];
      return [{ name: 'take-out', label: t(isTask ? 'compare.stopTask' : 'compare.removeGoal'), run: () => takeOut(isTask ? 'task' : 'goal', entry) }];
    },
    /** All changes of a new edition at once. */
    updateAll: ({ standing, goals, tasks }: Compared) => {
      if (standing !== 'edition') return null;
      const pairs = [...goals, ...tasks].filter((found) => changing.has(found.what)).flatMap((found) => pairOf(found) ?? []);
      return pairs.length === 0 ? null : { n: pairs.length, run: () => join(pairs, 'change') };
    },
  };
}
