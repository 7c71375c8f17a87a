import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { catalog, indicators, readItems } from '../catalog/index.ts';
import { Fault } from '../fault.ts';
import { type DecodedText, decodeText, refuseSecret, refuseSize } from '../office/index.ts';
import { type Lexicon, read, type Reading } from '../reading/index.ts';
import { SHIPPED } from './catalog-files.ts';

/** What the reader needs beside the text: the words of the genre and the catalog's indicators. */
export interface ReadingWords {
  readonly lexicon: Lexicon;
  readonly indicators: readonly { readonly id: string; readonly aliases: readonly string[] }[];
}

let shipped: ReadingWords | undefined;

/** The shipped words, read from disk once: one object, so that the reader compiles its patterns once. */
export function readingWords(): ReadingWords {
  const file = (name: string) => readFileSync(join(SHIPPED, name), 'utf8');
  const part = (name: string) => parse(file(`lexicon/${name}.yaml`)) as unknown;
  shipped ??= {
    lexicon: {
      units: part('units'),
      words: part('words'),
      events: part('events'),
      traditional: part('traditional'),
      pairs: part('pairs'),
      confidence: part('confidence'),
    } as Lexicon,
    indicators: indicators(catalog({ shipped: readItems('indicators.yaml', file('indicators.yaml')), installation: [], park: [] })).map(
      ({ id, label, aliases }) => ({ id, aliases: [label.zh, ...aliases] }),
    ),
  };
  return shipped;
}

export interface ReadFile extends DecodedText {
  /** SHA-256 of the text in UTF-8, hex: also the text's blob. */
  readonly hash: string;
  readonly reading: Reading;
}

/** Reads a decoded text. `now` gives the year where the text itself tells none. */
export function readText(text: string, name: string, now: Date = new Date(), words: ReadingWords = readingWords()): Reading {
  const year = new Date(now.getTime() + 8 * 3600_000).getUTCFullYear();
  const hash = createHash('sha256').update(text, 'utf8').digest('hex');
  return read(text, { name, ...words, hash, ...(!Number.isNaN(year) && { assumedYear: year }) });
}

/**
 * An uploaded file from bytes to reading. A text marked 绝密, 机密, 秘密 or 内部 is refused here, so nothing of it reaches the store.
 * @throws Fault (input `office.*`, refused `office.secret`)
 */
export async function readUpload(bytes: Uint8Array, fileName: string, now: Date = new Date(), words?: ReadingWords): Promise<ReadFile> {
  const decoded = await decodeText(bytes, fileName);
  const name = fileName.replace(/\.[^.]+$/, '');
  for (const part of [decoded.text, decoded.margins, name]) refuseSecret(part, fileName);
  const reading = readText(decoded.text, name, now, words);
  return { ...decoded, hash: reading.text, reading };
}

/** The same from disk; its size is judged before it is read. */
export async function readPath(path: string, now: Date = new Date()): Promise<ReadFile> {
  const fileName = basename(path);
  let bytes: Uint8Array;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) throw new Error('not a file');
    refuseSize(stat.size, fileName);
    bytes = readFileSync(path);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw new Fault('input', { code: 'office.unreadable', params: {}, where: { file: path } }, { cause: error });
  }
  return readUpload(bytes, fileName, now);
}
