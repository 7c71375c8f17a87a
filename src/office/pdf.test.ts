import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';
import { smallPdf } from './small-pdf.ts';

const file = (name: string) => new Uint8Array(readFileSync(new URL(`../../test/files/${name}`, import.meta.url)));
/** Lines of a page from the top, as a word processor sets them: 12 pt, 40 characters from x = 80. */
const lines = (words: readonly string[], y = 700, x = 80) => words.map((text, i) => ({ text, x, y: y - 20 * i, size: 12 }));
const full = (text: string) => text.repeat(40).slice(0, 36);

describe('pdf', () => {
  it('reads columns in order, without running heads and page numbers, lines joined to paragraphs', async () => {
    const { text, margins, kind } = await decodeText(file('two-columns.pdf'), '简报.pdf');
    expect(kind).toBe('pdf');
    expect(margins).toBe('示例园区管理委员会简报\n— 1 —\n— 2 —');
    const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];
    const expected = numbers.flatMap((number, i) => [
      `${number}、第${i + 1}项工作`,
      `加快建设示例园区第${i + 1}期绿色供电工程，全年新增新能源装机${101 + i}万千瓦，可再生能源电力消费占比达到${41 + i}%以上，单位工业增加值能耗下降3.${i + 1}%，确保按期建成投运，并与上级电网规划衔接。`,
      '建立台账，逐月调度，未完成的单位要说明原因并提出补救措施。',
    ]);
    expect(text.split('\n')).toEqual(['示例园区重点工作简报', ...expected]);
  });

  it('joins a line that reaches the edge, also over a page, not one before an indent or a heading', async () => {
    // The indented line is two characters shorter.
    const [a, b, c] = [full('甲'), full('乙'), full('丙').slice(2)];
    const pages = [
      [...lines(['标题'], 740, 250), ...lines([a, b, '段末。'], 700), ...lines([c], 640, 104), ...lines([a], 620)],
      [...lines(['续完。'], 700), ...lines(['一、总体要求', b], 680), ...lines([c], 640), ...lines(['（一）目标'], 620)],
    ];
    const { text } = await decodeText(smallPdf(pages), '件.pdf');
    expect(text.split('\n')).toEqual(['标题', `${a}${b}段末。`, `${c}${a}续完。`, '一、总体要求', `${b}${c}`, '（一）目标']);
  });

  it('joins a line that stays short of the edge because a number did not fit, or ends with a comma', async () => {
    const [a, b] = [full('甲'), full('乙').slice(2)];
    const text = async (...words: string[]) => (await decodeText(smallPdf([lines(words, 700)]), '件.pdf')).text.split('\n');
    expect(await text(a, b, '100%以上。')).toEqual([`${a}${b}100%以上。`]);
    expect(await text(a, `${b.slice(1)}，`, '达到一成。')).toEqual([`${a}${b.slice(1)}，达到一成。`]);
    expect(await text(a, `${b.slice(1)}。`, '100%以上。')).toEqual([`${a}${b.slice(1)}。`, '100%以上。']);
    expect(await text(a, b, '达到一成。')).toEqual([`${a}${b}`, '达到一成。']);
  });

  it('reads a table drawn with rules, its cells of many lines and its merged ones, over two pages as one', async () => {
    const xs = [60, 100, 220, 400, 480];
    const rules = (ys: readonly number[]) => [
      ...ys.map((y) => [xs[0]!, y, xs.at(-1)! - xs[0]!, 0.5] as const),
      ...xs.map((x) => [x, ys.at(-1)!, 0.5, ys[0]! - ys.at(-1)!] as const),
    ];
    const at = (column: number, y: number, text: string) => ({ text, x: xs[column]! + 4, y, size: 10 });
    const head = (y: number) => ['序号', '重点任务', '责任单位', '完成时限'].map((text, i) => at(i, y, text));
    const first = [
      ...head(705),
      at(0, 680, '1'),
      at(1, 686, '建成220千伏'),
      at(1, 674, '变电站'),
      at(2, 680, '示例能源局、示例供电公司'),
      at(3, 686, '2026年9'),
      at(3, 674, '月底'),
    ];
    const second = [...head(705), at(0, 680, '二、水务'), at(0, 655, '2'), at(1, 655, '完成提标改造'), at(2, 655, '示例水务局'), at(3, 655, '年底')];
    const merged = [...rules([720, 695]), ...rules([695, 670]).filter(([x, , width]) => width > 1 || x === xs[0] || x === xs.at(-1)), ...rules([670, 645])];
    const { text } = await decodeText(
      smallPdf([[...lines(['示例园区任务分解表'], 750, 200), ...first], second], { rules: [rules([720, 695, 668]), merged] }),
      '表.pdf',
    );
    expect(text.split('\n')).toEqual([
      '示例园区任务分解表',
      '1. 建成220千伏变电站。责任单位：示例能源局、示例供电公司；完成时限：2026年9月底。',
      '二、水务',
      '2. 完成提标改造。责任单位：示例水务局；完成时限：年底。',
    ]);
  });

  it('says that a scan is one, whole or in part, and that a file has a password', async () => {
    await expect(decodeText(smallPdf([[], []]), '件.pdf')).rejects.toThrow('office.scan');
    await expect(decodeText(smallPdf([lines([full('甲')]), lines([full('乙')]), lines([full('乙')]), [], []]), '件.pdf')).rejects.toThrow('office.partly-scan');
    await expect(decodeText(smallPdf([lines([full('甲')])], { isEncrypted: true }), '件.pdf')).rejects.toThrow('office.encrypted');
    await expect(decodeText(new TextEncoder().encode('%PDF-1.7 不是'), '件.pdf')).rejects.toThrow('office.pdf-broken');
  });

  it('reads fonts that name a standard table of characters, and says so where that is not enough', async () => {
    const words = '加快建设示例园区绿色供电工程，新增120万千瓦。';
    const hex = (bytes: Iterable<number>) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const utf16 = (text: string) => hex(iconv.encode(text, 'utf16be'));
    for (const [name, encode] of [
      ['UniGB-UCS2-H', utf16],
      ['UniGB-UTF16-H', utf16],
      ['GBK-EUC-H', (text: string) => hex(iconv.encode(text, 'gbk'))],
    ] as const)
      expect((await decodeText(smallPdf([lines([words])], { encoding: { name, encode } }), '件.pdf')).text, name).toBe(words);
    // Glyph numbers of a large font are, read as codes, rare characters.
    const rare = (text: string) => hex([...text].flatMap((_, i) => [0x58 + ((i * 3) % 20), (i * 61) % 256]));
    const soup = smallPdf([lines([full(words), full(words)])], { encoding: { name: 'Identity-H', encode: rare } });
    await expect(decodeText(soup, '件.pdf')).rejects.toThrow('office.pdf-fonts');
    const glyphs = (text: string) => hex([...text].flatMap((_, i) => [(i * 7) % 119, (i * 31) % 256]));
    for (const name of ['Identity-H', 'ETen-B5-H']) {
      const odd = smallPdf([lines([full(words), full(words)])], { encoding: { name, encode: glyphs } });
      await expect(decodeText(odd, '件.pdf')).rejects.toThrow('office.pdf-fonts');
    }
  });

  it('keeps words that stand askew apart: a watermark is no text, but may be a marking', async () => {
    const page = [...lines([full('甲')]), { text: '内部资料', x: 200, y: 400, size: 40, isAskew: true }];
    expect(await decodeText(smallPdf([page]), '件.pdf')).toMatchObject({ text: full('甲'), margins: '内部资料' });
  });
});

