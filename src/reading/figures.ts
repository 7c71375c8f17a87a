import type { Classified } from './classify.ts';
import { indicatorOf, named, shareOut } from './indicator.ts';
import type { Lexicon } from './lexicon.ts';
import type { Quantity } from './quantities.ts';
import type { Figure, Span } from './reading.ts';
import { type Around, aroundOf, boundOf, capacity, changeOf, sharedBound, statusOf } from './senses.ts';
import { nameBefore, namesShared, yearsShared } from './told.ts';
import { type Frame, yearOf } from './when.ts';

export type BareFigure = Omit<Figure, 'quote' | 'canonical'>;

/** Turns quantities into figures: what is measured, bound, change or level, target or result, and the year. */
export function figuresOf(
  text: string,
  quantities: readonly Quantity[],
  sentences: readonly Span[],
  said: Classified,
  projects: readonly Span[],
  frame: Omit<Frame, 'horizon' | 'opened'>,
  horizons: readonly (number | null)[],
  lexicon: Lexicon,
): BareFigure[] {
  const figures: BareFigure[] = [];
  let s = 0;
  let p = 0;
  let inSentence = -1;
  let chain = 0;
  let told: BareFigure[] = [];
  let carried = '';
  let running = false;
  let years: readonly number[] | null = null;
  let names: readonly string[] | null = null;
  const nothing = { indicator: '', figure: null, end: 0, subject: '', place: 0 };
  let last: { indicator: string; figure: BareFigure | null; end: number; subject: string; place: number } = nothing;
  quantities.forEach((q, index) => {
    while (s < sentences.length - 1 && sentences[s]!.end <= q.at) s++;
    const sentence = sentences[s]!;
    if (s !== inSentence) {
      if (text[sentence.at - 1] !== '；' || s !== inSentence + 1) chain = sentence.at;
      inSentence = s;
      // 产值…。7月增长5%。: a sentence without a name goes on with the one before, in its paragraph.
      carried = /[\n\r]/.test(text.slice(last.end, q.at)) ? '' : last.indicator;
      last = { ...nothing, end: sentence.at };
      told = [];
    }
    const around = aroundOf(text, q, sentence, last.end, chain);
    const series = last.figure !== null && around.apart && continues(text.slice(last.end, q.at));
    // 突破8万亩、9万亩: a bound said before a list counts for all of it.
    running =
      last.figure?.bound === '>=' &&
      last.figure.unit === q.unit &&
      continues(text.slice(last.end, q.at)) &&
      (running || /(?:突破|超过?|不低于|不少于)$/.test(text.slice(Math.max(0, last.figure.at - 3), last.figure.at)));
    const bound = boundOf(q, around, lexicon) ?? (running ? '>=' : null) ?? (around.apart ? sharedBound(text, quantities, index, lexicon) : null) ?? '=';
    const change = series && last.figure ? (last.figure.kind === 'change' ? Math.sign(last.figure.value ?? 1) : 0) : changeOf(q, around, lexicon);
    while (p < projects.length && projects[p]!.end < q.end) p++;
    // 惠及30万人的引水工程: what a work is for is reached when it is built; 投资3亿元的甲厂: money put in is told, a 总投资 is planned.
    const isFor = !/(?<!总)投资(?:约|超|近|达)?$/.test(around.before) && projects[p] && purpose.test(text.slice(q.end, projects[p]!.at).slice(0, 12));
    const project = projects[p] && (projects[p]!.at <= q.at || isFor) ? projects[p]! : null;
    // 60万吨甲醇项目, 投资5亿元的甲项目: what the work is of, also where its name is not known.
    const inProject = project !== null || ofWork(q, around);
    // 7大领域18个类别: a count straight behind another's noun shares its sense.
    const chained =
      last.figure !== null &&
      !series &&
      q.counts &&
      !q.rank &&
      q.at - last.end <= 6 &&
      /^(?:[\u4e00-\u9fff]{0,5}[^的到至为\n])?$/.test(text.slice(last.end, q.at));
    const status = chained ? last.figure!.status : statusOf(said.kinds[s]!, said.modes[s]!, around, inProject, q);
    const subject = series
      ? last.subject
      : indicatorOf(
          around,
          q.rank || /^(?:年|个月|个季度|天)$/.test(q.unit) || (q.counts && change !== 0 && /^(?:等级|位次|档次)/.test(around.after))
            ? 'none'
            : q.counts || project
              ? 'any'
              : 'no verb',
          nameBefore(around, told, last.indicator || (change !== 0 ? carried : ''), q.rank ? 'rank' : change !== 0 && q.unit === '%' ? 'growth' : ''),
          lexicon,
        );
    const place = series ? last.place + 1 : 0;
    if (!series) names = /分别[^、]*$/.test(around.before) && named(around.before, lexicon) === '' ? namesShared(text, quantities, index, told) : null;
    if (!series) years = yearsShared(text, quantities, index, around, change !== 0);
    const indicator = names?.[place] ?? (around.apart && (series || around.before.includes('分别')) ? shareOut(subject, place, lexicon) : null) ?? subject;
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
      year:
        years !== null
          ? (years[place] ?? years.at(-1)!)
          : chained
            ? last.figure!.year
            : yearOf(around, status, inProject, { ...frame, horizon: horizons[s] ?? null, opened: said.opened[s] ?? null }),
      confidence: 0,
    };
    // A year taken from the upload is a guess.
    const guessed = frame.assumed && figure.year !== null;
    told.push(figure);
    figures.push({ ...figure, confidence: confidenceOf(q, indicator, around, said.modes[s] !== '', guessed) });
    last = { indicator: indicator || last.indicator, figure, end: q.end, subject, place };
  });
  return figures;
}

/** The quantity is the capacity of a work that follows, or the money put into it. */
function ofWork(q: Quantity, around: Around): boolean {
  if (q.unit.endsWith('元'))
    return /投资(?:约|超|近|达)?$/.test(around.before) && /^的(?![^，,。；;]{0,12}\d{0,4}[个项](?!目))[^，,。；;]{2,30}项目/.test(around.rest);
  return capacity.test(q.unit) && work.test(around.rest) && !/(?:新增|淘汰|完成|形成|消纳|减排)$/.test(around.before);
}

/** A work's name behind its capacity, or behind those of all it makes: 甲醇、20万吨烯烃项目. */
const work = /^(?:[^，,。；;：（\d]{1,12}[、和及][\d.×]{1,8}万?(?:吨|千瓦|兆瓦|立方米)(?:\/年)?){0,6}[^，,。；;：（\d]{1,16}(?:项目|生产线)/;
const purpose = /^[\u4e00-\u9fff]{0,6}的$/;

/** 分别增长4.4%、5.6%: a figure behind 、 goes on with the one before. */
function continues(between: string): boolean {
  return between.length < 5 && /^(?:左右|以上|以下|以内)?[、和及]$/.test(between);
}

/** Honest features: a digit number with a measure and a name before it is sure; words, masks and borrowed names are less so. */
function confidenceOf(q: Quantity, indicator: string, around: Around, framed: boolean, guessed: boolean): number {
  let sure = 0.95;
  if (q.style === 'han') sure -= 0.15;
  if (q.counts) sure -= 0.05;
  if (indicator.length < 2) sure -= 0.3;
  else if (!around.before.includes(indicator)) sure -= 0.05;
  if (indicator.length > 20) sure -= 0.1;
  if (!framed) sure -= 0.05;
  if (guessed) sure -= 0.1;
  return Math.round(Math.max(0.1, sure) * 100) / 100;
}
