import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Heading } from './outline.ts';
import type { Sentence, Span } from './reading.ts';

/** What a passage does: tells of the past, sets out what to do, looks around; '' where nothing says. */
export type Mode = 'past' | 'plan' | 'around' | '';

export interface Classified {
  readonly kinds: readonly Sentence['kind'][];
  readonly modes: readonly Mode[];
}

/**
 * Kind of each sentence. The mode of the passage gives the default (past: result, plan and speech: task, around and news: context);
 * the sentence's own words overrule it.
 */
export function classify(text: string, sentences: readonly Span[], outline: readonly Heading[], lexicon: Lexicon): Classified {
  const headings = new Map(outline.map((node) => [node.sentence, node]));
  const news = isNews(text, lexicon);
  const kinds: Sentence['kind'][] = [];
  const modes: Mode[] = [];
  let mode: Mode = '';
  sentences.forEach((span, i) => {
    const words = text.slice(span.at, span.end);
    const heading = headings.get(i);
    mode = nextMode(mode, words, heading, lexicon);
    modes.push(mode);
    kinds.push(kindOf(words, mode, heading, news, lexicon));
  });
  return { kinds, modes };
}

/** Headings of the first rank set the mode of their section; below, only sentences that open a passage change it. */
function nextMode(mode: Mode, words: string, heading: Heading | undefined, lexicon: Lexicon): Mode {
  const { modes } = lexicon.words;
  const has = (list: readonly string[], within: string) => list.some((word) => within.includes(word));
  if (heading && heading.rank <= 1) {
    if (has(modes.past, words)) return 'past';
    if (has(modes.around, words)) return 'around';
    return 'plan';
  }
  const opening = words.slice(0, 24);
  if (has(modes.plan, opening)) return 'plan';
  if (mode !== 'plan' && has(modes.past, opening) && words.length < 400) return 'past';
  return mode;
}

function kindOf(words: string, mode: Mode, heading: Heading | undefined, news: boolean, lexicon: Lexicon): Sentence['kind'] {
  const { sentences } = lexicon.words;
  const has = (list: readonly string[]) => list.some((word) => words.includes(word));
  if (has(sentences.greeting) && words.length < 80) return 'context';
  const bare = heading ? words.slice(heading.number.length) : words;
  const ordered = modalAt(bare, lexicon);
  const done = pattern(lexicon, 'done', '', () => `(?:${anyOf(sentences.done)})`).test(bare) || /[^为除]了[^解]/.test(bare);
  if (!/[。！？；]/.test(words.slice(-2)) && !heading) return lineKind(bare, lexicon);
  if (has(sentences.seeing)) return 'context';
  if (isQuotation(bare)) return 'context';
  if (/[：:]$/.test(bare)) return 'context';
  if (judges(bare) && !(ordered && /(?:要|必须|力争|将)/.test(bare.slice(bare.indexOf('是')))))
    return mode === 'past' && /\d|[*X]/.test(bare) ? 'result' : 'context';
  if (heading && heading.rank <= 4 && mode !== 'plan' && mode !== '' && bare.length < 60) return 'context';
  if (mode === 'past') return /^(?:要|必须|力争|下一步)/.test(bare) ? 'task' : 'result';
  if (mode === 'around') return ordered && /(?:^|[，,。；])(?:我们)?(?:要|必须|力争)/.test(bare) ? 'task' : /\d/.test(bare) && !ordered ? 'result' : 'context';
  if (/(?:20\d\d年)?\d{1,2}月\d{1,2}日/.test(bare.slice(0, 30)) && !ordered) return 'context';
  if (/(?:性|原则|目的)。$/.test(bare) && bare.length < 14) return 'context';
  if (ordered) return 'task';
  if (done) return 'result';
  if (news || !startsWithVerb(bare, lexicon)) return news || !hasVerb(bare, lexicon) ? 'context' : 'task';
  return 'task';
}

/** A line without a sentence's end: a title, metadata, or an order. */
function lineKind(words: string, lexicon: Lexicon): Sentence['kind'] {
  return startsWithVerb(words, lexicon) && !/(?:会议|讲话|发言|报告|通知|方案|意见|[：:])$/.test(words) ? 'task' : 'context';
}

/** 要, 力争, 将 … as words of their own: not 主要, 需求, 将军, 重要. */
export function modalAt(words: string, lexicon: Lexicon): boolean {
  const p = pattern(
    lexicon,
    'modal',
    'g',
    () => `(?<![主重需首必次纲只想紧摘概简精机扼])(?:${anyOf(lexicon.words.sentences.will)})(?![素点求闻件领害塞道职务])`,
  );
  return p.test(words);
}

export function startsWithVerb(words: string, lexicon: Lexicon): boolean {
  return pattern(lexicon, 'verbStart', '', () => `^[“”"]?(?:${anyOf([...lexicon.words.sentences.adverbs, ...lexicon.words.sentences.verbs])})`).test(words);
}

function hasVerb(words: string, lexicon: Lexicon): boolean {
  return pattern(lexicon, 'verb', '', () => `(?:${anyOf(lexicon.words.sentences.verbs)})`).test(words);
}

/** 报告强调，“…”: what a higher body said, not what this one will do. */
function isQuotation(words: string): boolean {
  return /^[^，,。]{0,24}(?:强调|指出|提出|要求)[，,：:]?[“"]/.test(words) && !/[”"][^“"]{0,6}[。；]?$/.test(words) === false;
}

/** X是Y: says what something is. 一是, 就是要 and 总是 are no judgements. */
function judges(words: string): boolean {
  const at = words.search(/(?<![一二三四五六七八九十还凡但可只于更别正尤])是(?!否|不是|非)/);
  return at >= 0 && at < 40 && !/[，,；]/.test(words.slice(0, at).replace(/^[^，,]{0,16}[，,]/, '')) && !words.startsWith('重点是');
}

/** News tells of others: 指出, 强调 by a third person, and no 我们. */
function isNews(text: string, lexicon: Lexicon): boolean {
  const told = text.match(pattern(lexicon, 'told', 'g', () => `(?:${anyOf(lexicon.words.sentences.telling)})[，,]`))?.length ?? 0;
  return told >= 2 && !/我们|同志们|我将|各位/.test(text.slice(0, 20_000));
}
