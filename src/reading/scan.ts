import type { Lexicon } from './lexicon.ts';

/** Whether any of a list of words stands in a text. Faster than a pattern of alternatives: a letter that begins none of them costs one look. */
export type Finder = (text: string) => boolean;

const finders = new WeakMap<Lexicon, Map<string, Finder>>();

/** The finder of a lexicon's list, made once by its name. */
export function finder(lexicon: Lexicon, name: string, words: () => readonly string[]): Finder {
  let mine = finders.get(lexicon);
  if (!mine) finders.set(lexicon, (mine = new Map()));
  let found = mine.get(name);
  if (!found) mine.set(name, (found = finderOf(words())));
  return found;
}

export function finderOf(words: readonly string[]): Finder {
  const byFirst = new Map<number, string[]>();
  const begins = new Uint8Array(0x10000);
  for (const word of words) {
    const code = word.charCodeAt(0);
    begins[code] = 1;
    byFirst.set(code, [...(byFirst.get(code) ?? []), word]);
  }
  return (text) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (begins[code] === 0) continue;
      for (const word of byFirst.get(code)!) if (text.startsWith(word, i)) return true;
    }
    return false;
  };
}

/** Marks of a set of characters, asked by code. */
export function marksOf(characters: string): (code: number) => boolean {
  const marked = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) marked[characters.charCodeAt(i)] = 1;
  return (code) => marked[code] === 1;
}
