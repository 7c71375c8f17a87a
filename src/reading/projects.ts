import { ownLetters } from './distinct.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { joinedParts, leading, partsOf, trim } from './project-cuts.ts';
import { alone, isOwn, listed } from './project-names.ts';
import { projectPhrases } from './project-phrases.ts';
import type { Span } from './reading.ts';
import { finder, marksOf } from './scan.ts';
import { overlaps } from './spans.ts';

export interface NamedProject extends Span {
  readonly name: string;
  readonly capacity?: string;
  readonly investment?: string;
  readonly enterprise?: string;
  readonly place?: string;
  readonly chain?: string;
  /** Index of the first mention of the same project, where this is a later one. */
  readonly same?: number;
  readonly stage?: string;
  readonly confidence: number;
}

/** How far around a name its stage and place are looked for, in characters: sentences of the genre stay below; longer ones are lists. */
const FAR = 400;

const clauseEnd = marksOf('，,；;。：:！？\n\t');

/**
 * Named projects of a text. Two forms of the language name them: a list closed by 等…项目 (甲、乙等项目), and a single name that ends in a
 * head (项目, 工程, 铁路 …) whose modifier is more than common words. Programmes and campaigns are left out.
 */
export function projectsOf(text: string, sentences: readonly Span[], lexicon: Lexicon): NamedProject[] {
  const found: NamedProject[] = [];
  for (const sentence of sentences) {
    const first = found.length;
    let at = sentence.at;
    for (let i = sentence.at; i <= sentence.end; i++) {
      if (i < sentence.end && !clauseEnd(text.charCodeAt(i))) continue;
      if (i > at && i - at <= 300) found.push(...inClause(text, at, i, sentence, lexicon));
      at = i + 1;
    }
    const more = projectPhrases(text, sentence, lexicon);
    if (more.length === 0) continue;
    const known = found.splice(first);
    const others = more
      .filter((span) => !overlaps(known, span))
      .map((span) => {
        const name = text.slice(span.at, span.end);
        const words = text.slice(Math.max(sentence.at, span.at - FAR), Math.min(sentence.end, span.end + FAR));
        return { ...span, name, ...details(name, { own: words, sentence: words, isListed: true }, lexicon), confidence: 0.6 };
      });
    // one by one: a sentence of a hostile text has more of them than a call takes
    for (const one of [...known, ...others].toSorted((a, b) => a.at - b.at)) found.push(one);
  }
  return merged(found);
}

