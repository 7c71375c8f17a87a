import type { TaskTableDiff } from '../api/papers.ts';

/** Names of a diff's parts, to choose them by. */
export const keyOf = {
  changed: (c: TaskTableDiff['changed'][number]) => `change ${c.entry}`,
  added: (a: TaskTableDiff['added'][number]) => `create ${a.row}`,
  removed: (r: TaskTableDiff['removed'][number]) => `remove ${r.entry}`,
};

/** What is chosen before anybody chooses: all but what would overwrite others' changes and what would remove a task. */
export function likely(diff: TaskTableDiff): ReadonlySet<string> {
  const clear = diff.changed.filter((c) => c.fields.every((field) => field.was === undefined));
  return new Set([...clear.map(keyOf.changed), ...diff.added.map(keyOf.added)]);
}
