import { Fault } from '../fault.ts';
import { nearest } from './nearest.ts';
import { baseSymbol, type Dimension, NONE, sameDimension, timesDimension } from './dimension.ts';
import { MAGNITUDES, UNITS, type UnitRow } from './table.ts';

/** A unit as read: one of it is `scale`·10^`tens` of the base unit of its dimension. */
export interface Unit {
  readonly text: string;
  readonly dimension: Dimension;
  readonly scale: number;
  readonly tens: number;
}

/** A plain number. */
export const ONE: Unit = { text: '', dimension: NONE, scale: 1, tens: 0 };

const byName = new Map<string, UnitRow>();
for (const row of UNITS) for (const name of row.names) byName.set(name, row);

/** Every simple name, for readers that look for units in running text. */
export function unitNames(): readonly string[] {
  return [...byName.keys()];
}

function simple(name: string): Unit | undefined {
  const exact = byName.get(name);
  if (exact) return { text: name, dimension: exact.dimension, scale: exact.scale, tens: exact.tens };
  for (const [word, tens] of MAGNITUDES) {
    if (!name.startsWith(word)) continue;
    const rest = byName.get(name.slice(word.length));
    if (rest?.counts) return { text: name, dimension: rest.dimension, scale: rest.scale, tens: rest.tens + tens };
    if (name === word) return { text: name, dimension: NONE, scale: 1, tens };
  }
  return undefined;
}

/** a·bⁿ as a unit of its own; its text is in the form numerators/(denominators), which `parseUnit` reads back. */
export function timesUnit(a: Unit, b: Unit, power: 1 | -1): Unit {
  const left = parts(a.text);
  const right = parts(b.text);
  const above = [...left.above, ...(power === 1 ? right.above : right.below)];
  const below = [...left.below, ...(power === 1 ? right.below : right.above)].filter((name) => {
    const same = above.indexOf(name);
    if (same >= 0) above.splice(same, 1);
    return same < 0;
  });
  const over = above.length > 0 ? above.join('·') : '1';
  const text = below.length === 0 ? above.join('·') : `${over}/${below.length > 1 ? `(${below.join('·')})` : below[0]}`;
  return {
    text,
    dimension: timesDimension(a.dimension, b.dimension, power),
    scale: power === 1 ? a.scale * b.scale : a.scale / b.scale,
    tens: a.tens + power * b.tens,
  };
}

/** Names that multiply and names that divide. Within one pair of parentheses all that stands behind the first '/' divides. */
function parts(text: string): { above: string[]; below: string[] } {
  if (byName.has(text)) return { above: [text], below: [] };
  const pieces = text
    .replace(/／|每/g, '/')
    .replace(/[*×⋅•]/g, '·')
    .replace(/（/g, '(')
    .replace(/）/g, ')')
    .split(/([()·/])/);
  const above: string[] = [];
  const below: string[] = [];
  const signs: [outer: boolean, inner: boolean][] = [[false, false]];
  for (const piece of pieces) {
    const [outer, inner] = signs.at(-1) ?? [false, false];
    if (piece === '(') signs.push([outer !== inner, false]);
    else if (piece === ')') signs.pop();
    else if (piece === '/') signs[signs.length - 1] = [outer, true];
    else if (piece !== '' && piece !== '·' && piece !== '1') (outer === inner ? above : below).push(piece);
  }
  return { above, below };
}

const EXPONENT: Readonly<Record<string, number>> = { '²': 2, '³': 3, '⁻¹': -1 };

/**
 * Reads names joined by '·' (or '*', '×') and '/'. All that stands behind the first '/' divides, as in 元/kVA·月 and t/(km·a):
 * tariff tables write it so. A name with a magnitude is one name: 万吨/年, 元/万千瓦时.
 */
function compound(text: string): Unit | undefined {
  const whole = simple(text);
  if (whole) return whole;
  if (/^[/／·]|[/／·]$|[/／·]{2}/.test(text)) return undefined;
  const { above, below } = parts(text);
  const groups = [...above.map((name): [string, 1 | -1] => [name, 1]), ...below.map((name): [string, 1 | -1] => [name, -1])];
  if (groups.length === 0) return undefined;
  let unit: Unit = ONE;
  for (const [name, sign] of groups) {
    const raised = /^(.+?)(?:\^(-?\d)|(²|³|⁻¹))$/.exec(name);
    const bare = simple(name);
    const one = bare ?? (raised ? simple(raised[1] ?? '') : undefined);
    if (!one) return undefined;
    const exponent = bare ? 1 : Number(raised?.[2] ?? EXPONENT[raised?.[3] ?? ''] ?? 1);
    for (let i = 0; i < Math.abs(exponent); i++) unit = timesUnit(unit, one, exponent * sign > 0 ? 1 : -1);
  }
  return { ...unit, text };
}

