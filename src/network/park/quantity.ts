import { Fault, type FaultInfo, type Place } from '../../fault.ts';
import { parseUnit, tryUnit, type Unit, sameDimension } from '../../units/index.ts';

/** 来源 · 典型值 · 假设: how far a number of a park file can be trusted. */
export type Mark = 'source' | 'typical' | 'assumption';

/** A number of a park file: value, unit, mark and what the mark refers to, with its place in the file. */
export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly mark: Mark;
  /** The letter as written: S document, F facts, P public page, T typical value, A assumption. */
  readonly letter: string;
  readonly from: string;
  readonly where?: Place;
}

const MARKS: Readonly<Record<string, Mark>> = { S: 'source', F: 'source', P: 'source', T: 'typical', A: 'assumption' };
const FORM = /^([-+]?[\d.,]+(?:e[-+]?\d+)?)\s*([^[\]]*?)\s*\[([A-Z])(?:\s+([^\]]*))?\]$/i;

export type QuantityFault = Pick<FaultInfo, 'code' | 'params'>;

/**
 * Reads `3150 kWh/t [T F 4.5]`: number, unit, mark (S, F, P = 来源; T = 典型值; A = 假设) and reference.
 * A plain ratio has the unit 1, 倍 or %. Returns what is wrong instead of throwing, so that the caller can add the line.
 */
export function readQuantity(text: string): Quantity | QuantityFault {
  const parts = FORM.exec(text.trim());
  if (!parts) return { code: /\[[^\]]*\]\s*$/.test(text) ? 'park.quantity' : 'park.mark-missing', params: { text } };
  const [, digits = '', unit = '', letter = '', from = ''] = parts;
  const value = Number(digits.replaceAll(',', ''));
  const mark = MARKS[letter];
  if (!Number.isFinite(value)) return { code: 'park.quantity', params: { text } };
  if (!mark) return { code: 'park.mark-unknown', params: { text, mark: letter } };
  if (unit === '') return { code: 'park.unit-missing', params: { text } };
  if (!tryUnit(unit)) return { code: 'park.unit-unknown', params: { text, unit } };
  return { value, unit, mark, letter, from: from.trim() };
}

export function isQuantity(x: unknown): x is Quantity {
  return typeof x === 'object' && x !== null && 'mark' in x && 'letter' in x && 'unit' in x;
}

/** A year of the park in hours: 640 kt/a is a mean rate only once it is known how long the year is. */
export interface Year {
  readonly hours: number;
}

function byHours(unit: Unit, year: Year): Unit {
  const power = unit.dimension.year ?? 0;
  if (power === 0) return unit;
  const { year: _year, hour = 0, ...rest } = unit.dimension;
  const hours = hour + power;
  return { ...unit, dimension: hours === 0 ? rest : { ...rest, hour: hours }, scale: unit.scale * year.hours ** power };
}

/** Whether a quantity is of the target's dimension (a year counted as its hours). */
export function fits(q: Quantity, target: string, year: Year): boolean {
  return sameDimension(byHours(parseUnit(q.unit), year).dimension, byHours(parseUnit(target), year).dimension);
}

/** The value in `target` units. Fault `park.unit-dimension` (with the line) where the dimensions differ. */
export function inUnit(q: Quantity, target: string, year: Year): number {
  const from = byHours(parseUnit(q.unit), year);
  const to = byHours(parseUnit(target), year);
  if (!sameDimension(from.dimension, to.dimension)) {
    throw new Fault('input', { code: 'park.unit-dimension', params: { unit: q.unit, wanted: target }, ...(q.where ? { where: q.where } : {}) });
  }
  return (q.value * from.scale * 10 ** from.tens) / (to.scale * 10 ** to.tens);
}

/** A ratio as a plain number: 55 % → 0.55. */
export function plain(q: Quantity): number {
  return inUnit(q, '1', { hours: 1 });
}
