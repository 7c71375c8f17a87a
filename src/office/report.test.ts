import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { type Lexicon, read } from '../reading/index.ts';
import { decodeText } from './decode.ts';
import type { ReportDocument, Run } from './report-document.ts';
import { writeReport } from './report.ts';

const figure = (text: string, entry: string, field: string, plan?: string): Run => ({
  text,
  source: { entry, field, label: `${field}栏`, ...(plan && { plan }) },
});
const report: ReportDocument = {
  title: '示例园区上半年工作情况报告',
  subtitle: '示例园区管委会',
  asOf: '2024-07-15',
  chainHead: 'c0ffee42',
  blocks: [
    { kind: 'heading', level: 1, text: '一、主要指标完成情况' },
    { kind: 'heading', level: 2, text: '（一）经济运行' },
    {
      kind: 'paragraph',
      runs: [
        { text: '上半年，示例园区完成工业总产值' },
        figure('86.4亿元', 'TB-2024-0012', 'cumulative'),
        { text: '，同比增长' },
        figure('7.2%', 'TB-2024-0012', 'yoy'),
        { text: '；可再生能源电力消费占比达到' },
        figure('41.5%', 'FA-2024-0002', 'share', 'FA-2024-0002'),
        { text: '，用水量下降' },
        figure('3.1%', 'TB-2024-0031', 'yoy'),
        { text: '，新增规上企业' },
        figure('4家', 'TB-2024-0040', 'cumulative'),
        { text: '。' },
      ],
    },
    {
      kind: 'table',
      title: '重点指标',
      head: ['指标', '年目标', '累计'],
      rows: [[{ text: '固定资产投资' }, figure('120亿元', 'MB-2024-0003', 'value'), figure('52.75亿元', 'TB-2024-0050', 'cumulative')]],
    },
    { kind: 'note', text: '本报告所列为示例数据。' },
  ],
};
const figures = report.blocks.flatMap((b) => (b.kind === 'paragraph' ? b.runs : b.kind === 'table' ? b.rows.flat() : [])).filter((run) => run.source);
const lexicon = Object.fromEntries(
  ['units', 'words', 'events', 'traditional', 'pairs'].map((name) => [
    name,
    parse(readFileSync(new URL(`../../catalog/lexicon/${name}.yaml`, import.meta.url), 'utf8')),
  ]),
) as unknown as Lexicon;

describe('a report as docx', () => {
  it('comes back through our own reader with every figure written', async () => {
    const { text } = await decodeText(await writeReport(report), '报告.docx');
    const reading = read(text, { name: '报告', lexicon, indicators: [], hash: '' });
    expect(text).toContain('同比增长7.2%；可再生能源');
    for (const run of figures) expect(reading.figures.map((f) => f.quote)).toContain(run.text);
    expect(reading.figures.find((f) => f.quote === '3.1%')).toMatchObject({ value: -3.1, kind: 'change', indicator: '用水量' });
  });

  it('lists every source by number: entry, field, plan', async () => {
    const { text } = await decodeText(await writeReport(report), '报告.docx');
    expect(text.slice(text.indexOf('数据来源'))).toBe(
      [
        '数据来源',
        '[1] 记录 TB-2024-0012，字段 cumulative栏',
        '[2] 记录 TB-2024-0012，字段 yoy栏',
        '[3] 记录 FA-2024-0002，字段 share栏，方案 FA-2024-0002',
        '[4] 记录 TB-2024-0031，字段 yoy栏',
        '[5] 记录 TB-2024-0040，字段 cumulative栏',
        '[6] 记录 MB-2024-0003，字段 value栏',
        '[7] 记录 TB-2024-0050，字段 cumulative栏',
      ].join('\n'),
    );
  });

  it('is set as an official document, with chain head and date in the footer', async () => {
    const parts = unzipSync(await writeReport(report));
    const xml = (name: string) => strFromU8(parts[name]!);
    expect(xml('word/document.xml')).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml('word/styles.xml')).toContain('方正小标宋简体');
    expect(xml('word/document.xml')).toContain('w:line="560" w:lineRule="exact"');
    const footer = Object.keys(parts).find((name) => name.startsWith('word/footer') && xml(name).includes('c0ffee42'));
    expect(footer && xml(footer)).toContain('数据截至 2024-07-15');
  });

  it('gives the same bytes for the same report', async () => {
    expect(await writeReport(report)).toEqual(await writeReport(report));
  });
});
