import type { TaskField } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import { deadlineOf } from '../reading/index.ts';

export type TaskCells = Readonly<Record<TaskField, string>>;

/** A task's fields as the cells of a 任务分解表. The leading unit, or units, have a column of their own, so 责任单位 names the others. */
export function cellsOf(values: Entry['values']): TaskCells {
  const text = (field: string) => (typeof values[field] === 'string' ? values[field].trim() : '');
  const nodes = nodesOf(values);
  const owners = Array.isArray(values['owners']) ? (values['owners'] as readonly string[]) : [];
  const leading = new Set(unitsIn(text('leadUnit')));
  return {
    name: text('name'),
    measure: text('measure'),
    annualTarget: text('annualTarget'),
    q1: nodes[0] ?? '',
    q2: nodes[1] ?? '',
    q3: nodes[2] ?? '',
    q4: nodes[3] ?? '',
    leader: text('leader'),
    leadUnit: text('leadUnit'),
    owners: owners.length > 0 ? owners.filter((owner) => !leading.has(owner)).join('、') : proposedIn(values).map(asProposed).join('、'),
    deadline: text('deadline'),
  };
}

/** Owners that 职责分工 proposes, where nobody is named. */
export function proposedIn(values: Entry['values']): readonly string[] {
  const { owners, proposedOwners } = values;
  return Array.isArray(owners) && owners.length > 0 ? [] : Array.isArray(proposedOwners) ? (proposedOwners as readonly string[]) : [];
}

/** 能源局（建议）: on paper nobody takes a proposal for a named owner; who strikes the mark out names one. */
const proposalMark = '（建议）';
const asProposed = (unit: string) => `${unit}${proposalMark}`;

/** A task's four quarter nodes; null where nothing is set. */
export function nodesOf(values: Entry['values']): readonly (string | null)[] {
  const nodes = Array.isArray(values['quarterNodes']) ? (values['quarterNodes'] as readonly unknown[]) : [];
  return [0, 1, 2, 3].map((i) => (typeof nodes[i] === 'string' && nodes[i].trim() ? nodes[i].trim() : null));
}

/** The fields that changed cells set, from all cells as they then are. A date must be one already. */
export function fieldsOf(changed: ReadonlySet<TaskField>, cells: TaskCells): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  const orNull = (text: string) => text || null;
  for (const field of ['name', 'measure', 'annualTarget', 'leader', 'leadUnit', 'deadline'] as const)
    if (changed.has(field)) fields[field] = orNull(cells[field]);
  if (changed.has('leadUnit') || changed.has('owners')) {
    // 甲局、乙局 may lead together; each is an owner of its own.
    fields['owners'] = [...new Set([...unitsIn(cells.leadUnit), ...unitsIn(cells.owners)])];
  }
  if (quarters.some((q) => changed.has(q))) {
    const nodes = quarters.map((q) => orNull(cells[q]));
    fields['quarterNodes'] = nodes.some((node) => node !== null) ? nodes : null;
  }
  return fields;
}

const quarters = ['q1', 'q2', 'q3', 'q4'] as const;

/** Units as people list them in a cell; those still marked as proposed are named by nobody. */
function unitsIn(words: string): string[] {
  return words.split(/[、，,；;\s]+/).filter((unit) => unit !== '' && !/[（(]建议[）)]$/.test(unit));
}

/** The last day a cell names: 2026-09-30, 2026/9/30, 2026年9月底, 三季度; null where it names none. `year` is that of a date without one. */
export function dateIn(words: string, year: number | null): string | null {
  const [whole, y = '', m = '', d = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words.trim()) ?? [];
  if (whole === undefined) return deadlineOf(words.trim(), { year, month: null, day: null }, true);
  const date = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return date.getUTCMonth() === Number(m) - 1 ? date.toISOString().slice(0, 10) : null;
}
