import { type Given, deadlineOf } from './deadline.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Span } from './reading.ts';

/** Who answers for a task, and by when, as its words or the words behind it say. */
export interface Duties {
  readonly owners: readonly string[];
  /** Persons named as answering (责任领导). */
  readonly leaders: readonly string[];
  readonly deadline: string | null;
  /** The unit that leads, where a label says which. */
  readonly leadUnit?: string;
  /** 年度目标, as written. */
  readonly annualTarget?: string;
  /** What each quarter is to bring, as written. */
  readonly quarterNodes?: readonly (string | null)[];
}

export const none: Duties = { owners: [], leaders: [], deadline: null };

const who = '(?:牵头|责任|配合|主办|协办|主责|承办|参与|参加|整改责任|落实|实施|完成|督办)(?:单位|部门|科室|主体)';
const person = '(?:牵头|责任|分管|包联|包保|挂点|主管|负责)(?:领导|县领导|市领导|区领导)|责任人|负责人';
const when = '(?:完成|办结|整改|落实|办理)(?:时限|时间|期限|节点)|计划完成时间|时限要求|时间要求|时间节点|完成日期|时限|期限';
const target = '(?:年度|全年)(?:工作)?目标';
const quarter = '(?:第?[一二三四]季度)(?:节点|目标|计划|工作节点)?';
const any = `(?:${who}|${person}|${when}|${target}|${quarter})`;
const start = new RegExp(`^[（(【]?${any}[】]?[：:]`);
const label = new RegExp(`(?:(${who})|(${person})|(${when})|(${target})|(${quarter}))[】]?[：:]\\s*((?:(?![，,\\s]${any})[^；;。）)\\n]){1,200})`, 'g');

/** （牵头单位：甲局；责任单位：乙局）is no sentence of its own but belongs to the task before. */
export function belongs(words: string): boolean {
  return start.test(words);
}

const columnWho = new RegExp(`^(?:${who}|责任科室|主责单位|牵头|负责单位|牵头及责任单位|责任单位.{0,8})$`);
const columnWhen = new RegExp(`^(?:${when}|时限|期限|完成时限.{0,8})$`);
const columnLeader = new RegExp(`^(?:${person})$`);
export const isWho = (cell: string) => columnWho.test(cell);
export const isWhen = (cell: string) => columnWhen.test(cell);
export const isLeader = (cell: string) => columnLeader.test(cell);

/** Between two units; 和 within a name (工业和信息化局) parts nothing: what stands before it is no unit. */
const between =
  /[、，,；;\s/]+|(?:会同|以及|(?<=局|委|办|厅|部|处|科|室|司|会|院|区|镇|乡|县|市|旗|盟|道|站|中心|公司|集团|企业|政府|单位|部门|协|联|专班|组|社|校|队|行|业主|）)[和及](?=[\u4e00-\u9fff]{3}))/;

/** Names of a list of units: 甲局、乙局按职责分工负责. Not those of a sentence. */
export function unitsIn(list: string): string[] {
  const short = /^(?:[\u4e00-\u9fff]{2,4}、){1,5}[\u4e00-\u9fff]{2,4}部门$/.test(list) && !/[局委办处科]、/.test(list);
  if (short)
    return list
      .replace(/部门$/, '')
      .split('、')
      .map((name) => `${name}部门`);
  return list
    .replace(/(?:按(?:照)?(?:职责|各自)|分别|共同|具体|分工)[^、，,]*$/, '')
    .split(between)
    .map((name) => name.replace(/^(?:由|请|各相关)|(?:牵头|负责|配合|落实|等|等单位)+$/g, '').trim())
    .filter((name) => name.length >= 2 && name.length <= 24 && !/^\d+$/.test(name));
}

/** Labelled duties of words, with the span they take. */
export function labelled(words: string, given: Given): (Duties & Span)[] {
  const found: (Duties & Span)[] = [];
  if (!words.includes('：') && !words.includes(':')) return found;
  for (const hit of words.matchAll(label)) {
    const value = hit[6]!;
    const units = hit[1] ? unitsIn(value) : [];
    found.push({
      at: hit.index,
      end: hit.index + hit[0].length,
      owners: units,
      leaders: hit[2] ? unitsIn(value) : [],
      deadline: hit[3] ? deadlineOf(value, given, true) : null,
      ...(hit[1]?.startsWith('牵头') && units[0] && { leadUnit: units[0] }),
      ...(hit[4] && { annualTarget: value.trim() }),
      ...(hit[5] && { quarterNodes: nodeOf(hit[5], value.trim()) }),
    });
  }
  return found;
}

/** What one quarter is to bring, in its place. */
export function nodeOf(name: string, words: string): (string | null)[] {
  const place = '一二三四'.indexOf(/[一二三四]/.exec(name)![0]);
  return [0, 1, 2, 3].map((q) => (q === place && words !== '' ? words : null));
}

const columnTarget = new RegExp(`^${target}$`);
const columnQuarter = new RegExp(`^${quarter}$`);
export const isTarget = (cell: string) => columnTarget.test(cell);
export const isQuarter = (cell: string) => columnQuarter.test(cell);

