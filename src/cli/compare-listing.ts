import type { FileComparison } from '../loop/compare-files.ts';

const standings = { peers: '同级文件', higher: '上级文件与本级文件', edition: '前后两版' } as const;
const kinds = {
  contradiction: '相互矛盾',
  weaker: '弱于前者',
  missing: '没有对应目标',
  stronger: '强于前者',
  changed: '有改动',
  new: '新增',
  dropped: '不再提出',
  same: '一致',
} as const;

/** A comparison for people: what needs a look first, each with the words of both files. */
export function comparisonListing({ standing, first, second, inside, goals, tasks }: FileComparison): string {
  const lines = [`${standings[standing]}：${first} 与 ${second}`];
  const quotes = (finding: FileComparison['goals'][number] | FileComparison['tasks'][number]) =>
    [finding.first, finding.second].flatMap((side) => (side ? [`      《${side.document?.title ?? ''}》[${side.at}, ${side.end})  ${side.sentence}`] : []));
  if (inside.length > 0) lines.push('', `${second} 前后不一 ${inside.length} 处`, ...inside.flatMap((f) => [`  ${f.text.zh}`, ...quotes(f)]));
  for (const [label, findings] of [
    ['目标', goals],
    ['任务', tasks],
  ] as const) {
    for (const what of Object.keys(kinds) as (keyof typeof kinds)[]) {
      const found = findings.filter((f) => f.what === what);
      if (found.length === 0) continue;
      lines.push('', `${label}：${kinds[what]} ${found.length} 项`, ...found.flatMap((f) => [`  ${f.text.zh}`, ...(what === 'same' ? [] : quotes(f))]));
    }
  }
  if (goals.length + tasks.length + inside.length === 0) lines.push('', '没有可比的目标和任务。');
  return lines.join('\n');
}
