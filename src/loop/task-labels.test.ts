import { expect, it } from 'vitest';
import { isLabel, labelsOf } from './task-labels.ts';

it('reads what stands behind a task on its line', () => {
  const text =
    '1.完成某光伏项目并网。牵头单位：能源局；责任单位：国土建设局、供电服务中心；完成时限：2024年11月30日。\n2.另一项。牵头单位：水务局；完成时限：9月底前。';
  expect(labelsOf(text, 0, 2024)).toEqual({ owners: ['能源局', '国土建设局', '供电服务中心'], deadline: '2024-11-30' });
  expect(labelsOf(text, text.indexOf('2.'), 2024)).toEqual({ owners: ['水务局'], deadline: '2024-09-30' });
  expect(labelsOf('推进某事。完成时限：2025年底', 0, null)).toEqual({ owners: [], deadline: '2025-12-31' });
  expect(labelsOf('推进某事。', 0, 2024)).toEqual({ owners: [], deadline: null });
});

it('knows a label from a task', () => {
  expect(isLabel('牵头单位：能源局；')).toBe(true);
  expect(isLabel('由牵头单位负责编制方案。')).toBe(false);
});
