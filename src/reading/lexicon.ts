/** The words of the genre, as data: `catalog/lexicon/*.yaml`, one key a file. The reader holds rules only. */
export type Bound = '>=' | '<=' | '~';

export interface Lexicon {
  readonly units: {
    readonly multipliers: readonly string[];
    readonly measures: readonly (readonly string[])[];
    readonly counts: readonly (readonly string[])[];
    /** Unit → words that must stand before it in the clause. */
    readonly conditional: Readonly<Record<string, readonly string[]>>;
    readonly articles: readonly string[];
    readonly articleNouns: readonly string[];
    readonly bareNouns: readonly string[];
    /** Unit → characters that make it the head of another word. */
    readonly heads: Readonly<Record<string, string>>;
  };
  readonly words: {
    readonly bounds: { readonly before: Readonly<Record<Bound, readonly string[]>>; readonly after: Readonly<Record<Bound, readonly string[]>> };
    readonly change: {
      readonly up: readonly string[];
      readonly down: readonly string[];
      readonly after: readonly string[];
      readonly reached: readonly string[];
      readonly turns: Readonly<Record<string, number>>;
      readonly compared: readonly string[];
    };
    readonly shares: Readonly<Record<string, readonly [number, Bound]>>;
    readonly ranks: { readonly before: readonly string[]; readonly units: readonly string[] };
    readonly modes: Readonly<Record<'past' | 'plan' | 'around', readonly string[]>>;
    readonly leaning: { readonly past: readonly string[]; readonly states: readonly string[]; readonly plan: readonly string[] };
    readonly sentences: {
      readonly modal: readonly string[];
      readonly adverbs: readonly string[];
      readonly verbs: readonly string[];
      readonly will: readonly string[];
      readonly done: readonly string[];
      readonly success: readonly string[];
      readonly greeting: readonly string[];
      readonly seeing: readonly string[];
      readonly higher: readonly string[];
      readonly standing: readonly string[];
      readonly nouns: readonly string[];
      readonly judging: readonly string[];
      readonly valuing: readonly string[];
      readonly wanting: readonly string[];
      readonly announcing: readonly string[];
      readonly telling: readonly string[];
    };
    readonly indicators: {
      readonly lead: readonly string[];
      readonly tail: readonly string[];
      readonly keep: readonly string[];
      readonly measured: readonly string[];
    };
    readonly projects: {
      readonly heads: readonly string[];
      readonly strong: readonly string[];
      readonly sites: readonly string[];
      readonly building: readonly string[];
      readonly making: readonly string[];
      readonly used: readonly string[];
      readonly common: readonly string[];
      readonly programmes: readonly string[];
      readonly physical: readonly string[];
      readonly clause: readonly string[];
      readonly facilities: readonly string[];
      readonly firms: readonly string[];
      readonly stages: readonly (readonly [string, string])[];
    };
    readonly tasks: Readonly<
      Record<'units' | 'joint' | 'verbs' | 'adverbs' | 'results' | 'steps' | 'stages' | 'attitudes' | 'abstract' | 'concrete' | 'frames', readonly string[]>
    >;
  };
  readonly events: {
    readonly said: readonly { readonly words: readonly string[]; readonly year: number }[];
    readonly happened: readonly { readonly words: readonly string[]; readonly on: string }[];
    readonly periods: Readonly<Record<string, number>>;
  };
  /** Steps [raw score, share right] of each kind of item; raw scores are given as they are without. */
  readonly confidence?: Readonly<Record<'figure' | 'task' | 'project', readonly (readonly [number, number])[]>>;
  /** Common pairs of characters: words of a first character and all that follow it. */
  readonly pairs: { readonly common: string };
  readonly traditional: { readonly from: string; readonly to: string };
}

/** A pattern that matches any of the words, the longest first. */
export function anyOf(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
}

const grammars = new WeakMap<Lexicon, Map<string, RegExp>>();
/** The lexicon asked last: nearly always the one asked next. */
let last: { readonly lexicon: Lexicon | null; readonly mine: Map<string, RegExp> } = { lexicon: null, mine: new Map() };

/** Compiles a pattern once a lexicon; `make` gives the source. */
export function pattern(lexicon: Lexicon, name: string, flags: string, make: () => string): RegExp {
  if (lexicon !== last.lexicon) {
    const mine = grammars.get(lexicon) ?? new Map<string, RegExp>();
    grammars.set(lexicon, mine);
    last = { lexicon, mine };
  }
  let found = last.mine.get(name);
  if (!found) last.mine.set(name, (found = new RegExp(make(), flags)));
  found.lastIndex = 0;
  return found;
}
