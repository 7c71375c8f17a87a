/** A plan and a check as the terminal shows them: the contract's JSON, or a short summary in Chinese. */
import type { CheckResult, PlanItem, PlanLimit, PlanResult } from '../network/index.ts';

export type { FolderOptions } from './plan-folder.ts';
export { checkFolder, planFolder, type PlanOptions } from './solve-thread.ts';

/** The `--json` of `parkloop plan`: everything but the hourly arrays. `accounts` is null where there is none: no answer, or a PyPSA folder, which has no factors. */
export function planJson(plan: PlanResult): object {
  return { ...plan, accounts: plan.accounts ?? null, series: undefined };
}

const figures = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 });
const figure = (x: number): string => (Number.isFinite(x) ? figures.format(Math.abs(x) < 5e-7 ? 0 : x) : x > 0 ? '不限' : '无');
const named = ({ id, label }: { readonly id: string; readonly label?: { readonly zh: string } }): string => label?.zh ?? id;

const STATUS: Readonly<Record<PlanResult['status'], string>> = {
  optimal: '已得最优方案',
  almost: '已得近似最优方案',
  infeasible: '无可行方案，可用 parkloop check 查看相互矛盾的约束',
  unbounded: '费用可无限降低，请检查价格与容量上限',
  limit: '时间用完，为当前最好的方案',
  cancelled: '已取消',
  failed: '求解未成功',
};

/** Status, cost, certificate, new capacities, limits with their prices, mean prices. */
export function planSummary(plan: PlanResult): string {
  const { certificate: c, seconds, size } = plan;
  const lines = [
    `${plan.name}：${STATUS[plan.status]}${plan.reason === undefined ? '' : `（${plan.reason}）`}`,
    `规模 ${plan.hours} 小时，${figure(size.columns)} 列 × ${figure(size.rows)} 行；求解器 ${plan.solver}，建模 ${seconds.build.toFixed(2)} 秒，求解 ${seconds.solve.toFixed(1)} 秒`,
  ];
  if (plan.items.length === 0) return lines.join('\n');
  lines.push(`总费用 ${figure(plan.objective)}${plan.horizonShare === 1 ? '' : `（折合全年 ${figure(plan.objectiveYear)}）`}`);
  lines.push(`核验 原始残差 ${c.primal.toExponential(1)}，对偶残差 ${c.dual.toExponential(1)}，间隙 ${c.gap.toExponential(1)}`);
  section(lines, '容量（已有 → 方案）', plan.items.filter((item) => item.extendable).map(capacityLine));
  section(lines, '约束', plan.limits.map(limitLine));
  section(
    lines,
    '平均价格',
    Object.entries(plan.prices).map(([id, price]) => `${id}：${figure(price)}`),
  );
  return lines.join('\n');
}

function section(lines: string[], title: string, entries: readonly string[]): void {
  if (entries.length > 0) lines.push('', title, ...entries.map((entry) => `  ${entry}`));
}

const capacityLine = (item: PlanItem): string => `${named(item)}：${figure(item.existing)} → ${figure(item.total)} ${item.unit}`.trimEnd();

const limitLine = (limit: PlanLimit): string =>
  `${named(limit)}：实际 ${figure(limit.actual)}，要求 ${limit.sense} ${figure(limit.level)} ${limit.unit}，余量 ${figure(limit.slack)}，代价 ${figure(limit.price)} ${limit.priceUnit.replace('CNY', '元')}`;

/** Feasible or not, the limits that contradict each other and what each would have to give. */
export function checkSummary(check: CheckResult): string {
  if (check.feasible) return '有可行方案。';
  const unbalanced = check.conflict.some((c) => c.kind === 'shortage' || c.kind === 'surplus');
  const lines = [unbalanced ? '无可行方案：即使不计各项约束，下列物料也无法平衡（全时段合计）。' : '无可行方案：下列约束不能同时满足。'];
  for (const c of check.conflict) {
    const level = `${figure(c.level ?? 0)} ${c.unit ?? ''}`.trimEnd();
    if (c.kind === 'shortage' || c.kind === 'surplus') lines.push(`  ${c.limit}：${c.kind === 'shortage' ? '缺' : '余'} ${level}`);
    else lines.push(`  ${c.label?.zh ?? c.limit}：要求 ${c.sense} ${level}${c.quote === undefined ? '' : `（“${c.quote}”）`}`);
  }
  const label = new Map(check.conflict.map((c) => [c.limit, c.label?.zh ?? c.limit]));
  const relaxed = check.relaxations.map((r) => `${label.get(r.limit)}：${figure(r.from)} → ${figure(r.to)} ${r.unit}`.trimEnd());
  section(lines, '其余不变时，只需其中一项放宽到', relaxed);
  return lines.join('\n');
}
