import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';
import { wrappedEnds } from './wrapped.ts';

const paragraph =
  '一年来，面对多重压力叠加、多重困难交织的复杂形势，示例园区坚持稳中求进，全年地区生产总值增长6%，规上工业增加值增长8%，完成固定资产投资86亿元，新开工项目12个，示例科技、示例能源等18个续建项目投产达效，城镇居民人均可支配收入增长5%，单位产值能耗下降3%，各项工作取得新的成效，为全市高质量发展作出了示例园区的贡献。';
const wrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'g'))!.join('\n');

describe('lines as they were printed', () => {
  it('go on in the next line where only the width of the page ended them', () => {
    const text = `${wrap(paragraph, 20)}\n二、2026年工作安排\n${wrap(paragraph, 20)}`;
    const ends = [...wrappedEnds(text)];
    expect(ends.length).toBeGreaterThan(10);
    expect(ends).not.toContain(text.indexOf('\n二、'));
    expect(ends).not.toContain(text.indexOf('\n', text.indexOf('二、')));
  });

  it('are read as one sentence, with figures whose unit stands on the next line', () => {
    const title = '示例园区2026年工作报告\n一、2025年工作回顾\n';
    const whole = reading(title + paragraph, 2026);
    const broken = reading(title + wrap(paragraph, 21), 2026);
    const told = (r: typeof whole) => r.figures.map(({ value, unit, indicator, status, kind }) => ({ value, unit, indicator, status, kind }));
    expect(told(broken)).toEqual(told(whole));
    expect(broken.sentences.length).toBe(whole.sentences.length);
  });

  it('leaves alone paragraphs, lists, tables and verses of any width', () => {
    expect(wrappedEnds(`${paragraph}\n${paragraph}\n示例园区管委会\n2026年1月5日`).size).toBe(0);
    expect(wrappedEnds(Array.from({ length: 12 }, (_, i) => `推进示例园区第${i}号项目的建设和投产${'并网'.repeat(i)}`).join('\n')).size).toBe(0);
    expect(wrappedEnds(Array.from({ length: 12 }, (_, i) => `${i + 1}. 推进示例园区第${i % 10}号项目的建设和投产并网`).join('\n')).size).toBe(0);
    expect(wrappedEnds(Array.from({ length: 12 }, () => '示例项目\t示例能源局负责推进示例园区建设\t6月底').join('\n')).size).toBe(0);
  });
});
