/** What the API says of plans, limits and the overview. */
import type { Colour, Entry, Job, Label, LedgerEvent, Light } from './types.ts';

export interface PlanLimit {
  readonly id: string;
  readonly indicator: string;
  readonly label?: Label;
  readonly sense: string;
  readonly level: number;
  readonly actual: number;
  readonly unit: string;
  readonly slack: number;
  readonly price: number;
  readonly priceUnit: string;
  readonly goal?: string;
}

export interface Overview {
  readonly asOf: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly sentence: Label;
  readonly counts: Readonly<Record<Colour, number>>;
  readonly areas: readonly { readonly area: string; readonly label: Label; readonly counts: Readonly<Record<Colour, number>> }[];
  readonly red: readonly RedItem[];
  readonly deadlines: readonly { readonly ledger: string; readonly entry: string; readonly name: string; readonly date: string; readonly light: Light }[];
  readonly changes: readonly LedgerEvent[];
  readonly plan: OverviewPlan | null;
  readonly job: Job | null;
}

export interface RedItem {
  readonly ledger: string;
  readonly entry: string;
  readonly code: string;
  readonly name: string;
  readonly area: string;
  readonly light: Light;
  readonly needs?: string;
}

export interface OverviewPlan {
  readonly id: string;
  readonly name: string;
  readonly hours: number;
  readonly stale: boolean;
  readonly objective: number;
  readonly shares: readonly { readonly id: string; readonly label: Label; readonly value: number; readonly unit: string }[];
  readonly limits: readonly PlanLimit[];
  readonly status: string;
}

export interface ScopeCard {
  readonly indicator: string;
  readonly subject: string;
  readonly period: string;
  readonly sense: '<=' | '>=' | '=';
  readonly level: number;
  readonly unit: string;
  readonly boundary: 'zone' | 'inner-park' | 'enterprise';
  readonly plants: readonly { readonly id: string; readonly label: Label; readonly counts: boolean }[];
  readonly numerator: string;
  readonly denominator: string;
  readonly deliveredOnly: boolean;
  readonly hard: boolean;
  readonly note: string;
}

export interface GoalPrice {
  readonly plan?: Entry | string | null;
  readonly limit?: Entry | string | null;
  readonly price: number | null;
  readonly priceUnit: string;
  readonly slack: number | null;
  readonly actual: number | null;
  readonly level: number | null;
  readonly unit: string;
  readonly stale: boolean;
  readonly sentence: Label;
}

export interface Proposal {
  readonly item: string;
  readonly ledger: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly source: { readonly textHash: string; readonly at: number; readonly end: number; readonly quote: string };
  /** How sure the reader is, 0…1. */
  readonly confidence: number;
}

export interface WeekLine {
  readonly id: string;
  readonly label: Label;
  readonly values: readonly number[];
}

export interface Week {
  readonly hours: number;
  readonly unit?: string;
  readonly supply: readonly WeekLine[];
  readonly demand: readonly WeekLine[];
  readonly level: readonly WeekLine[];
  readonly price: readonly WeekLine[] | readonly number[];
}

export interface Balance {
  readonly unit: string;
  readonly nodes: readonly { readonly id: string; readonly label: Label }[];
  readonly links: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  readonly prices: readonly { readonly id: string; readonly label: Label; readonly kind: string; readonly unit: string; readonly value: number }[];
}

export interface Flows {
  readonly hours: number;
  readonly unit: string;
  readonly values: readonly number[];
}
