import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { decodeText } from './decode.ts';
import { chineseCounting, formatNumber } from './numerals.ts';

const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const docx = (body: string, numbering = '', styles = '') =>
  zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${ns}><w:body>${body}</w:body></w:document>`),
    ...(numbering && { 'word/numbering.xml': strToU8(`<w:numbering ${ns}>${numbering}</w:numbering>`) }),
    ...(styles && { 'word/styles.xml': strToU8(`<w:styles ${ns}>${styles}</w:styles>`) }),
  });
const p = (text: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const num = (id: number, level: number) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;
const lvl = (i: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${i}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const office = `<w:abstractNum w:abstractNumId="0">${lvl(0, 'chineseCountingThousand', '%1、')}${lvl(1, 'chineseCounting', '（%2）')}${lvl(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
const text = async (bytes: Uint8Array) => (await decodeText(bytes, '材料.docx')).text;
const code = async (run: () => unknown) => {
  try {
    await run();
  } catch (error) {
    return error instanceof Fault ? error.faults[0]!.code : String(error);
  }
  return 'no fault';
};

describe('docx to text', () => {
  it('writes automatic numbering out: 一、（一）1. with restarts', async () => {
    const body = [
      p('总体要求', num(1, 0)),
      p('目标', num(1, 1)),
      p('产值', num(1, 2)),
      p('用电', num(1, 2)),
      p('措施', num(1, 1)),
      p('入园', num(1, 2)),
      p('保障', num(1, 0)),
      p('组织', num(1, 1)),
    ].join('');
    expect((await text(docx(body, office))).split('\n')).toEqual([
      '一、总体要求',
      '（一）目标',
      '1.产值',
      '2.用电',
      '（二）措施',
      '1.入园',
      '二、保障',
      '（一）组织',
    ]);
  });

  it('numbers by style, also by a level that names its style and by an inherited style', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="3">${lvl(0, 'chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}${lvl(1, 'decimal', '%1.%2', '<w:isLgl/><w:pStyle w:val="H2"/>')}</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>`;
    const by = '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>';
    const styles = `<w:style w:type="paragraph" w:styleId="H1">${by}</w:style><w:style w:type="paragraph" w:styleId="H2">${by}</w:style><w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H1"/></w:style>`;
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    expect(
      (
        await text(
          docx(
            p('甲', style('H1')) +
              p('台账', style('H2')) +
              p('乙', style('Mine')) +
              p('5台', style('H2')) +
              p('无号', `${style('H1')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
            numbering,
            styles,
          ),
        )
      ).split('\n'),
    ).toEqual(['一、甲', '1.1 台账', '二、乙', '2.1 5台', '无号']);
  });

  it('starts an overridden list anew and leaves empty paragraphs and bullets without numbers', async () => {
    const more = `${office}<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:abstractNum w:abstractNumId="9">${lvl(0, 'bullet', '●')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="9"/></w:num>`;
    expect((await text(docx(p('甲', num(1, 0)) + p('', num(1, 0)) + p('乙', num(2, 0)) + p('丙', num(2, 0)) + p('点', num(4, 0)), more))).split('\n')).toEqual([
      '一、甲',
      '',
      '五、乙',
      '六、丙',
      '点',
    ]);
  });

  it('reads tabs, breaks and tables, a row a line', async () => {
    const cell = (inner: string) => `<w:tc>${inner}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell(p('指标'))}${cell(p('目标') + p('（年）'))}</w:tr><w:tr>${cell(p('产值'))}${cell(p('12亿元'))}</w:tr></w:tbl>`;
    expect(await text(docx(`${p('表前')}${table}<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r></w:p>`))).toBe(
      '表前\n指标\t目标 （年）\n产值\t12亿元\n甲\t乙\n丙',
    );
  });

  it('gives each task of a task table a line with owners and deadline; merged cells are headings and count for every row', async () => {
    const tc = (inner: string, properties = '') => `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${p(inner)}</w:tc>`;
    const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const start = '<w:vMerge w:val="restart"/>';
    const table = [
      tr(...['序号', '重点任务', '具体举措', '年度目标', '牵头 单位', '责任单位', '完成时限'].map((words) => tc(words))),
      tr(tc('一、能源保障', '<w:gridSpan w:val="7"/>')),
      tr(tc('1', start), tc('绿电替代', start), tc('建成220千伏变电站；'), tc('投产2座'), tc('示例能源局'), tc('示例供电公司 示例住建局'), tc('2026年9月底')),
      tr(tc('', '<w:vMerge/>'), tc('', '<w:vMerge/>'), tc('新增储能10万千瓦。'), tc('—'), tc('示例能源局'), tc(''), tc('12月底')),
      tr(tc('2'), tc('完成污水处理厂提标改造'), tc(''), tc(''), tc('示例水务局'), tc('示例水务公司；示例环保局'), tc('')),
    ].join('');
    expect((await text(docx(`${p('任务分解表')}<w:tbl>${table}</w:tbl>`))).split('\n')).toEqual([
      '任务分解表',
      '一、能源保障',
      '绿电替代',
      '1. 建成220千伏变电站。牵头单位：示例能源局；责任单位：示例供电公司、示例住建局；完成时限：2026年9月底；年度目标：投产2座。',
      '1. 新增储能10万千瓦。牵头单位：示例能源局；完成时限：12月底。',
      '2. 完成污水处理厂提标改造。牵头单位：示例水务局；责任单位：示例水务公司、示例环保局。',
    ]);
  });

  it('leaves out deleted and moved revisions, hidden runs and fallback copies, keeps insertions', async () => {
    const body = `<w:p><w:r><w:t>增长</w:t></w:r><w:del><w:r><w:delText>5%</w:delText></w:r></w:del><w:ins><w:r><w:t>7%</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:t>左右</w:t></mc:Choice><mc:Fallback><w:t>左右</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    expect(await text(docx(body))).toBe('增长7%左右');
  });

  it('joins a paragraph whose mark was deleted to the next', async () => {
    expect(await text(docx(`${p('全年', '<w:rPr><w:del w:id="1"/></w:rPr>')}${p('完成')}`))).toBe('全年完成');
  });

  it('knows how Word writes numbers', async () => {
    expect([1, 10, 11, 20, 21, 105, 110, 1001].map(chineseCounting)).toEqual(['一', '十', '十一', '二十', '二十一', '一百零五', '一百一十', '一千零一']);
    expect([
      formatNumber(3, 'decimalEnclosedCircle'),
      formatNumber(4, 'upperRoman'),
      formatNumber(28, 'lowerLetter'),
      formatNumber(2, 'ideographTraditional'),
      formatNumber(12, 'decimalFullWidth'),
    ]).toEqual(['③', 'IV', 'bb', '乙', '１２']);
  });

  it('keeps headers and footers apart', async () => {
    const bytes = zipSync({
      'word/document.xml': strToU8(`<w:document ${ns}><w:body>${p('正文')}</w:body></w:document>`),
      'word/header1.xml': strToU8(`<w:hdr ${ns}>${p('机密★5年')}</w:hdr>`),
    });
    expect(await decodeText(bytes, '材料.docx')).toMatchObject({ text: '正文', margins: '机密★5年' });
  });

  it('names a broken docx: cut off, without a document, ill-formed', async () => {
    const whole = docx(p('内容'.repeat(2000)));
    expect(await code(() => text(whole.slice(0, whole.length / 2)))).toBe('office.broken');
    expect(await code(() => text(zipSync({ 'a.txt': strToU8('甲') })))).toBe('office.broken');
    expect(await code(() => text(docx('<w:p><w:r>')))).toBe('office.broken');
    expect(await code(() => text(strToU8('不是压缩包，只是改了名字的文本')))).toBe('office.broken');
    expect(await code(() => text(docx('')))).toBe('office.empty');
  });

  it('refuses a zip bomb before half of it is unpacked', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(60 * 1024 * 1024) }, { level: 9 });
    expect(await code(() => text(bomb))).toBe('office.zip-bomb');
    // nonsense in its second half: whoever unpacked on to there would call it broken
    bomb.fill(0xff, bomb.length >> 1);
    expect(await code(() => text(bomb))).toBe('office.zip-bomb');
  });
});
