/** A goal as this room judges it, read from an entry's values (catalog/ledgers/goal.yaml). */
export type GoalKind = 'amount' | 'growth' | 'share' | 'ratio' | 'cap' | 'count' | 'yesno' | 'rank';
export type Nature = 'binding' | 'expected' | 'aspired';

export interface Goal {
  readonly name: string;
  readonly indicator: string;
  readonly kind: GoalKind;
  readonly nature: Nature;
  readonly bound: '>=' | '<=' | '=' | '~';
  readonly value: number | null;
  readonly upper: number | null;
  readonly unit: string;
  readonly masked: boolean;
  readonly year: number | null;
  /** Cumulative levels due at the ends of the four quarters, in the goal's unit. */
  readonly quarterNodes: readonly number[] | null;
  /** Last year's cumulative levels at the ends of the twelve months: the shape of the year. */
  readonly lastYear: readonly number[] | null;
}

/** What this room needs of an indicator of the catalog. */
export interface IndicatorMeta {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly unit: string;
  readonly accumulates: 'sum' | 'last' | 'mean' | 'rate' | 'share';
  readonly better: 'up' | 'down';
  readonly input: 'month' | 'cumulative' | 'quarter';
}

type Values = Readonly<Record<string, unknown>>;

export function goalOf(values: Values): Goal {
  return {
    name: text(values['name']),
    indicator: text(values['indicator']),
    kind: (values['kind'] ?? 'amount') as GoalKind,
    nature: (values['nature'] ?? 'expected') as Nature,
    bound: (values['bound'] ?? '>=') as Goal['bound'],
    value: number(values['value']),
    upper: number(values['upper']),
    unit: text(values['unit']),
    masked: values['masked'] === true,
    year: number(values['year']),
    quarterNodes: numbers(values['quarterNodes'], 4),
    lastYear: numbers(values['lastYear'], 12),
  };
}

/** Which way is better for a goal: its bound decides, and where that says nothing its kind and indicator do. */
export function directionOf(goal: Goal, meta: IndicatorMeta | undefined): 'up' | 'down' {
  if (goal.kind === 'cap' || goal.bound === '<=') return 'down';
  if (goal.bound === '>=') return 'up';
  if (goal.kind === 'rank') return 'down';
  if (goal.kind === 'growth' && goal.value !== null && goal.value < 0) return 'down';
  return meta?.better ?? 'up';
}

/** The end of the range that decides: '30–35' upwards is reached at 30, downwards at 35. */
export function targetOf(goal: Goal, direction: 'up' | 'down'): number | null {
  if (goal.masked || goal.value === null) return null;
  return direction === 'down' && goal.upper !== null ? Math.max(goal.value, goal.upper) : goal.value;
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function numbers(value: unknown, length: number): readonly number[] | null {
  return Array.isArray(value) && value.length === length && value.every((v) => typeof v === 'number' && Number.isFinite(v)) ? (value as number[]) : null;
}
