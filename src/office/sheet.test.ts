import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

describe('xlsx', () => {
  it('reads a task table below its title: merged cells, dates, numbers and formulas as displayed', async () => {
    const book = new Workbook();
    const sheet = book.addWorksheet('任务');
    sheet.addRow(['2026年任务分解表']);
    sheet.mergeCells('A1:E1');
    sheet.addRow(['序号', '重点任务', '具体举措', '责任单位', '完成时限']);
    sheet.addRow([1, '绿电替代', '建成变电站', '示例能源局', new Date('2026-09-30')]);
    sheet.addRow([{ formula: 'A3+1', result: 2 }, null, '新增储能10万千瓦', '示例能源局\n示例供电公司', '12月底']);
    sheet.mergeCells('B3:B4');
    book.addWorksheet('藏', { state: 'hidden' }).addRow(['不读']);
    const { text, kind } = await decodeText(new Uint8Array(await book.xlsx.writeBuffer()), '表.xlsx');
    expect(kind).toBe('xlsx');
    expect(text.split('\n')).toEqual([
      '2026年任务分解表',
      '绿电替代',
      '1. 建成变电站。责任单位：示例能源局；完成时限：2026-09-30。',
      '2. 新增储能10万千瓦。责任单位：示例能源局、示例供电公司；完成时限：12月底。',
    ]);
  });

  it('reads any other table a row a line, sheets by name, and shows percents as people see them', async () => {
    const book = new Workbook();
    const first = book.addWorksheet('指标');
    first.addRow(['指标', '目标']);
    first.addRow(['可再生能源占比', 0.455]).getCell(2).numFmt = '0.0%';
    first.headerFooter.oddHeader = '&C机密★5年';
    book.addWorksheet('项目').addRow(['甲', 0.1 + 0.2]);
    const { text, margins } = await decodeText(new Uint8Array(await book.xlsx.writeBuffer()), '表.xlsx');
    expect(text).toBe('指标\n指标\t目标\n可再生能源占比\t45.5%\n项目\n甲\t0.3');
    expect(margins).toContain('机密★5年');
  });

  it('names a broken workbook', async () => {
    await expect(decodeText(zipSync({ 'xl/workbook.xml': strToU8('<no>') }), '表.xlsx')).rejects.toThrow('office.broken');
  });
});

describe('csv', () => {
  it.each(['utf8', 'gb18030'])('reads %s, quotes and tabs', async (encoding) => {
    const words = '序号,工作任务,责任单位,完成时限\n1,"建成变电站，投产",示例能源局,9月底\n';
    const { text, decoder } = await decodeText(iconv.encode(words, encoding), '表.csv');
    expect(text).toBe('1. 建成变电站，投产。责任单位：示例能源局；完成时限：9月底。');
    expect(decoder).toBe(encoding === 'utf8' ? 'csv/utf-8/1' : 'csv/gb18030/1');
    expect((await decodeText(iconv.encode('甲\t乙\n1\t2', encoding), '表.csv')).text).toBe('甲\t乙\n1\t2');
  });
});
