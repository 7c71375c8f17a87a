import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readParkFolder } from '../../loop/park-files.ts';
import { limitableIndicators } from './indicators.ts';
import { parsePark } from './park.ts';
import { scopeCardFor } from './scope.ts';

const park = parsePark(readParkFolder(new URL('../../../parks/alxa', import.meta.url).pathname));
const counts = (indicator: string) =>
  scopeCardFor(park, indicator)
    ?.plants.filter((p) => p.counts)
    .map((p) => p.id);

describe('the 口径 card before anyone has touched it', () => {
  it('保障性光伏 counts as installed, not in the share', () => {
    expect(counts('energy.renewable-share')).not.toContain('pv-guaranteed');
    expect(counts('energy.installed-renewable')).toContain('pv-guaranteed');
    expect(scopeCardFor(park, 'energy.renewable-share')?.plants.map((p) => p.id)).toContain('pv-guaranteed');
  });

  it('export and utilisation are asked of what can still be built', () => {
    expect(counts('energy.export-share')).toEqual(['wind-new', 'pv-new']);
    expect(counts('energy.utilisation')).toEqual(['wind-new', 'pv-new']);
  });

  it('an indicator that is no limit has no card', () => {
    expect(scopeCardFor(park, 'economy.gdp')).toBeUndefined();
  });

  it('every indicator that can be a limit says what is counted, in both languages', () => {
    for (const i of limitableIndicators)
      for (const text of [i.label, i.numerator, i.explains])
        expect(
          [text.zh, text.en].every((t) => t !== ''),
          i.id,
        ).toBe(true);
  });
});

describe('docs/park-format.md', () => {
  it('shows a park that can be read', () => {
    const page = readFileSync(new URL('../../../docs/park-format.md', import.meta.url), 'utf8');
    const [, yaml = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(parsePark({ 'park.yaml': yaml }).meta.id).toBe('tiny');
  });
});
