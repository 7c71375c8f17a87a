import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Fault } from '../fault.ts';
import type { LedgerDefinition } from '../ledger/index.ts';

const folder = new URL('../../catalog/ledgers/', import.meta.url);

/** The ledgers of the catalog. */
export const definitions = readdirSync(folder).map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as LedgerDefinition);

/** A change that makes a goal. */
export const goal = (name: string, values: Record<string, unknown> = {}) => ({
  ledger: 'goal',
  kind: 'create' as const,
  values: { name, indicator: name, kind: 'amount', ...values },
});

/** Codes of the faults that an act ends with; fails where it ends well. */
export async function codes(act: Promise<unknown>): Promise<string[]> {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Fault)) throw new Error(`no fault but ${String(error)}`);
  return error.faults.map((fault) => fault.code);
}
