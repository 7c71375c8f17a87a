import type { Pair } from './index.ts';

export const mine = {
  'mine.title': ['我的待办', 'My tasks'],
  'mine.about': ['按时限排列；选择责任单位后，地址可以收藏或发给同事。', 'By deadline. Choose a unit; the address can be kept or sent on.'],
  'mine.owner': ['责任单位', 'Unit'],
  'mine.everyone': ['全部单位', 'All units'],
  'mine.open': ['未完成', 'Open'],
  'mine.all': ['全部', 'All'],
  'mine.none': ['没有待办', 'Nothing to do'],
  'mine.noneHint': ['采纳文件中的任务后，会按责任单位列在这里。', 'Tasks accepted from documents are listed here by unit.'],
  'mine.update': ['更新进展', 'Update'],
  'mine.noDeadline': ['未定时限', 'no deadline'],
} satisfies Record<string, Pair>;
