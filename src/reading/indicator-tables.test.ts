import { expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const told = (text: string) => reading(text, 2025).figures.map(({ quote, status, year, bound }) => [quote, status, year, bound]);

it('takes the figures of an indicator table for what their column says, in the year its head names', () => {
  const table =
    '2025年主要指标\n序号\t指标\t2024年完成\t2025年目标\t责任单位\n1\t可再生能源电力消费占比\t41.5%\t不低于50%\t能源局\n2\t规上工业增加值增速\t7.1%\t9%以上\t工业和信息化局';
  expect(told(table)).toEqual([
    ['41.5%', 'result', 2024, '='],
    ['50%', 'target', 2025, '>='],
    ['7.1%', 'result', 2024, '='],
    ['9%', 'target', 2025, '>='],
  ]);
});

it('takes the year of the document where the head names none, and ends with the table', () => {
  const text = '2025年工作目标\n指标\t目标值\n单位GDP能耗\t下降3%\n去年投资完成20亿元。\n甲\t5%';
  expect(told(text).map(([quote, status, year]) => [quote, status, year])).toEqual([
    ['3%', 'target', 2025],
    ['20亿元', 'result', 2024],
    ['5%', 'context', null],
  ]);
});

it('reads bare numbers by the column of units, and a growth as a change', () => {
  const { figures, tasks } = reading(
    '指标\t单位\t2024年完成\t2025年目标\n工业总产值\t亿元\t210\t1,235\n高新技术企业\t家\t12\t15家\n增加值增速\t%\t-3.5\t8',
    2025,
  );
  expect(figures.map((f) => [f.quote, f.indicator, f.value, f.unit, f.kind, f.status, f.year])).toEqual([
    ['210', '工业总产值', 210, '亿元', 'level', 'result', 2024],
    ['1,235', '工业总产值', 1235, '亿元', 'level', 'target', 2025],
    ['12', '高新技术企业', 12, '家', 'level', 'result', 2024],
    ['15家', '高新技术企业', 15, '家', 'level', 'target', 2025],
    ['-3.5', '增加值', -3.5, '%', 'change', 'result', 2024],
    ['8', '增加值', 8, '%', 'change', 'target', 2025],
  ]);
  expect(tasks).toEqual([]);
});
