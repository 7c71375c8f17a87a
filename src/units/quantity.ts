import { Fault } from '../fault.ts';
import { parseUnit, shift, type Unit } from './unit.ts';

/** A quantity as a person entered it: the decimal text is never rounded, the unit never changed. */
export interface Quantity {
  readonly text: string;
  readonly unit: string;
}

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** A quantity of a decimal text (thousands separators and full-width digits are taken out) and a unit. Faults `units.number`, `units.unknown`. */
export function quantity(text: string, unit: string): Quantity {
  const plain = text
    .trim()
    .replace(/[０-９．－＋，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/−/g, '-')
    .replace(/(?<=\d),(?=\d{3}(?!\d))/g, '');
  if (!DECIMAL.test(plain)) throw new Fault('input', { code: 'units.number', params: { text } });
  parseUnit(unit);
  return { text: plain, unit };
}

/** Its value in the base unit of its dimension (MW, MWh, t, m³, ha, 元, tce …), in float64. */
export function toBase(q: Quantity): number {
  const unit: Unit = parseUnit(q.unit);
  return shift(Number(q.text), unit.tens) * unit.scale;
}
