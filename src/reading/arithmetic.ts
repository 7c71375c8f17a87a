import { type Goal, near, sameGoal, valueIn } from './goals.ts';
import type { Figure, Reading } from './reading.ts';

/** Last year's result, this year's growth and this year's level of one indicator, reckoned together. Indexes into `figures`. */
export interface Reckoning {
  readonly indicator: string;
  readonly canonical?: string;
  readonly year: number;
  readonly last: number;
  readonly growth: number | null;
  readonly level: number | null;
  /** Last result × (1 + growth); without a growth, the level said. In `unit`. */
  readonly implied: number;
  /** Growth in per cent: as said, or level against last result. */
  readonly rate: number;
  /** 今年需新增: implied minus last result; 月均: a twelfth of it. In `unit`. */
  readonly needed: number;
  readonly monthly: number;
  readonly unit: string;
  /** Whether the three agree; null where only two are said. */
  readonly agrees: boolean | null;
  /** Level said minus level implied, in `unit`; null where one is not said. */
  readonly gap: number | null;
}

/** Figures of goals are rounded: three said numbers agree when they are this near. */
const rounding = 0.01;

/**
 * Checks the arithmetic of a document: 到位资金100亿元 last year, +30 %, 130亿元 this year. For each indicator with a result level of one year and
 * a target growth (in per cent) or level of the next; blanks and ranges are left out.
 */
export function checkArithmetic(reading: Reading): Reckoning[] {
  const goal = (figure: Figure, source: number): Goal => ({ ...figure, source: String(source) });
  const figures = reading.figures.map(goal);
  const firm = (i: number) => figures[i]!.value !== null && figures[i]!.upper === null && reading.figures[i]!.year !== null;
  const name = (i: number) => figures[i]!.canonical ?? figures[i]!.indicator;
  const byName = new Map<string, number[]>();
  figures.forEach((_, i) => {
    if (firm(i) && name(i).length >= 2) byName.set(name(i), [...(byName.get(name(i)) ?? []), i]);
  });
  const out: Reckoning[] = [];
  for (const group of byName.values()) {
    for (const last of group) {
      const base = reading.figures[last]!;
      // A count of 项目 names other things each time.
      if (
        base.status !== 'result' ||
        base.kind !== 'level' ||
        base.value === 0 ||
        base.unit === '%' ||
        (base.canonical === undefined && base.indicator.length < 4)
      )
        continue;
      const year = base.year! + 1;
      const next = group.filter((i) => reading.figures[i]!.status === 'target' && reading.figures[i]!.year === year);
      const growth = next.find((i) => figures[i]!.kind === 'change' && figures[i]!.unit === '%') ?? null;
      const level = next.find((i) => figures[i]!.kind === 'level' && sameGoal({ ...figures[last]!, year }, figures[i]!)) ?? null;
      if (growth === null && level === null) continue;
      const said = level === null ? null : (valueIn(figures[level]!, base.unit) ?? null);
      const implied = growth === null ? said! : base.value! * (1 + figures[growth]!.value! / 100);
      const bound = growth === null || level === null ? '=' : figures[level]!.bound;
      const gap = growth === null || said === null ? null : said - implied;
      const least = bound === '>=' && gap !== null && gap <= 0 && near(said!, implied, 0.05);
      out.push({
        indicator: base.indicator,
        ...(base.canonical !== undefined && { canonical: base.canonical }),
        year,
        last,
        growth,
        level,
        implied,
        rate: growth === null ? (said! / base.value! - 1) * 100 : figures[growth]!.value!,
        needed: implied - base.value!,
        monthly: (implied - base.value!) / 12,
        unit: base.unit,
        agrees: gap === null ? null : near(said!, implied, rounding) || least,
        gap,
      });
      break;
    }
  }
  return out;
}