const cache = new Map<string, Unit | null>();

/** The unit of a text, or undefined: for readers that try. */
export function tryUnit(text: string): Unit | undefined {
  const trimmed = text
    .trim()
    .replace('台（套）', '台套')
    .replace(/\s*([/·*])\s*/g, '$1');
  if (trimmed === '') return ONE;
  const known = cache.get(trimmed);
  if (known !== undefined) return known ?? undefined;
  const unit = compound(trimmed);
  if (cache.size < 5000) cache.set(trimmed, unit ?? null);
  return unit;
}

/** The unit of a text such as '万千瓦', '元/千瓦时', 'MW·h'. Fault `units.unknown` (with the names nearest to it) otherwise. */
export function parseUnit(text: string): Unit {
  const unit = tryUnit(text);
  if (unit) return unit;
  const word = MAGNITUDES.find(([name]) => text.trim().startsWith(name))?.[0];
  const near = nearest(text.trim(), word === undefined ? unitNames() : [...unitNames(), ...unitNames().map((name) => word + name)]);
  throw new Fault('input', { code: near.length ? 'units.unknown-near' : 'units.unknown', params: { unit: text, near: near.join('、') } });
}

/**
 * The longest unit that starts at `at` in a running text, e.g. 亿千瓦时 in '用电85亿千瓦时以上'. Undefined where none does.
 * A Latin unit must not run on into another letter: 't' is no unit in 'two'.
 */
export function unitAt(text: string, at: number): { readonly unit: Unit; readonly end: number } | undefined {
  for (let end = Math.min(text.length, at + 16); end > at; end--) {
    const part = text.slice(at, end);
    if (/\s$|^\s/.test(part)) continue;
    if (/[A-Za-z]$/.test(part) && /[A-Za-z]/.test(text[end] ?? '')) continue;
    const unit = tryUnit(part);
    if (unit) return { unit, end };
  }
  return undefined;
}

/** x·10^k through the decimal text, so that 1.1·10⁴ is 11000 and not 11000.000000000002. */
export function shift(x: number, k: number): number {
  if (k === 0 || !Number.isFinite(x) || x === 0) return x;
  const [digits, exponent] = String(x).split('e');
  return Number(`${digits}e${Number(exponent ?? 0) + k}`);
}

/** Number by which a value in `from` is multiplied to be in `to`; both of one dimension. */
export function ratio(from: Unit, to: Unit): number {
  if (!sameDimension(from.dimension, to.dimension)) throw mismatch(from, to);
  return shift(from.scale === to.scale ? 1 : from.scale / to.scale, from.tens - to.tens);
}

/** A value in another unit of the same dimension. Fault `units.mismatch` where the dimensions differ: 吨标准煤 is no 千瓦时 without a factor. */
export function convert(value: number, from: Unit | string, to: Unit | string): number {
  const a = typeof from === 'string' ? parseUnit(from) : from;
  const b = typeof to === 'string' ? parseUnit(to) : to;
  if (!sameDimension(a.dimension, b.dimension)) throw mismatch(a, b);
  const shifted = shift(value, a.tens - b.tens);
  return a.scale === b.scale ? shifted : (shifted * a.scale) / b.scale;
}

/** The base unit of a unit's dimension: MW, MWh, t, m³, ha, 元, tce and what is made of them. */
export function baseUnit(unit: Unit): Unit {
  const text = baseSymbol(unit.dimension);
  return text === '' ? ONE : { text, dimension: unit.dimension, scale: 1, tens: 0 };
}

function mismatch(from: Unit, to: Unit): Fault {
  return new Fault('input', {
    code: 'units.mismatch',
    params: { from: from.text || '1', to: to.text || '1', fromBase: baseSymbol(from.dimension) || '1', toBase: baseSymbol(to.dimension) || '1' },
  });
}
