import { isNone, sameDimension } from './dimension.ts';
import { UNITS, type UnitRow } from './table.ts';
import { shift, tryUnit } from './unit.ts';

/** What an English sentence says for a unit: a value in the unit is `factor` times as many `name`. */
export interface EnglishUnit {
  readonly factor: number;
  readonly name: string;
}

const chinese = /\p{Script=Han}/u;
const latin = /^[A-Za-zμ]+[²³]?(?:CO2)?$/;

/** The English name of a unit written in Chinese: 万千瓦 → 10 MW, 元/千瓦时 → CNY/kWh, 个 → none. A unit without one stays as it is. */
export function englishUnit(text: string): EnglishUnit {
  if (!chinese.test(text)) return { factor: 1, name: text };
  let [tens, name, over] = [0, '', 1];
  for (const piece of text.split(/([/·])/)) {
    if (piece === '/' || piece === '·') {
      // All that stands behind the first '/' divides.
      if (piece === '/') over = -1;
      name += piece;
      continue;
    }
    const one = named(piece);
    if (!one) return { factor: 1, name: text };
    tens += over * one.tens;
    name += one.name;
  }
  const [step, word] = tens >= 6 ? [6, 'million '] : tens >= 3 ? [3, 'thousand '] : [0, ''];
  return { factor: shift(1, tens - step), name: `${word}${name}`.trim() };
}

/** A simple unit as so many powers of ten of one with a Latin name, the largest that is not larger. */
function named(text: string): { readonly tens: number; readonly name: string } | undefined {
  const unit = tryUnit(text);
  if (!unit || isNone(unit.dimension)) return undefined;
  if ('item' in unit.dimension) return { tens: unit.tens, name: '' };
  if ('person' in unit.dimension) return { tens: unit.tens, name: 'people' };
  const isCarbon = text.includes('碳');
  const fits = UNITS.filter((row) => sameDimension(row.dimension, unit.dimension) && row.scale === unit.scale && row.tens <= unit.tens)
    .map((row) => ({ row, name: row.names.find((n) => latin.test(n) && /^(?:.*CO2|tC)$/.test(n) === isCarbon) }))
    .filter((one): one is { row: UnitRow; name: string } => one.name !== undefined)
    .toSorted((a, b) => b.row.tens - a.row.tens);
  const best = fits[0];
  return best && { tens: unit.tens - best.row.tens, name: best.name };
}
