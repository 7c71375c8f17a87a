import { isQuantity, type Mark } from './quantity.ts';
import { type Park, SECTIONS, type Section } from './schema.ts';

/** A marked number as pages show it. */
export interface MarkedValue {
  readonly field: string;
  readonly value: number;
  readonly unit: string;
  readonly mark: Mark;
  readonly from: string;
  readonly file?: string;
  readonly line?: number;
}

export interface SummaryItem {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly owner?: string;
  readonly kind?: string;
  readonly note?: string;
  /** What else it says in words: commodity, unit, side, from, to, indicator, sense, operation … */
  readonly words: Readonly<Record<string, string>>;
  readonly values: readonly MarkedValue[];
}

export type ParkSummary = {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly baseYear: number;
  readonly targetYear: number;
  readonly hours: number;
  /** How many numbers carry each mark. */
  readonly marks: Readonly<Record<Mark, number>>;
} & { readonly [S in Exclude<Section, 'series'>]: readonly SummaryItem[] };

/** A park for people: every thing with its label and every number with its unit, mark, reference and line. */
export function parkSummary(park: Park): ParkSummary {
  const marks = { source: 0, typical: 0, assumption: 0 };
  const sections = Object.fromEntries(
    SECTIONS.filter((s) => s !== 'series').map((section) => [
      section,
      park[section].map((part): SummaryItem => {
        const values = valuesOf(part, '');
        for (const v of values) marks[v.mark]++;
        const texts = part as { readonly owner?: string; readonly kind?: string; readonly note?: string };
        return {
          id: part.id,
          label:
            'label' in part
              ? part.label
              : (park.commodities.find((c) => 'commodity' in part && c.id === part.commodity)?.label ?? { zh: part.id, en: part.id }),
          ...(texts.owner ? { owner: texts.owner } : {}),
          ...(texts.kind ? { kind: texts.kind } : {}),
          ...(texts.note ? { note: texts.note } : {}),
          words: Object.fromEntries(
            Object.entries(part).filter((e): e is [string, string] => typeof e[1] === 'string' && !['id', 'owner', 'kind', 'note'].includes(e[0])),
          ),
          values,
        };
      }),
    ]),
  );
  const { id, label, baseYear, targetYear } = park.meta;
  return { id, label, baseYear, targetYear, hours: park.hours, marks, ...(sections as Record<Exclude<Section, 'series'>, SummaryItem[]>) };
}

function valuesOf(part: unknown, field: string): MarkedValue[] {
  if (isQuantity(part)) {
    const { value, unit, mark, from, where } = part;
    return [{ field, value, unit, mark, from, ...(where?.file ? { file: where.file } : {}), ...(where?.line ? { line: where.line } : {}) }];
  }
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([key, value]) => valuesOf(value, field === '' ? key : `${field}.${key}`));
}
