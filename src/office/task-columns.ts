import type { Row } from './table.ts';

/** Which column of a task table holds what; indexes, -1 where there is none. */
export interface TaskColumns {
  readonly number: number;
  readonly group: number;
  readonly content: number;
  /** Columns written behind the task as `名称：内容`, in the order of the table. */
  readonly labels: readonly { readonly column: number; readonly name: string }[];
}

const number = /^(?:序号|编号|序列|序)$/;
/** What is to be done, the more exact words first: where two are there, the first found is the task and the other its heading. */
const contents = [
  /^(?:具体|主要|工作|重点)?(?:举措|措施)$|^(?:工作|任务|具体|主要|建设)(?:内容|事项|任务)$|^落实举措$|^(?:整改)?措施$/,
  /^(?:重点|主要|目标|年度|督查|督办|交办|工作)?(?:任务|工作|事项)(?:名称)?$|^项目名称$|^(?:存在)?问题$/,
];
const who = /^(?:牵头|责任|配合|主办|协办|承办|落实|参与|实施)(?:单位|部门|科室|主体)$|^(?:牵头|责任|包联|分管|挂点|主管)(?:领导|人)$/;
const when = /^(?:完成|办结|整改|办理)?(?:时限|期限)(?:要求)?$|^(?:完成|计划完成|办结)时间$|^时间(?:要求|节点)$/;
const quarter = /^(?:第?[一二三四1-4]季度)(?:节点|目标|计划|工作节点)?$|^(?:年度|全年|工作|阶段)目标$|^目标$|^(?:上|下)半年(?:目标|节点)?$/;

/** The columns of a table whose head names tasks and who answers for them or by when; else null. */
export function taskColumns(head: readonly string[]): TaskColumns | null {
  const names = head.map(plain);
  const labels = names.flatMap((name, column) =>
    names.indexOf(name) === column && (who.test(name) || when.test(name) || quarter.test(name)) ? [{ column, name }] : [],
  );
  const found = contents.map((words) => names.findIndex((name) => words.test(name))).filter((column) => column >= 0);
  const content = found[0];
  if (content === undefined || !labels.some(({ name }) => who.test(name) || when.test(name))) return null;
  const group = found[1] ?? -1;
  return { number: names.findIndex((name) => number.test(name)), content, group, labels: labels.toSorted((a, b) => rank(a.name) - rank(b.name)) };
}

/** Owners and deadline stand next to the task, targets and quarter nodes behind them. */
const rank = (name: string) => (who.test(name) || when.test(name) ? 0 : 1);

/** A row as the heading it stands under and the line of its task; '' where it has none. */
export function tableTask(row: Row, columns: TaskColumns): { readonly group: string; readonly line: string } {
  const text = (column: number) => row[column]?.text ?? '';
  const own = row[columns.content]?.continues ? '' : text(columns.content);
  const group = text(columns.group);
  const content = own || (columns.group >= 0 && !row[columns.group]?.continues ? group : '');
  if (!content) return { group: own ? group : '', line: '' };
  const words = columns.labels.flatMap(({ column, name }) => {
    const value = who.test(name) ? units(text(column)) : text(column).replace(/[；;。\s]+$/, '');
    return value && !/^[-—/无]+$/.test(value) ? [`${name}：${value.replace(/[；;。]/g, '，')}`] : [];
  });
  const numbered = /^\d+$/.test(text(columns.number)) ? `${text(columns.number)}. ` : '';
  const line = `${numbered}${content.replace(/[；;。，,\s]+$/, '')}。${words.join('；')}${words.length > 0 ? '。' : ''}`;
  return { group: content === group ? '' : group, line };
}

/** Units parted by line ends, spaces or semicolons in their cell, parted by 、 in the line. */
function units(text: string): string {
  return text
    .split(/[\s；;，,、。]+/)
    .filter(Boolean)
    .join('、');
}

/** A head's words without spaces and remarks: `完成 时限（月）` → `完成时限`. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, '')
    .replace(/[（(].*?[）)]/g, '')
    .replace(/^第(?=[一二三四]季度)/, '');
}
