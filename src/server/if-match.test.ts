import { describe, expect, it } from 'vitest';
import { revisionOf } from './if-match.ts';

describe('If-Match', () => {
  it.each([
    ['"3"', 3],
    ['W/"12"', 12],
    ['7', 7],
    ['*', undefined],
    [undefined, undefined],
  ])('%s is revision %s', (header, revision) => expect(revisionOf(header)).toBe(revision));

  it('refuses what is no revision', () => expect(() => revisionOf('"abc"')).toThrowError(/server\.if-match/));
});
