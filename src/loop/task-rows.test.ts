import { describe, expect, it } from 'vitest';
import { cellsOf, fieldsOf } from './task-rows.ts';

describe('the cells of a task', () => {
  it('name the others as owners where two units lead together, and come back as the same', () => {
    const values = { name: '建成示例变电站', leadUnit: '甲局、乙局', owners: ['甲局', '乙局', '丙公司'] };
    const cells = cellsOf(values);
    expect([cells.leadUnit, cells.owners]).toEqual(['甲局、乙局', '丙公司']);
    expect(fieldsOf(new Set(['leadUnit']), cells)).toEqual({ leadUnit: '甲局、乙局', owners: ['甲局', '乙局', '丙公司'] });
    expect(fieldsOf(new Set(['leadUnit']), { ...cells, leadUnit: '' })).toEqual({ leadUnit: null, owners: ['丙公司'] });
  });
});
