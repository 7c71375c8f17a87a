/** Units that stand in the annotated documents (../shared/documents/gold): each is one that the floors can compute with. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tryUnit } from '../../src/units/index.ts';

const gold = new URL('../../../shared/documents/gold/', import.meta.url);

describe.skipIf(!existsSync(gold))('units of real documents', () => {
  it('all read', () => {
    const unread = readdirSync(gold).flatMap((file) => {
      const { figures } = JSON.parse(readFileSync(new URL(file, gold), 'utf8')) as { figures: { unit: string }[] };
      return figures.map((figure) => figure.unit).filter((unit) => tryUnit(unit) === undefined);
    });
    expect(unread).toEqual([]);
  });
});
