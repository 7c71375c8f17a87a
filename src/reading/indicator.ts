import { startsWithVerb } from './classify.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';

/** Longest name an indicator may have; longer runs of words are clauses. */
const longest = 40;

/**
 * The words that name what is measured: those before the number down to the clause's start, without verbs and frames;
 * behind the number where a noun follows it (35个重点项目, 3000万元财政专项资金); else what the sentence named last.
 * `behind` false: the number takes no noun (ranks, streaks).
 */
export function indicatorOf(before: string, after: string, mayFollow: boolean, last: string, lexicon: Lexicon): string {
  const front = named(before, lexicon);
  const follows = mayFollow ? behind(after, lexicon) : '';
  if (follows.length >= 2) return follows;
  return front || last || before.trim();
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
    () => `^(?:${anyOf(lead)}|20\\d\\d年|到?[*X]+年|[“”"）)\\s]|(?:到|至)?[“"]?十[二三四五六]五[”"]?(?:末|期末|时期)?|的|(?:在)?到20\\d\\d年)`,
  );
  const kept = pattern(lexicon, 'nameKeep', '', () => `^(?:${anyOf(keep)})`);
  let words = before.slice(-longest);
  for (let cut = ends.exec(words); cut && cut[0] !== ''; cut = ends.exec(words)) words = words.slice(0, -cut[0].length);
  for (let cut = starts.exec(words); cut && cut[0] !== '' && !kept.test(words); cut = starts.exec(words)) words = words.slice(cut[0].length);
  return words;
}

/** The noun behind a number: up to the next mark, verb or number; '' when no noun follows. */
function behind(after: string, lexicon: Lexicon): string {
  const { bounds, change } = lexicon.words;
  const none = pattern(
    lexicon,
    'noNoun',
    '',
    () => `^(?:${anyOf([...Object.values(bounds.after).flat(), ...change.compared, ...change.up, ...change.down, ...change.after])})`,
  );
  const words = after.slice(0, longest).replace(none, '').replace(/^的/, '');
  if (none.test(after) && !/^(?:以上|以下)?的?[\u4e00-\u9fff]/.test(after)) return '';
  if (none.test(after) && words === after.replace(none, '') && /^(?:以上|以下|左右)?(?:[，,。；、）)]|$|增速|增长)/.test(after)) return '';
  if (startsWithVerb(words, lexicon)) return '';
  const stop = pattern(
    lexicon,
    'nameStop',
    '',
    () =>
      '[，,。；;、：:\\n！？（）()]|\\d|入选|列入|建成|开工|完成|通过|实现|达到|获|落地|纳入|分别|整县|投资|进入|加快|改善|到基层|短期|建设|同比|由|全部|占|集聚|增长',
  );
  const at = words.search(stop);
  return (at < 0 ? words : words.slice(0, at)).replace(/[“”"]/g, '');
}

/**
 * A 分别 list gives each figure its own subject: 甲、乙、丙产值分别增长1%、2%、3%. The measured word stands behind the last;
 * 城乡 is 城镇 and 农村. Null when the subjects are not as many as asked for.
 */
export function shareOut(subject: string, place: number, lexicon: Lexicon): string | null {
  if (subject.startsWith('城乡') && place < 2) return `${place === 0 ? '城镇' : '农村'}${subject.slice(2)}`;
  const parts = subject.split(/、|(?:和|及|以及)(?=[\u4e00-\u9fff]{2})/);
  if (parts.length < 2 || place >= parts.length) return null;
  const measured = pattern(lexicon, 'measured', '', () => `(?:${anyOf(lexicon.words.indicators.measured)})$`).exec(parts.at(-1)!)?.[0] ?? '';
  const part = parts[place]!;
  return part.endsWith(measured) ? part : part + measured;
}

/** Finds the catalog's indicator whose alias the name holds; aliases come longest first. */
export function canonicalOf(name: string, aliases: readonly (readonly [string, string])[]): string | undefined {
  return aliases.find(([alias]) => name.includes(alias))?.[1];
}
