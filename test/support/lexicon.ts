import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { type Lexicon, read, type Reading } from '../../src/reading/index.ts';

/** The shipped words of the genre, for tests of pure rooms. */
export const lexicon = Object.fromEntries(
  ['units', 'words', 'events', 'traditional', 'pairs', 'confidence'].map((name) => [
    name,
    parse(readFileSync(new URL(`../../catalog/lexicon/${name}.yaml`, import.meta.url), 'utf8')),
  ]),
) as unknown as Lexicon;

/** Reads a text with the shipped words and no indicators. */
export function reading(text: string, assumedYear?: number): Reading {
  return read(text, { name: '样文', lexicon, indicators: [], hash: '', ...(assumedYear !== undefined && { assumedYear }) });
}
