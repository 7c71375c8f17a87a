import { unitNames, unitsIn } from './labels.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { type Order, orderOf } from './orders.ts';
import type { Span } from './reading.ts';
import { marksOf } from './scan.ts';

/** Clauses of a sentence that make one task. Offsets are those of the words given. */
export interface Group extends Span {
  readonly words: string;
  readonly owners: readonly string[];
  readonly action: string;
  readonly object: string;
  /** It begins with a measure (新增…, 确保…): behind a heading it measures that. */
  readonly measuring: boolean;
  readonly sure: number;
}

/**
 * Splits a sentence into orders that can be tracked one by one. A clause begins a new one when it is led by a verb of its own on an object of its own;
 * clauses of measure and aim (确保…, 新增…), dated steps of the same work (6月底前完成主体) and clauses without a verb stay with the one before.
 */
export function groupsOf(words: string, lexicon: Lexicon): Group[] {
  const groups: Group[] = [];
  let carried = null as { at: number; owners: string[] } | null;
  for (const clause of clausesOf(words).flatMap((span) => parted(words, span, lexicon))) {
    const text = words.slice(clause.at, clause.end);
    // 整改措施：: a frame, no order.
    if (/[：:]/.test(words[clause.end] ?? '') && text.length <= 12 && !/\d/.test(text)) continue;
    const duty = dutyOf(text, lexicon);
    const before = groups.at(-1);
    if (duty) {
      // 由甲局牵头，乙局配合，完成…: duties said before their order; behind it they close it.
      if (!before || carried) carried = { at: carried?.at ?? clause.at, owners: [...(carried?.owners ?? []), ...duty] };
      else groups[groups.length - 1] = { ...before, end: clause.end, words: words.slice(before.at, clause.end), owners: [...before.owners, ...duty] };
      continue;
    }
    const order = orderOf(text, lexicon);
    const starts = order !== null && (carried !== null || !before ? begins(order, text) : beginsAnew(order, text, before, lexicon));
    // 全社会研发投入强度力争达到3%: a goal of its own, no part of the work before.
    if (!starts && before && /^(?!确保|力争|争取)(?:全年|到20\d\d年)?[^，,]{4,}?(?:力争|争取|确保)[^，,]*\d/.test(text)) {
      carried = null;
      continue;
    }
    if (order && starts) {
      const owners: readonly string[] = [...(carried?.owners ?? []), ...order.owners];
      const at = carried?.at ?? clause.at + order.at;
      groups.push({
        at,
        end: clause.end,
        words: words.slice(at, clause.end),
        // One subject acts until another is named.
        owners: owners.length > 0 ? owners : (before?.owners ?? []),
        action: order.action,
        object: order.object,
        measuring: measures(text, order, lexicon),
        sure: 0.6 + (order.led ? 0.1 : 0) + (order.object.length > 2 ? 0.1 : 0) + (order.modal || owners.length > 0 ? 0.05 : 0),
      });
      carried = null;
    } else if (before) {
      const more = text.startsWith('由') ? (order?.owners ?? []) : [];
      groups[groups.length - 1] = { ...before, end: clause.end, words: words.slice(before.at, clause.end), owners: [...before.owners, ...more] };
    } else if (order === null && carried === null && /^(?:[\s\S]{0,30})$/.test(text)) {
      // 到2027年，…: a frame before the first order.
      if (/^(?:到|至|在|自|从|力争到)?[^，,]{0,12}(?:年|月|底|末|前|内|期间|季度)$/.test(text.trim())) carried = { at: clause.at, owners: [] };
    }
  }
  // 坚持集群发展，实施…行动: a frame of what follows is no order of its own; alone it stays.
  const frame = pattern(lexicon, 'frame', '', () => `^(?:${anyOf(lexicon.words.tasks.frames)})`);
  return groups.filter((group, i) => i === groups.length - 1 || !frame.test(group.action) || /\d/.test(group.words));
}

/** 完成变电站建设并启动二期工程: two works joined by 并, each with a verb and an object of its own. */
function parted(words: string, span: Span, lexicon: Lexicon): Span[] {
  const text = words.slice(span.at, span.end);
  const at = text.indexOf('并', 6);
  if (at < 0 || text.length - at < 7) return [span];
  const [first, second] = [orderOf(text.slice(0, at), lexicon), orderOf(text.slice(at + 1), lexicon)];
  const apart =
    first?.led &&
    second?.led &&
    first.object.length >= 4 &&
    second.object.length >= 4 &&
    second.owners.length === 0 &&
    !second.dated &&
    !second.object.startsWith('用于');
  return apart
    ? [
        { at: span.at, end: span.at + at },
        { at: span.at + at + 1, end: span.end },
      ]
    : [span];
}

