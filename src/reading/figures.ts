import type { Classified } from './classify.ts';
import { indicatorOf, shareOut } from './indicator.ts';
import { anyOf, type Bound, type Lexicon, pattern } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import type { Figure, Span } from './reading.ts';
import { type Frame, yearOf } from './when.ts';

export type BareFigure = Omit<Figure, 'quote' | 'canonical'>;

/** The words around a quantity that tell what it is. */
export interface Around {
  /** From the clause's start (or the figure before) to the number. */
  readonly before: string;
  /** The whole clause before the number. */
  readonly clause: string;
  /** From the sentence's start to the number; of sentences joined by ；, from the first of them. */
  readonly lead: string;
  readonly after: string;
  readonly sentence: string;
}

/** Turns quantities into figures: what is measured, bound, change or level, target or result, and the year. */
export function figuresOf(
  text: string,
  quantities: readonly Quantity[],
  sentences: readonly Span[],
  said: Classified,
  projects: readonly Span[],
  frame: Omit<Frame, 'horizon'>,
  horizons: readonly (number | null)[],
  lexicon: Lexicon,
): BareFigure[] {
  const figures: BareFigure[] = [];
  let s = 0;
  let inSentence = -1;
  let chain = 0;
  const nothing = { indicator: '', figure: null, end: 0, subject: '', place: 0 };
  let last: { indicator: string; figure: BareFigure | null; end: number; subject: string; place: number } = nothing;
  quantities.forEach((q, index) => {
    while (s < sentences.length - 1 && sentences[s]!.end <= q.at) s++;
    const sentence = sentences[s]!;
    if (s !== inSentence) {
      if (text[sentence.at - 1] !== '；' || s !== inSentence + 1) chain = sentence.at;
      inSentence = s;
      last = { ...nothing, end: sentence.at };
    }
    const around = aroundOf(text, q, sentence, last.end, Math.max(chain, q.at - 400));
    const series = last.figure && seriesOf(around, last.end, text, q, sentence);
    const bound = boundOf(q, around, lexicon) ?? (around.sentence.includes('分别') ? sharedBound(text, quantities, index, lexicon) : null) ?? '=';
    const change = series && last.figure ? (last.figure.kind === 'change' ? Math.sign(last.figure.value ?? 1) : 0) : changeOf(q, around, lexicon);
    const project = projects.find((p) => p.at <= q.at && q.end <= p.end) ?? null;
    // 7大领域18个类别: a count straight behind another's noun shares its sense.
    const chained = last.figure !== null && !series && /^(?:[\u4e00-\u9fff]{0,5}[^的\n])?$/.test(text.slice(last.end, q.at)) && q.counts;
    const status = chained ? last.figure!.status : statusOf(said.kinds[s]!, said.modes[s]!, around, project !== null, q.rank);
    const subject = series
      ? last.subject
      : indicatorOf(
          around.before,
          around.after,
          q.rank || /^(?:年|个月|个季度|天)$/.test(q.unit) ? 'none' : q.counts || project ? 'any' : 'no verb',
          last.indicator,
          lexicon,
        );
    const place = series ? last.place + 1 : 0;
    const indicator = (around.sentence.includes('分别') && (series || around.before.includes('分别')) ? shareOut(subject, place, lexicon) : null) ?? subject;
    const figure: BareFigure = {
      at: q.at,
      end: q.end,
      indicator,
      value: q.value === null ? null : change < 0 ? -q.value : q.value,
      upper: q.upper === null ? null : change < 0 ? -q.upper : q.upper,
      unit: q.unit,
      masked: q.value === null,
      bound,
      kind: change !== 0 ? 'change' : 'level',
      status,
      year: chained ? last.figure!.year : yearOf(around, status, project !== null, { ...frame, horizon: horizons[s] ?? null }),
      confidence: confidenceOf(q, indicator, around, said.modes[s] !== ''),
    };
    figures.push(figure);
    last = { indicator: indicator || last.indicator, figure, end: q.end, subject, place };
  });
  return figures;
}

function aroundOf(text: string, q: Quantity, sentence: Span, from: number, chain: number): Around {
  const lead = text.slice(Math.min(chain, sentence.at), q.at);
  const clause = /[^，,；。\n]{0,60}$/.exec(lead.slice(-60))![0];
  const near = text.slice(Math.max(from, q.at - 60), q.at);
  const flat = near.replace(/（[^（）]*）|\([^()]*\)/g, (inner) => '·'.repeat(inner.length));
  const cut = Math.max(...['，', ',', '；', '：', ':', '\n', '（', '('].map((mark) => flat.lastIndexOf(mark)));
  return {
    before: near.slice(cut + 1).replace(/^(?:以上|以下|以内|左右)?[、和及与]/, ''),
    clause,
    lead,
    after: text.slice(q.end, Math.min(q.end + 40, sentence.end)),
    sentence: text.slice(sentence.at, sentence.end),
  };
}

