import { Fault } from '../fault.ts';
import type { Where } from './expr.ts';

/** A fault of a formula: its column (from 1) stands in the message and in `where`. */
export function formulaFault(code: string, where: Where, params: Readonly<Record<string, string | number>> = {}): Fault {
  return new Fault('input', { code: `formula.${code}`, params: { column: where.at + 1, ...params }, where: { column: where.at + 1 } });
}
