/** A light: its colour, the dated rule that made it, and why, with the numbers. */
export type Colour = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Light {
  readonly colour: Colour;
  /** Id of the catalog rule. */
  readonly rule: string;
  readonly reason: Reason;
  readonly text: { readonly zh: string; readonly en: string };
  /** Distance to the target in the goal's unit (percentage points for growth and shares given in %); positive: short of it. */
  readonly gap?: number;
  /** What the schedule asks for by now, in the goal's unit. */
  readonly expected?: number;
  readonly actual?: number;
  readonly unit?: string;
  /** How far behind in percentage points of completion: the measure by which the worst comes first. */
  readonly behind?: number;
}

const severity: Readonly<Record<Colour, number>> = { grey: 0, green: 0, blue: 1, yellow: 2, red: 3 };

/** 0 (green, grey) … 3 (red): the higher, the sooner it needs someone. */
export function severityOf(colour: Colour): number {
  return severity[colour];
}

/** Worst first: by colour, then by how far behind. */
export function compareLights(a: Light, b: Light): number {
  return severity[b.colour] - severity[a.colour] || (b.behind ?? 0) - (a.behind ?? 0);
}

export function noCounts(): Record<Colour, number> {
  return { green: 0, yellow: 0, red: 0, blue: 0, grey: 0 };
}
