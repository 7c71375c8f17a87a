import { type Given, deadlineOf } from './deadline.ts';
import { afterTime } from './orders.ts';

/** Clauses; a comma between digits parts none, 、 parts steps: 上半年开工、年底前封顶. */
const between = /[，；;]|,(?!\d)|、(?=(?:[上下]半年|年底|年内|第?[一二三四]季度|\d{1,2}月|20\d\d年))/;

const twoDates = /[年月季][^，；]*[，；、].*[年月季]|[年月季].*[，；、][^，；]*[年月季]/s;

/**
 * What each quarter of the document's year is to bring, where a task names several dated steps (6月底前完成可研，9月底前开工): the words behind each date.
 * One date alone is the deadline and no step.
 */
export function stepsOf(words: string, given: Given): readonly (string | null)[] | undefined {
  if (!twoDates.test(words)) return undefined;
  const nodes: (string | null)[] = [null, null, null, null];
  for (const clause of words.split(between)) {
    const step = afterTime(clause);
    const day = step === null ? null : deadlineOf(clause, given);
    if (step === null || step.length < 2 || day === null || Number(day.slice(0, 4)) !== given.year) continue;
    const quarter = Math.ceil(Number(day.slice(5, 7)) / 3) - 1;
    nodes[quarter] = nodes[quarter] ? `${nodes[quarter]}；${step}` : step;
  }
  return nodes.filter((node) => node !== null).length > 1 ? nodes : undefined;
}

/** What a task is to bring in the year: its clauses that hold targets of that year, without who does it and by when. Empty where it has none. */
export function yearTargetOf(words: string, at: number, targets: readonly { readonly at: number; readonly end: number }[], action: string): string {
  let from = at;
  const kept: string[] = [];
  for (const clause of words.split(/[，；;]|,(?!\d)/)) {
    const to = from + clause.length;
    const first = targets.find((target) => target.at >= from && target.end <= to);
    if (first) {
      const acts = action === '' ? -1 : clause.indexOf(action);
      // 为35家企业安装设备: the number stands before the verb.
      const said = acts >= 0 && from + acts <= first.at ? clause.slice(acts) : (afterTime(clause) ?? clause);
      kept.push(said.replace(/[（(][^（()）]*$|[。\s]+$/g, '').trim());
    }
    from = to + 1;
  }
  return kept.join('，');
}
