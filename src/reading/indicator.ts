import { anyOf, type Lexicon, pattern } from './lexicon.ts';

/** Longest name an indicator may have; longer runs of words are clauses. */
const longest = 40;

/**
 * The words that name what is measured: those before the number down to the clause's start, without verbs and frames;
 * behind the number where none stand before (35个重点项目) ; else what the sentence named last.
 */
export function indicatorOf(before: string, after: string, counts: boolean, last: string, lexicon: Lexicon): string {
  const front = named(before, lexicon);
  const follows = behind(after, lexicon);
  // A counted noun follows its count; measured ones stand before their amount.
  if (counts && follows.length >= 2 && (front === '' || /^[\u4e00-\u9fff“]/.test(after))) return follows;
  return front || follows || last;
}

/** Strips what is not the name from both ends of the words before a number. */
export function named(before: string, lexicon: Lexicon): string {
  const { lead, tail, keep } = lexicon.words.indicators;
  const { change, bounds } = lexicon.words;
  const ends = pattern(
    lexicon,
    'nameEnd',
    '',
    () =>
      `(?:${anyOf([...tail, ...change.up, ...change.down, ...change.compared, ...change.reached, ...Object.values(bounds.before).flat()])}|[“”"（(\\s]|分别)$`,
  );
  const starts = pattern(
    lexicon,
    'nameStart',
    '',
    () => `^(?:${anyOf(lead)}|20\\d\\d年|到?[*X]+年|[“”"）)\\s]|(?:到|至)?[“"]?十[二三四五六]五[”"]?(?:末|期末|时期)?|的)`,
  );
  const kept = pattern(lexicon, 'nameKeep', '', () => `^(?:${anyOf(keep)})`);
  let words = before.slice(-longest);
  for (let cut = ends.exec(words); cut && cut[0] !== ''; cut = ends.exec(words)) words = words.slice(0, -cut[0].length);
  for (let cut = starts.exec(words); cut && cut[0] !== '' && !kept.test(words); cut = starts.exec(words)) words = words.slice(cut[0].length);
  return words;
}

/** The noun behind a count: up to the next mark, verb or number. */
function behind(after: string, lexicon: Lexicon): string {
  const stop = pattern(
    lexicon,
    'nameStop',
    '',
    () => `[，,。；;、：:\\n！？（）()]|\\d|入选|列入|建成|开工|完成|通过|实现|达到|获|落地|纳入|分别|整县|投资|进入|加快|改善|到基层|短期|建设`,
  );
  const words = after.slice(0, longest).replace(/^的/, '');
  const at = words.search(stop);
  return (at < 0 ? words : words.slice(0, at)).replace(/[“”"]/g, '');
}

/** Finds the catalog's indicator whose alias the name holds; the longest alias wins. */
export function canonicalOf(name: string, aliases: readonly (readonly [string, string])[]): string | undefined {
  return aliases.find(([alias]) => name.includes(alias))?.[1];
}
