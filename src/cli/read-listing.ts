import type { ReadFile } from '../loop/read-text.ts';
import { reckonings } from '../loop/reckonings.ts';
import type { Messages } from '../messages.ts';

type Reading = ReadFile['reading'];

const kinds = { task: '任务', result: '结果', context: '背景' } as const;
const status = { target: '目标', result: '完成', context: '背景' } as const;
const bounds = { '>=': '≥', '<=': '≤', '~': '约', '=': '' } as const;

/** A reading for people: one line an item, figures first. */
export function listing({ reading, text }: ReadFile, messages: Messages): string {
  const relations = reading.relations ?? [];
  const arithmetic = reckonings(reading, text, messages);
  const lines = [
    `文件 ${reading.doc}${reading.title ? `《${reading.title}》` : ''}  年份 ${reading.year ?? '不明'}  ${text.length} 字`,
    '',
    `数值 ${reading.figures.length} 项`,
    ...reading.figures.map((f) => `  ${status[f.status]}  ${f.indicator || '（指标不明）'}  ${valueOf(f)}  ${f.year ?? '年份不明'}  [${f.at}, ${f.end})`),
    '',
    ...(relations.length > 0
      ? [
          `没有数值的目标 ${relations.length} 项`,
          ...relations.map((r) => `  ${status[r.status]}  ${r.indicator}  ${r.quote}  ${r.year ?? '年份不明'}  [${r.at}, ${r.end})`),
          '',
        ]
      : []),
    ...(arithmetic.length > 0
      ? [`测算 ${arithmetic.length} 项`, ...arithmetic.map((a) => `  ${a.indicator}  ${a.text.zh}${a.agrees === false ? `（${quotesOf(a)}）` : ''}`), '']
      : []),
    `任务 ${reading.tasks.length} 项`,
    ...reading.tasks.map(
      (t) =>
        `  ${[t.action, t.object].filter(Boolean).join(' ') || t.quote}${t.owners.length ? `  责任：${t.owners.join('、')}` : ''}${t.deadline ? `  时限：${t.deadline}` : ''}  [${t.at}, ${t.end})`,
    ),
    '',
    `项目 ${reading.projects.length} 项`,
    ...reading.projects.map((p) => `  ${p.name}  [${p.at}, ${p.end})`),
    '',
    `句子 ${reading.sentences.length} 句：${(['task', 'result', 'context'] as const).map((kind) => `${kinds[kind]} ${reading.sentences.filter((s) => s.kind === kind).length}`).join('，')}`,
  ];
  return lines.join('\n');
}

const quotesOf = ({ words }: ReturnType<typeof reckonings>[number]) =>
  [words.last, words.growth, words.level].flatMap((w) => (w ? [`“${w.sentence}”[${w.at}, ${w.end})`] : [])).join('；');

function valueOf(f: Reading['figures'][number]): string {
  const change = f.kind === 'change' ? (f.value !== null && f.value < 0 ? '下降 ' : '增长 ') : '';
  const size = f.masked ? 'X' : Math.abs(f.value ?? 0);
  return `${change}${bounds[f.bound]}${size}${f.upper === null ? '' : `—${Math.abs(f.upper)}`}${f.unit}`;
}
