/** A plan entry read into the shapes its page draws. */
import type { Entry, Label, PlanLimit } from '../api/index.ts';
import { jsonOf, listOf, numberOf, recordOf, textOf } from '../parts/values.ts';

export interface PlanItem {
  readonly id: string;
  readonly what: string;
  readonly kind: string;
  readonly label: Label;
  readonly unit: string;
  readonly existing: number;
  readonly total: number;
  readonly extendable: boolean;
  /** Largest total that may be built; null where there is no bound or the plan does not say. */
  readonly max: number | null;
  readonly investment: number;
  readonly throughput: number;
}

export interface SupplyShare {
  readonly id: string;
  readonly label: Label;
  readonly value: number;
  readonly unit: string;
}

export interface PlanData {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly hours: number;
  readonly objective: number | undefined;
  readonly isStale: boolean;
  readonly items: readonly PlanItem[];
  readonly limits: readonly PlanLimit[];
  readonly supply: readonly SupplyShare[];
  readonly horizonShare: number;
  readonly prices: Readonly<Record<string, number>>;
  readonly accounts: Readonly<Record<string, unknown>>;
  readonly certificate: { readonly primal?: number | undefined; readonly dual?: number | undefined; readonly gap?: number | undefined };
  readonly seconds: { readonly build?: number | undefined; readonly solve?: number | undefined };
  readonly solver: string;
  readonly inputHash: string;
}

const labelOf = (value: unknown, id: string): Label => {
  const label = recordOf(value);
  return { zh: textOf(label['zh']) || id, en: textOf(label['en']) || id };
};

export function planOf(entry: Entry): PlanData {
  const { values } = entry;
  const accounts = recordOf(jsonOf(values['accounts']));
  const certificate = recordOf(jsonOf(values['certificate']));
  const seconds = recordOf(jsonOf(values['seconds']));
  return {
    id: entry.id,
    name: textOf(values['name']) || entry.code,
    status: textOf(values['status']),
    hours: numberOf(values['hours']) ?? 0,
    objective: numberOf(values['objective']),
    isStale: values['stale'] === true,
    items: listOf(jsonOf(values['capacities'])).map((one) => itemOf(recordOf(one))),
    limits: listOf(jsonOf(values['limits'])) as readonly PlanLimit[],
    supply: listOf(accounts['supply']) as readonly SupplyShare[],
    horizonShare: numberOf(accounts['horizonShare']) ?? 1,
    prices: recordOf(jsonOf(values['prices'])) as Readonly<Record<string, number>>,
    accounts,
    certificate: { primal: numberOf(certificate['primal']), dual: numberOf(certificate['dual']), gap: numberOf(certificate['gap']) },
    seconds: { build: numberOf(seconds['build']), solve: numberOf(seconds['solve']) },
    solver: textOf(values['solver']),
    inputHash: textOf(values['inputHash']),
  };
}

function itemOf(one: Readonly<Record<string, unknown>>): PlanItem {
  const id = textOf(one['id']);
  return {
    id,
    what: textOf(one['what']),
    kind: textOf(one['kind']),
    label: labelOf(one['label'], id),
    unit: textOf(one['unit']),
    existing: numberOf(one['existing']) ?? 0,
    total: numberOf(one['total']) ?? 0,
    extendable: one['extendable'] === true,
    max: numberOf(one['max']) ?? null,
    investment: numberOf(one['investment']) ?? 0,
    throughput: numberOf(one['throughput']) ?? 0,
  };
}

/** Wind and sun: what renewable capacity and energy are counted from where no limit says it. */
export const isRenewable = (item: { readonly id: string; readonly kind?: string; readonly label: Label }): boolean =>
  /wind|solar|pv|\u98ce\u7535|\u5149\u4f0f|\u98ce\u5149/i.test(`${item.id} ${item.kind ?? ''} ${item.label.zh}`);
