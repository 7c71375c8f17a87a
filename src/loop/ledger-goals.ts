import type { Better, Compared, Goal } from '../reading/index.ts';
import type { LoopContext } from './context.ts';

type Values = Readonly<Record<string, unknown>>;

/** A goal of the ledger, or one that is proposed, as comparisons know it. A ledger tells a change of another unit than per cent no more from a level. */
export function goalOfValues(source: string, values: Values): Goal {
  const isWords = text(values['unit']) === null && number(values['value']) === null;
  return {
    source,
    // A goal without a number is told by all its words.
    indicator: String((isWords ? values['name'] : values['indicator']) ?? ''),
    canonical: isWords ? undefined : (text(values['canonical']) ?? undefined),
    value: number(values['value']),
    upper: number(values['upper']),
    unit: text(values['unit']) ?? '',
    bound: (values['bound'] ?? '=') as Goal['bound'],
    kind: values['kind'] === 'growth' ? 'change' : 'level',
    year: number(values['year']),
  };
}

export function taskOfValues(values: Values): Compared {
  return {
    object: text(values['object']) ?? text(values['name']) ?? '',
    deadline: text(values['deadline']),
    owners: Array.isArray(values['owners']) ? (values['owners'] as string[]) : [],
    measure: text(values['measure']) ?? '',
  };
}

/** Which way an indicator of the catalog gets better. */
export const betterOf =
  (context: Pick<LoopContext, 'catalog'>): Better =>
  (canonical) =>
    context.catalog.indicators.get(canonical)?.better;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);