/** Names of units, one or a list: 招商局, 经发局、各有关企业. A pattern's source. */
export function unitNames(lexicon: Lexicon): string {
  const { units } = lexicon.words.tasks;
  const inner = '(?:(?!要|须|由|请|对|将|把|在|前|后|和|与|及|的|为)[\\u4e00-\\u9fff*X])';
  // 市 and 局 alone name nobody.
  const withJoint = `${inner}{0,6}?(?:${anyOf(lexicon.words.tasks.joint)})(?:${anyOf(units)})`;
  const plain = `${inner}{0,12}?(?:${anyOf(units.filter((word) => word.length > 1))})|${inner}{1,12}?(?:${anyOf(units.filter((word) => word.length === 1))})(?![展])`;
  const one = `(?!全部|内部|外部|局部|干部|部分|原则|同意)(?:${withJoint}|${plain})(?:（[^（）]{1,12}）)?`;
  // 财政、税务部门: the last word goes for all.
  const short = '(?:[\\u4e00-\\u9fff]{2,4}、){1,5}[\\u4e00-\\u9fff]{2,4}(?:等)?部门';
  return `(?:${short}|${one}(?:[、和及与]${one}){0,8})`;
}

/** （招商局负责，年底前完成）, （口岸科牵头，信息中心配合）: duties in brackets without a label. */
export function bracketed(words: string, given: Given, lexicon: Lexicon): (Duties & Span)[] {
  const found: (Duties & Span)[] = [];
  if (!words.includes('（') && !words.includes('(')) return found;
  const inner = pattern(
    lexicon,
    'dutyInner',
    '',
    () => `^(?:由)?(${unitNames(lexicon)}|[\\u4e00-\\u9fff、]{2,40}?)(?:按(?:照)?职责分工)?(?:分别|具体|共同)?(?:负责|牵头|配合|落实)`,
  );
  for (const hit of words.matchAll(/[（(]([^（）()]{3,80})[）)]/g)) {
    if (start.test(hit[1]!)) continue;
    if (!/负责|牵头|配合/.test(hit[1]!)) {
      // （科技局） at the end of an item.
      const bare =
        pattern(lexicon, 'dutyBare', '', () => `^${unitNames(lexicon)}$`).test(hit[1]!) &&
        /(?:局|委|办|科|处|中心|公司|集团|部门|管委会|政府|街道)$/.test(hit[1]!);
      const last = /^[。；\s]*$/.test(words.slice(hit.index + hit[0].length)) && hit.index + hit[0].length >= words.length - 2;
      if (bare && last) found.push({ at: hit.index, end: hit.index + hit[0].length, owners: unitsIn(hit[1]!), leaders: [], deadline: null });
      continue;
    }
    const parts = hit[1]!.split(/[，,；;]/);
    const owners = parts.flatMap((part) => {
      const name = inner.exec(part)?.[1];
      return name ? unitsIn(name) : [];
    });
    if (owners.length === 0) continue;
    found.push({ at: hit.index, end: hit.index + hit[0].length, owners, leaders: [], deadline: deadlineOf(hit[1]!, given) });
  }
  return found;
}

/** 由招商局牵头，经发局配合，4月底前完成: a sentence that says nothing but who does what was said before it, and by when. */
export function saidAlone(words: string, given: Given, lexicon: Lexicon): (Duties & Span) | null {
  if (words.length > 80 || !/牵头|负责|配合/.test(words)) return null;
  const acts = pattern(lexicon, 'aloneWho', '', () => `^(?:由|请)?(${unitNames(lexicon)})(?:具体|共同|按(?:照)?职责分工)?(?:负责|牵头|配合)(?:落实|实施)?$`);
  const owners: string[] = [];
  for (const part of words.replace(/[。；\s]+$/, '').split(/[，,]|(?<=负责|牵头|配合)、/)) {
    const hit = acts.exec(part.trim());
    if (hit) owners.push(...unitsIn(hit[1]!));
    else if (!/^(?:要|须|确保|力争|争取)?(?:于|在)?.{2,12}(?:完成|办结|落实到位|见效)$/.test(part.trim()) || deadlineOf(part, given) === null) return null;
  }
  const lead = /^(?:由|请)?[^，,]*牵头/.test(words) ? owners[0] : undefined;
  return owners.length > 0 ? { at: 0, end: words.length, owners, leaders: [], deadline: deadlineOf(words, given), ...(lead && { leadUnit: lead }) } : null;
}

/** Two sayings of one duty: who is named first leads; of two days a label's, which comes last, wins. */
export function joined(a: Duties, b: Duties): Duties {
  const nodes = b.quarterNodes?.map((node, q) => node ?? a.quarterNodes?.[q] ?? null) ?? a.quarterNodes;
  return {
    ...((a.leadUnit ?? b.leadUnit) && { leadUnit: (a.leadUnit ?? b.leadUnit)! }),
    ...((b.annualTarget ?? a.annualTarget) && { annualTarget: (b.annualTarget ?? a.annualTarget)! }),
    ...(nodes && { quarterNodes: nodes }),
    owners: [...new Set([...a.owners, ...b.owners])],
    leaders: [...new Set([...a.leaders, ...b.leaders])],
    deadline: b.deadline ?? a.deadline,
  };
}