/** Later mentions of a project point at its first: the same name, or one that is the other's beginning or end. */
function merged(found: readonly NamedProject[]): NamedProject[] {
  const firsts = new Map<string, number>();
  return found.map((project, i) => {
    const key = project.name.replace(/[“”"（）()\s]|(?:项目|工程)$/g, '');
    const same = firsts.get(key);
    if (same === undefined) firsts.set(key, i);
    return same === undefined ? project : { ...project, same };
  });
}

function inClause(text: string, from: number, to: number, span: Span, lexicon: Lexicon): NamedProject[] {
  const clause = text.slice(from, to);
  const sentence = text.slice(span.at, span.end);
  const { heads, strong, sites } = lexicon.words.projects;
  if (
    !finder(lexicon, 'anyHead', () => [...heads, ...strong, ...sites, '段', '路', '号线', '光伏', '风电', '储能', '发电', '包括', '主要有', '现场', ...'GS'])(
      clause,
    )
  )
    return [];
  const close = closingOf(clause, sentence, lexicon);
  if (close === 'vague') return [];
  const closed = close !== null;
  const begun = close !== null && /^(?:的)?(?:前期|建设|核准|开工|投产|竣工|投运)/.test(clause.slice(close.end));
  const begin = close?.from ?? 0;
  const body = clause.slice(begin, close?.at ?? clause.length);
  const head = close?.head ?? '';
  const at = from + begin + leading(body, lexicon, true);
  const parts = joinedParts(text, partsOf(text, at, from + begin + body.length), closed, lexicon);
  const names = parts.map((part) => {
    const trimmed = trim(text, part, lexicon);
    return {
      ...trimmed,
      name: text.slice(trimmed.at, trimmed.end),
      after: text.slice(trimmed.end, trimmed.end + 10),
      before: text.slice(Math.max(0, part.at - 4), trimmed.at),
    };
  });
  const own = names.filter(({ name }) => isOwn(name, lexicon)).length;
  // The verb of building stands outside the names.
  const built = isBuilt(
    names.reduceRight((rest, named) => rest.slice(0, named.at - from) + '、' + rest.slice(named.end - from), clause),
    lexicon,
  );
  const said = (isListed: boolean): Told => {
    const [next = ''] = text.slice(to + 1, span.end).split(/[，,；;。]/);
    return { own: /项目|工程|基地/.test(next) ? clause : `${clause}，${next}`, sentence, isListed };
  };
  const quoted = /(?:项目|工程)“([^“”]{6,40}(?:项目|工程))”/.exec(clause);
  if (quoted) {
    // 签订合同项目“甲县乙项目”: named in quotation marks.
    const start = from + quoted.index + 3;
    return [{ at: start, end: start + quoted[1]!.length, name: quoted[1]!, ...details(quoted[1]!, said(false), lexicon), confidence: 0.7 }];
  }
  const sure = names.map(({ end, name, before, after }) => {
    // 甲孵化园2019年重大项目集中开工: where it took place.
    if (/^20\d\d年(?:重大|重点)?项目/.test(after)) return 0;
    // 技改项目20个: a kind, counted.
    if (end !== from + (close?.at ?? -1) && /^(?:\d[\d.]*|[*X]+)[万余多]*(?:个|项)/.test(after)) return 0;
    const among = closed && (parts.length > 1 || isOwn(name, lexicon)) && (isOwn(name, lexicon) || (name.length <= 4 && 2 * own > names.length));
    const inCount = close?.isCounted === true && name.length > 6 && /(?:项目|工程)$/.test(name);
    return (among || inCount ? listed(name, head, begun || built, lexicon) : 0) || alone(name, before, clause, built, lexicon);
  });
  const shared = closed || !built ? 0 : sharedHead(names, sure, lexicon);
  return names.flatMap((named, i) => {
    const confidence = sure[i]! || (i < names.length - 1 && /^[\u4e00-\u9fff]{2,8}$/.test(named.name) ? shared : 0);
    return confidence > 0 ? [{ at: named.at, end: named.end, name: named.name, ...details(named.name, said(closed), lexicon), confidence }] : [];
  });
}

interface Closing {
  /** What stands in it has been counted (开工项目18个，包括…): each is one, also by common words. */
  readonly isCounted?: boolean;
  /** Where the list begins, where its last name ends, and where what closes it ends, in the clause. */
  readonly from?: number;
  readonly at: number;
  readonly end: number;
  readonly head: string;
}

/** What closes a list of names: 等15个项目, 等高技术产业项目, 项目现场 of a visit, 项目签约; or a list that 主要包括 opens where projects are counted. */
function closingOf(clause: string, sentence: string, lexicon: Lexicon): Closing | 'vague' | null {
  const { heads, sites, common } = lexicon.words.projects;
  if (clause.includes('等')) {
    const list = pattern(
      lexicon,
      'etc',
      '',
      () =>
        `(?<![高中初同平均优])(?:等(?!领域|方面|就|对|有关)(?:总投资[\\d.]+[万亿]元的)?(?:[\\d.]+[万亿]元(?:及)?以上)?(?:(?:\\d+|[*X]+|[一二三四五六七八九十百]+)(?:个|项|条|座))?(?:(?:${anyOf(common)})*|(?:(?!的)[\\u4e00-\\u9fff]){1,4}?)(${anyOf([...heads, ...sites])})|等(?:\\d+|[*X]+)(?:个|项|条|座)(?:(?![的、，])[\\u4e00-\\u9fff\\d]){0,16}?(${anyOf(heads)})|等(?!领域|方面|地)(?:(?!推进|推动|加快|实施|开展|谋划|引进|保障|要素|资金|建设(?!项目))[\\u4e00-\\u9fff]){0,16}?(项目|工程|现代化改造))`,
    ).exec(clause);
    // 等项目布局, 等项目谋划: kinds of work, no names.
    if (list && /^(?:的)?(?:布局|谋划|储备|引进|招引|落户|申报|评选)/.test(clause.slice(list.index + list[0].length))) return 'vague';
    // 甲、乙等5个国家物流枢纽: places that bear a title.
    const titled = list !== null && /^等(?:\d+|[一二三四五六七八九十]+)?(?:个|座)?(?:国家|全国|省级)/.test(list[0]);
    // 引进甲材料、乙电池等新材料项目: kinds of what is wanted.
    const kinds = list?.[3] !== undefined && (/(?:引进|招引|布局|谋划|培育)/.test(clause) || !clause.slice(0, list.index).includes('、'));
    if (list && !titled && !kinds && list.index >= 3) {
      const head = list[1] ?? list[2] ?? list[3]!;
      return { at: list.index, end: list.index + list[0].length, head: head === '现代化改造' ? '改造' : head };
    }
  }
  // 产业项目40项，…，主要包括甲、乙等: what is counted is named.
  const opened = /^(?:[^，、]{0,12}项目)?(?:(?:主要|分别|具体)(?:包括|有|是|为)|包括|如|例如)(?=[^，]*、)/.exec(clause);
  if (opened && /项目\d{1,6}[个项]|(?:一批|多个|多项)[^，,。]{0,12}项目|(?<!\d)\d{1,6}[个项](?:重点|重大)?项目|项目共\d/.test(sentence)) {
    const etc = /等$/.exec(clause)?.index ?? clause.length;
    return { from: opened[0].length, at: etc, end: clause.length, head: '项目', isCounted: /项目\d+[个项]/.test(sentence) };
  }
  if (!/[、和与]/.test(clause)) return null;
  // 先后来到甲、乙项目现场; 就甲、乙项目签约.
  const site = /(?:来到|前往|走进|深入|察看|查看|参观)/.test(clause) ? /(?:等(?:多个|\d+个)?)?(?:项目|工程|企业|施工|建设)+现场$/.exec(clause) : null;
  if (site) return { at: site.index, end: clause.length, head: '项目' };
  // 甲、乙两个风电场项目: counted behind.
  const counted =
    /(?<=[、和与][\u4e00-\u9fff（）]{2,12}?)(?:\d+|[两三四五六七八九十])个(?!主导|重点产业|优势|产业|领域|方面|招商)[\u4e00-\u9fff]{0,8}?(?:项目|工程|园区)/.exec(
      clause,
    );
  if (counted && !/(?:新增|建成|引进|签约|实施|完成|有|共|等|达|的|投产|开工|第)$/.test(clause.slice(0, counted.index)))
    return { at: counted.index, end: counted.index + counted[0].length, head: '项目' };
  const signed = /^[^、]*?(?:分别)?就(?=[^、]{2,40}、)/.exec(clause);
  const sign = signed ? /(?:等)?(?:\d+个)?项目(?:成功|集中|正式)?(?:签约|签订|达成)/.exec(clause) : null;
  return signed && sign ? { from: signed[0].length, at: sign.index, end: clause.length, head: '项目' } : null;
}

/** 甲、乙、丙水库建成投用: bare names before the last share its head. All of them must be bare, and something must be built. */
function sharedHead(names: readonly { readonly name: string }[], sure: readonly number[], lexicon: Lexicon): number {
  if (names.length < 2 || !sure.at(-1) || ownLetters(names.at(-1)!.name, lexicon) === 0) return 0;
  const bare = names.slice(0, -1).filter((_, i) => sure[i] === 0);
  const named = bare.filter(
    ({ name }) => /^[\u4e00-\u9fff]{2,8}$/.test(name) && (ownLetters(name, lexicon) > 0 || name.length === 2) && !/(?:委|政府|局|书记|项目|工程)$/.test(name),
  );
  return named.length > 0 && named.length === bare.length && bare.some(({ name }) => ownLetters(name, lexicon) > 0) ? 0.6 : 0;
}

function isBuilt(clause: string, lexicon: Lexicon): boolean {
  const { building, making } = lexicon.words.projects;
  return pattern(
    lexicon,
    'building',
    '',
    () => `(?:${anyOf(building)})|(?:${anyOf(making)})(?=顺利|加快|有序|稳步|全面|进展|提速|取得|正在|(?![\\u4e00-\\u9fff]{3}))`,
  ).test(clause);
}

/** What may tell of a project: its clause with the next, unless that is another's; the sentence. Of a list nothing told of all is each one's. */
interface Told {
  readonly own: string;
  readonly sentence: string;
  readonly isListed: boolean;
}

/** 总投资8亿元 in the project's own clauses, or where its sentence names no other; none of what a list costs together. */
function investmentOf({ own, sentence, isListed }: Told): string | undefined {
  if (isListed) return undefined;
  const money = /(?:总投资|投资|计划投资)(?:约|达|超)?([\d.]+[万亿]?元)/g;
  const here = [...own.matchAll(money)][0] ?? (([only, ...more]) => (more.length > 0 ? undefined : only))([...sentence.matchAll(money)]);
  return here?.[1];
}

function details(words: string, told: Told, lexicon: Lexicon): Partial<NamedProject> {
  const { own, sentence } = told;
  const capacity = /(?:年产)?[\d*X.×]+(?:多|余)?[万亿]?(?:千瓦时|千瓦|吨|平方米|立方米|方|米|公里|台|辆|头|片|套)/.exec(words)?.[0];
  const investment = investmentOf(told);
  const enterprise = /^([\u4e00-\u9fff]{2,10}?(?:集团|公司|能源|科技|化工|股份|石化|控股|电力|新材料))/.exec(words)?.[1];
  const place = /(?:位于|落户(?:于|在)?|选址(?:于|在)?|坐落(?:于|在)?)([\u4e00-\u9fff]{2,14}?(?:园区|开发区|高新区|经开区|新区|镇|乡|旗|县|苏木|基地))/.exec(
    sentence,
  )?.[1];
  const chain = /([\u4e00-\u9fff]{2,8}?)产业链/.exec(sentence)?.[1]?.replace(/^(?:.*(?:发展|培育|打造|完善|延伸|围绕|壮大|做强|推动|加快))/, '');
  const stage = stageOf(own, lexicon) ?? stageOf(sentence, lexicon);
  return {
    ...(capacity && { capacity }),
    ...(investment && { investment }),
    ...(enterprise && enterprise !== words && { enterprise }),
    ...(place && { place }),
    ...(chain && chain.length > 1 && { chain }),
    ...(stage && { stage }),
  };
}

/** What a sentence says of how far a project has come. 6月底前竣工投产, 力争年内开工: what is aimed at has not come; it is at the stage before. */
function stageOf(sentence: string, lexicon: Lexicon): string | undefined {
  for (const [word, stage] of lexicon.words.projects.stages) {
    const at = sentence.indexOf(word);
    if (at < 0) continue;
    const clause = sentence
      .slice(0, at)
      .split(/[，,；;。]/)
      .at(-1)!;
    const isAimed = /(?:[年月底末日]之?前|年内|力争|争取|确保|计划|预计|尽快|尽早|早日|将|要)[^已]*$/.test(clause);
    return isAimed ? (before[stage] ?? stage) : stage;
  }
  return undefined;
}

const before: Readonly<Record<string, string>> = { full: 'producing', producing: 'building', completed: 'building', started: 'prepare', signed: 'talk' };
