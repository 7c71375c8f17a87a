import { Fault } from '../../fault.ts';
import { nearest } from '../../units/index.ts';
import { fits, isQuantity, type Quantity, readQuantity } from './quantity.ts';
import { type Park, type ParkScenario, SECTIONS } from './schema.ts';

/** What a plan changes of its park: a scenario of the park's own, and single numbers (`routes.green-trade.fee` → `0.16 元/kWh [A]`). */
export interface Overrides {
  readonly scenario?: string;
  readonly set?: Readonly<Record<string, string>>;
}

/** The park with a scenario's numbers set; the park handed in stays as it is. */
export function applyOverrides(park: Park, overrides: Overrides | undefined): Park {
  if (!overrides) return park;
  const scenario = overrides.scenario === undefined ? undefined : scenarioOf(park, overrides.scenario);
  const set: [string, Quantity][] = [
    ...Object.entries(scenario?.set ?? {}),
    ...Object.entries(overrides.set ?? {}).map(([path, text]): [string, Quantity] => [path, asQuantity(path, text)]),
  ];
  let out = park;
  for (const [path, q] of set) out = withQuantity(out, path, q);
  if (!scenario) return out;
  return {
    ...out,
    limits: out.limits.map((l) => (scenario.on.includes(l.id) ? { ...l, active: true } : scenario.off.includes(l.id) ? { ...l, active: false } : l)),
  };
}

function scenarioOf(park: Park, id: string): ParkScenario {
  const found = park.scenarios.find((s) => s.id === id);
  if (found) return found;
  const names = park.scenarios.map((s) => s.id);
  throw new Fault('input', { code: 'park.scenario', params: { name: id, known: names.join('、') } });
}

function asQuantity(path: string, text: string): Quantity {
  const q = readQuantity(text);
  if ('code' in q) throw new Fault('input', { ...q, where: { field: path } });
  return q;
}

function withQuantity(park: Park, path: string, q: Quantity): Park {
  const [section = '', rest = ''] = [path.slice(0, path.indexOf('.')), path.slice(path.indexOf('.') + 1)];
  const known = SECTIONS.find((s) => s === section);
  const items = (known ? park[known] : []) as readonly { readonly id: string }[];
  const item = items.find((i) => rest.startsWith(`${i.id}.`));
  if (!known || !item) {
    const near = nearest(path, known ? items.map((i) => `${section}.${i.id}`) : SECTIONS);
    throw new Fault('input', { code: 'park.path', params: { path, near: near.join('、') }, ...(q.where ? { where: q.where } : {}) });
  }
  const changed = replaced(item, rest.slice(item.id.length + 1).split('.'), path, q, park);
  return { ...park, [known]: items.map((i) => (i === item ? changed : i)) };
}

function replaced(part: object, keys: readonly string[], path: string, q: Quantity, park: Park): object {
  const [key = '', ...rest] = keys;
  const now = (part as Record<string, unknown>)[key];
  if (rest.length > 0 && typeof now === 'object' && now !== null && !isQuantity(now)) return { ...part, [key]: replaced(now, rest, path, q, park) };
  if (rest.length > 0 || !isQuantity(now))
    throw new Fault('input', { code: 'park.path', params: { path, near: Object.keys(part).join('、') }, ...(q.where ? { where: q.where } : {}) });
  if (!fits(q, now.unit, park))
    throw new Fault('input', { code: 'park.unit-dimension', params: { unit: q.unit, wanted: now.unit }, ...(q.where ? { where: q.where } : {}) });
  return { ...part, [key]: q };
}