describe('doc', () => {
  it('reads an old Word file by its bytes, whatever its name, its task table as lines', async () => {
    const { text, kind } = await decodeText(file('task-table.doc'), '安排.docx');
    expect(kind).toBe('doc');
    expect(text.split('\n')).toEqual([
      '示例园区2026年重点工作安排',
      '一、总体要求',
      '加快推进示例园区“绿色电力替代”——全年新增新能源装机120万千瓦，可再生能源电力消费占比达到45%以上，单位工业增加值能耗下降3.5%。',
      '1. 建成220千伏变电站。责任单位：示例能源局；完成时限：2026年9月底。',
      '2. 完成污水处理厂提标改造。责任单位：示例环保局、示例水务公司；完成时限：2026年12月。',
      '结束。',
    ]);
  });

  it('keeps rows of many cells, cells of several paragraphs and tables one behind the other', async () => {
    const { text } = await decodeText(file('wide-tables.doc'), '安排.doc');
    const wide = [
      '工作安排',
      '绿电替代',
      '1. 建成110千伏变电站1座。牵头领导：李某；牵头单位：经发局；责任单位：甲局、乙局；完成时限：6月底。',
      '储能',
      '2. 新增储能20万千瓦时。牵头单位：能源局；完成时限：10月底。',
    ];
    expect(text.split('\n')).toEqual([
      ...wide,
      '工作安排',
      '绿电替代',
      '1. 建成110千伏变电站1座。责任单位：经发局、供电公司；完成时限：2026年6月底。',
      '储能',
      '2. 新增储能20万千瓦时。责任单位：能源局；完成时限：10月底。',
      '以上任务。',
      '结束语。',
      ...wide,
      '以上任务。',
      '结束语。',
    ]);
  });

  it('says that a doc has a password', async () => {
    const bytes = file('task-table.doc');
    // MS-DOC 2.5.2: bit 8 of the flags at offset 10 of the FIB, which begins with 0xA5EC.
    const fib = bytes.findIndex((byte, i) => i % 512 === 0 && byte === 0xec && bytes[i + 1] === 0xa5);
    bytes[fib + 11] = (bytes[fib + 11] ?? 0) | 1;
    await expect(decodeText(bytes, '安排.doc')).rejects.toThrow('office.encrypted');
  });
});
