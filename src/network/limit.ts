/**
 * A limit as people set it, before the park's lowering turns it into rows: the design's `Limit`.
 * `park.yaml` limits, accepted goals (through the 口径 card) and scenarios all use this shape.
 */
export interface Limit {
  readonly id: string;
  /** Canonical indicator id, e.g. 'energy.renewable-share'. */
  readonly indicator: string;
  readonly subject: string;
  /** '2025', or '' for every year. */
  readonly period: string;
  readonly sense: '<=' | '>=' | '=';
  /** In `unit`, as people read it (50 with '%'; 500 with '万千瓦'). */
  readonly level: number;
  readonly unit: string;
  readonly scope: Scope;
  readonly hard: boolean;
  /** CNY a unit and year, for a soft limit. */
  readonly penalty?: number;
  readonly goal?: string;
  readonly goalRevision?: number;
}

/** 口径: what is counted. Kept with the goal and printed under its price. */
export interface Scope {
  readonly boundary: 'zone' | 'inner-park' | 'enterprise';
  /** Ids of plants that count; empty: all that can. */
  readonly plants: readonly string[];
  readonly numerator: string;
  readonly denominator: string;
  /** Only power delivered to loads of the park counts (true), or all that is generated. */
  readonly deliveredOnly: boolean;
  readonly note: string;
}