/** The first clause of a sentence. */
function begins(order: Order, text: string): boolean {
  if (isGoal(order)) return false;
  if (order.object.length < 2 && order.owners.length === 0 && !/不得|严禁|一律/.test(text)) return false;
  // 用水总量控制在1200万立方米以内: a goal, too.
  if (/^(?:控制|保持|稳定)$/.test(order.action) && order.object.startsWith('在')) return false;
  // 规上企业将达到290家: a goal alone is a figure.
  if (/^(?:达到|突破|增长|超过)/.test(order.action) && (!order.led || /^(?:约|近)?\d/.test(order.object))) return false;
  // 抓好三件事, 制定本方案: they name what follows, or themselves.
  if (/^(?:以下|下列)?[一二三四五六七八九十\d]+(?:个方面|件事|项工作|个重点|方面工作|个方面工作)|^本(?:方案|办法|意见|通知|计划)/.test(order.object))
    return false;
  return true;
}

/** 上市企业实现零突破: what is to be reached, by whom it concerns; nobody is ordered to do anything. */
function isGoal(order: Order): boolean {
  return !order.modal && order.owners.length > 0 && /^(?:实现|保持|达到)/.test(order.action) && order.object.startsWith('零');
}

function beginsAnew(order: Order, text: string, before: Group, lexicon: Lexicon): boolean {
  if (isGoal(order)) return false;
  if (order.owners.length > 0 && !text.startsWith('由')) return true;
  if (/^(?:并(?!网|购)|从而|以便|由)/.test(text.slice(order.at))) return false;
  if (measures(text, order, lexicon) || order.object.length < 2 || !order.led) return false;
  // 新开工项目30个，竣工15个: a count alone names no other work.
  if (/^\d+(?:个|家|项|座|台|套|处|公里)(?:以上)?$/.test(order.object)) return false;
  if (/^(?:规模|总额|总量|面积|金额|能力|进度|数量)[^，,]*\d/.test(order.object)) return false;
  return !isStep(order, before, lexicon);
}

/** 确保…, 力争…, 新增…: a clause of aim or measure. */
function measures(text: string, order: Order, lexicon: Lexicon): boolean {
  const head = pattern(lexicon, 'measureHead', '', () => `^(?:${anyOf(lexicon.words.tasks.results)})`);
  return head.test(text.slice(order.at)) || head.test(order.action);
}

/** 6月底前完成主体工程, 年内完成改造12家: a step of the work before it. */
function isStep(order: Order, before: Group, lexicon: Lexicon): boolean {
  const { steps, stages } = lexicon.words.tasks;
  if (!steps.some((step) => order.action.startsWith(step))) return false;
  const object = order.object.replace(/^(?:全部|所有|其中|首批)/, '');
  if (object.length < 2 || /^[\d*X]/.test(object)) return order.dated;
  if (pattern(lexicon, 'stageHead', '', () => `^(?:${anyOf(stages)})`).test(object)) return true;
  if (!order.dated) return false;
  for (let i = 0; i + 2 <= Math.min(object.length, 12); i++) {
    const pair = object.slice(i, i + 2);
    if (/^[\u4e00-\u9fff]{2}$/.test(pair) && before.object.includes(pair) && !/项目|工程|建设|园区|企业/.test(pair)) return true;
  }
  return false;
}

/** 由甲局牵头, 乙局、丙局配合: a clause that only says who; their names, or null. */
function dutyOf(text: string, lexicon: Lexicon): string[] | null {
  if (!/(?:负责|牵头|配合)\s*$/.test(text.slice(-8))) return null;
  // 甲局牵头、乙局配合: duties parted as lists are.
  const parts = text.split(/(?<=负责|牵头|配合)、/);
  if (parts.length > 1) {
    const each = parts.map((part) => dutyOf(part, lexicon));
    return each.includes(null) ? null : each.flatMap((names) => names!);
  }
  const duty = pattern(
    lexicon,
    'dutyClause',
    '',
    () =>
      `^\\s*(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.]|[一二三四五六七八九十]是)?\\s*(?:由|请)?(${unitNames(lexicon)})(?:(?:会同|联合)(${unitNames(lexicon)}))?(?:具体|共同|按(?:照)?职责(?:分工)?)?(?:负责|牵头|配合)\\s*$`,
  );
  const hit = duty.exec(text);
  return hit ? [...unitsIn(hit[1]!), ...(hit[2] ? unitsIn(hit[2]) : [])] : null;
}

const opens = marksOf('“（(《');
const closes = marksOf('”）)》');
const parts = marksOf('，,；;：:。！');

/** Clauses between ，；： outside brackets and quotation marks, trimmed. */
export function clausesOf(words: string): Span[] {
  const out: Span[] = [];
  let at = 0;
  let depth = 0;
  for (let i = 0; i <= words.length; i++) {
    if (i < words.length) {
      const code = words.charCodeAt(i);
      if (opens(code)) depth++;
      else if (closes(code)) depth = Math.max(0, depth - 1);
      if (depth > 0 || !parts(code)) continue;
    }
    let from = at;
    let to = i;
    while (from < to && /\s/.test(words[from]!)) from++;
    while (to > from && /\s/.test(words[to - 1]!)) to--;
    if (to > from) out.push({ at: from, end: to });
    at = i + 1;
  }
  return out;
}
