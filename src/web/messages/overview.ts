import type { Pair } from './index.ts';

export const overview = {
  'overview.matrix': ['各领域亮灯', 'Lights by area'],
  'overview.area': ['领域', 'Area'],
  'overview.total': ['合计', 'Total'],
  'overview.all': ['合计', 'All'],
  'overview.noneHere': ['这里没有记录', 'Nothing here'],
  'overview.empty': ['还没有目标', 'No goals yet'],
  'overview.emptyHint': [
    '上传一份讲话或工作报告并采纳其中的目标，这里就会亮灯。',
    'Upload a speech or work report and accept its goals; their lights appear here.',
  ],
  'overview.red': ['红灯和黄灯：为什么，需要什么', 'Red and yellow: why, and what it needs'],
  'overview.noRed': ['没有红灯和黄灯', 'Nothing is red or yellow'],
  'overview.more': ['其余 {n} 条', '{n} more'],
  'overview.fewer': ['收起', 'Fewer'],
  'overview.needs': ['责任：', 'To act: '],
  'overview.plan': ['方案一图', 'The plan in one picture'],
  'overview.noPlan': ['还没有测算方案', 'No plan yet'],
  'overview.noPlanHint': [
    '把一个目标转为约束，再运行测算，就能看到每度电从哪里来、目标要花多少钱。',
    'Turn a goal into a limit and run a plan: it shows where each kWh comes from and what the goal costs.',
  ],
  'overview.supply': ['{hours} 小时用电 {total}，从哪里来', 'Where {total} of electricity in {hours} hours come from'],
  'overview.year': ['全年进度', 'The year of a goal'],
  'overview.chooseGoal': ['选择目标', 'Choose a goal'],
  'overview.deadlines': ['近期时限', 'Due soon'],
  'overview.noDeadlines': ['近期没有到期的任务和项目', 'No task or project falls due soon'],
  'overview.changes': ['最近变更', 'Recent changes'],
  'overview.noChanges': ['还没有变更', 'No changes yet'],
  'overview.changedMany': ['{ledger}共 {n} 条', '{n} entries in {ledger}'],
  'overview.head': ['留痕链头（第 {seq} 条）', 'Head of the record (event {seq})'],
} satisfies Record<string, Pair>;
