import { plain } from '../ledger/index.ts';
import type { PlanItem } from '../network/index.ts';
import type { Block } from '../office/index.ts';
import type { Entry } from '../store/index.ts';
import type { LoopContext } from './context.ts';
import type { SupplyShare } from './overview-plan.ts';
import { figure, note, paragraph, part, type ReportRun, words } from './report-text.ts';
import { isFree, money, priceSentence } from './return-prices.ts';
import { isStale, keptLimits } from './stale-plans.ts';

/** 三、方案测算: what the plan builds, where its power comes from, what each goal costs. */
export async function planSection(context: LoopContext, plan: Entry | null, index: number): Promise<readonly Block[]> {
  const blocks: Block[] = [part(index, '方案测算情况')];
  if (!plan) return [...blocks, paragraph(words('暂无方案测算结果。'))];
  const stale = await isStale(context, plan);
  const cost = Number(plan.values['objective']);
  const share = Number((plan.values['accounts'] as { readonly horizonShare?: number } | null)?.horizonShare ?? 1);
  blocks.push(
    paragraph(
      words(`${String(plan.values['name'])}年总费用 `),
      figure(money(context, cost).zh, plan, 'objective', '年总费用'),
      words(share < 1 ? `（按前 ${Number(plan.values['hours'])} 小时测算折算到全年）。` : '。'),
      ...supplyRuns(plan),
      ...builtRuns(plan),
    ),
  );
  const limits = keptLimits(plan);
  if (limits.length > 0) {
    const rows = limits.map((l): readonly ReportRun[] => [
      words(l.label?.zh ?? l.indicator),
      figure(`${plain(l.level)} ${l.unit}`, plan, `limits.${l.id}.level`, '约束水平'),
      figure(`${plain(l.actual)} ${l.unit}`, plan, `limits.${l.id}.actual`, '方案结果'),
      figure(isFree(plan, l) ? '不增加费用' : `${money(context, l.price).zh}/${l.unit === '%' ? '百分点' : l.unit}`, plan, `limits.${l.id}.price`, '代价'),
    ]);
    blocks.push({ kind: 'table', title: '约束及其代价', head: ['约束', '水平', '方案结果', '每年代价'], rows });
  }
  for (const kept of limits.filter((l) => l.goal !== undefined)) {
    const goal = kept.goal === undefined ? null : await context.store.get(context.viewer, context.park, 'goal', kept.goal);
    const sentence = priceSentence(context, plan, kept, false).zh;
    if (goal)
      blocks.push(
        paragraph(
          words(`${String(goal.values['name'])}（${goal.code}）：`),
          figure(sentence.replace(/。$/, ''), plan, `limits.${kept.id}.price`, '代价'),
          words('。'),
        ),
      );
  }
  if (stale) blocks.push(note('目标或约束在测算之后有改动，本方案已过期，应重新测算。'));
  return blocks;
}

function supplyRuns(plan: Entry): readonly ReportRun[] {
  const supply = (plan.values['accounts'] as { readonly supply?: readonly SupplyShare[] } | null)?.supply ?? [];
  const total = supply.reduce((sum, s) => sum + s.value, 0);
  if (total <= 0) return [];
  const main = supply.filter((s) => s.value / total >= 0.01);
  return [
    words('电量来源为'),
    ...main.flatMap((s, i) => [
      words(`${i === 0 ? '' : '、'}${s.label.zh} `),
      figure(`${plain((100 * s.value) / total)}%`, plan, `accounts.supply.${s.id}`, '电量占比'),
    ]),
    words('。'),
  ];
}

function builtRuns(plan: Entry): readonly ReportRun[] {
  const items = (plan.values['capacities'] as readonly PlanItem[] | null) ?? [];
  // What is contracted with the grid is no plant to build.
  const built = items.filter((i) => i.extendable && !i.kind.startsWith('market') && i.total - i.existing > 1e-3 * Math.max(1, i.total));
  if (built.length === 0) return [words('方案不新增装置。')];
  return [
    words('新增容量为'),
    ...built.flatMap((i, n) => [
      words(`${n === 0 ? '' : '、'}${i.label?.zh ?? i.id} `),
      figure(`${plain(Math.round((i.total - i.existing) * 10) / 10)} ${i.unit}`, plan, `capacities.${i.id}`, '新增容量'),
    ]),
    words('。'),
  ];
}
