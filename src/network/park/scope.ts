import { limitableIndicators, type LimitableIndicator } from './indicators.ts';
import type { Park, ParkProcess } from './schema.ts';

export interface CandidatePlant {
  readonly process: ParkProcess;
  /** Whether it counts by default. */
  readonly counts: boolean;
}

/**
 * Plants that can count for an indicator, and which do unless somebody chooses otherwise. 保障性 and 外送 plants sell to the grid: they count as
 * installed capacity, not in the share, the utilisation or the export of the park.
 */
export function candidatePlants(park: Park, indicator: string): CandidatePlant[] {
  const plants = park.processes.filter((p) => p.plant);
  return plants.map((process) => {
    const delivery = process.plant?.delivery;
    const serves = delivery !== 'guaranteed' && delivery !== 'export';
    const built = process.capacity.new !== undefined;
    const counts =
      indicator === 'energy.installed-renewable' ||
      (indicator === 'energy.export-share' ? delivery === 'routed' : indicator === 'energy.utilisation' ? serves && built : serves);
    return { process, counts };
  });
}

/** The 口径 card before anyone has touched it: what can count, what does by default, and the words for numerator and denominator. */
export interface ScopeCardDefaults {
  readonly indicator: LimitableIndicator;
  readonly plants: readonly { readonly id: string; readonly label: { readonly zh: string; readonly en: string }; readonly counts: boolean }[];
  readonly boundary: 'zone';
  readonly deliveredOnly: boolean;
  readonly hard: boolean;
  readonly numerator: { readonly zh: string; readonly en: string };
  readonly denominator: { readonly zh: string; readonly en: string };
}

/** Undefined where the indicator is no limit of the plan (growth, money, counts): the caller says so on the goal's page. */
export function scopeCardFor(park: Park, indicator: string): ScopeCardDefaults | undefined {
  const found = limitableIndicators.find((i) => i.id === indicator);
  if (!found) return undefined;
  const plants = found.byPlant ? candidatePlants(park, indicator).map((p) => ({ id: p.process.id, label: p.process.label, counts: p.counts })) : [];
  return { indicator: found, plants, boundary: 'zone', deliveredOnly: true, hard: true, numerator: found.numerator, denominator: found.denominator };
}
