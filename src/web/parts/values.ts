/** Reading an entry's values without trusting their shape. */
import type { Entry, Field, LedgerDefinition, LedgerEvent } from '../api/index.ts';

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');
export const numberOf = (value: unknown): number | undefined => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
export const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A JSON field may come as a structure or, from older writers, as text. */
export function jsonOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** The words that name an entry. */
export function titleOf(ledgers: readonly LedgerDefinition[] | undefined, entry: Entry): string {
  const definition = ledgers?.find((ledger) => ledger.id === entry.ledger);
  // A limit's title is the id of its indicator, which says less than its code and level.
  if (entry.ledger === 'limit')
    return `${entry.code} ${textOf(entry.values['sense'])} ${textOf(entry.values['level'])} ${textOf(entry.values['unit'])}`
      .replace('>=', '≥')
      .replace('<=', '≤');
  return textOf(entry.values[definition?.title ?? 'name']) || entry.code;
}

/** The words that name an entry by what an event wrote; '' where it did not touch them. */
export const titleIn = (event: LedgerEvent, definition: LedgerDefinition | undefined): string => textOf(event.changes[definition?.title ?? 'name']?.[1]);

export const fieldOf = (definition: LedgerDefinition | undefined, id: string): Field | undefined => definition?.fields.find((field) => field.id === id);