/** 分别增长4.4%、5.6%: a figure behind 、 continues the one before. */
function seriesOf(around: Around, lastEnd: number, text: string, q: Quantity, sentence: Span): boolean {
  const between = text.slice(lastEnd, q.at);
  return lastEnd > sentence.at && /^(?:左右|以上|以下|以内)?[、和及]$/.test(between) && around.lead.includes('分别');
}

export function boundOf(q: Quantity, around: Around, lexicon: Lexicon): Bound | null {
  if (q.fixed?.bound) return q.fixed.bound;
  const { before, after } = lexicon.words.bounds;
  for (const bound of ['>=', '<=', '~'] as const) {
    if (pattern(lexicon, `after${bound}`, '', () => `^(?:${anyOf(after[bound])})`).test(around.after)) return bound;
  }
  if (q.more) return '>=';
  for (const bound of ['>=', '<=', '~'] as const) {
    if (pattern(lexicon, `before${bound}`, '', () => `(?<![节大制契合附最靠邻][^\\n]{0,0})(?:${anyOf(before[bound])})(?:了|到|至|在|为)?$`).test(around.before))
      return bound;
  }
  return null;
}

/** Bound behind the last of a 分别 list counts for all of it: 分别增长5%、6.5%左右. */
function sharedBound(text: string, quantities: readonly Quantity[], index: number, lexicon: Lexicon): Bound | null {
  for (let i = index; i + 1 < quantities.length && i < index + 6; i++) {
    if (!/^[、和及]$/.test(text.slice(quantities[i]!.end, quantities[i + 1]!.at))) return null;
    const after = text.slice(quantities[i + 1]!.end, quantities[i + 1]!.end + 4);
    for (const bound of ['>=', '<=', '~'] as const) {
      if (pattern(lexicon, `after${bound}`, '', () => `^(?:${anyOf(lexicon.words.bounds.after[bound])})`).test(after)) return bound;
    }
  }
  return null;
}

/** +1 growth, −1 decline, 0 a level. 提高到 tells a level, 提高 a change. */
export function changeOf(q: Quantity, around: Around, lexicon: Lexicon): number {
  if (q.fixed?.kind) return 1;
  if (q.rank) return 0;
  const { change, bounds } = lexicon.words;
  const between = `(?:${anyOf([...Object.values(bounds.before).flat(), ...change.compared, '达', '达到'])})*`;
  const up = pattern(lexicon, 'up', '', () => `(?<!新)(?:${anyOf(change.up)})${between}$`);
  const down = pattern(lexicon, 'down', '', () => `(?:${anyOf(change.down)})${between}$`);
  const before = around.before;
  if (down.test(before)) return -1;
  if (up.test(before)) return 1;
  const after = around.after.replace(/^(?:以上|左右|以下|以内)/, '');
  return q.counts ? 0 : pattern(lexicon, 'changeAfter', '', () => `^的?(?:${anyOf(change.after)})`).test(after) ? 1 : 0;
}

function statusOf(kind: 'task' | 'result' | 'context', mode: string, around: Around, inProject: boolean, rank: boolean): Figure['status'] {
  if (inProject) {
    // What is built is told as built; a list may be closed far behind the capacity.
    return /(?:建成投产|投产|竣工|具备试生产|通车|通水|建成)/.test(around.sentence.slice(around.lead.length)) && kind === 'result' ? 'result' : 'target';
  }
  // Another's: a neighbour's, or a list or limit of a higher body. A baseline (从 … 提高到) is neither reached nor aimed at.
  if ((!rank && /(?:周边|上级)|(?:自治区|国家|全国|省)$/.test(around.clause)) || /从(?:每年)?$/.test(around.before)) return 'context';
  // 产能已达…，力争到…: what stands before the first word of aim is what there is.
  if (
    kind === 'task' &&
    /^[\u4e00-\u9fff]{4,}(?:达到|达|突破)$/.test(around.before) &&
    !/(?:力争|争取|确保|要|将|到[^，,]{0,6}年)/.test(around.lead) &&
    /(?:力争|争取)到/.test(around.sentence.slice(around.lead.length))
  )
    return 'result';
  if (kind === 'task' && /(?:出的|已(?:经)?[^，,]{0,6}|现有|目前)$/.test(around.before)) return 'result';
  if (kind === 'task') return 'target';
  if (kind === 'result') return /(?:周边|上级|国家下达)[^，,]{0,8}$/.test(around.before) ? 'context' : 'result';
  return mode === 'around' || mode === 'past' ? 'result' : 'context';
}

/** Honest features: a digit number with a measure and a name before it is sure; words, masks and borrowed names are less so. */
function confidenceOf(q: Quantity, indicator: string, around: Around, framed: boolean): number {
  let sure = 0.95;
  if (q.style === 'han') sure -= 0.15;
  if (q.counts) sure -= 0.05;
  if (indicator.length < 2) sure -= 0.3;
  else if (!around.before.includes(indicator)) sure -= 0.05;
  if (indicator.length > 20) sure -= 0.1;
  if (!framed) sure -= 0.05;
  return Math.round(Math.max(0.1, sure) * 100) / 100;
}
