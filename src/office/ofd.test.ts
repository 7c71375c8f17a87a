import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeText } from './decode.ts';

const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const words = (text: string, x: number, y: number, more = '') =>
  `<ofd:TextObject Boundary="${x} ${y} ${text.length * 5} 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="${more || `g ${text.length - 1} 5`}">${text}</ofd:TextCode></ofd:TextObject>`;
const page = (content: string) =>
  strToU8(
    `<ofd:Page ${ns}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>${content}</ofd:Layer></ofd:Content></ofd:Page>`,
  );
const ofd = (pages: readonly string[]) =>
  zipSync({
    'OFD.xml': strToU8(`<ofd:OFD ${ns} Version="1.1"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`),
    'Doc_0/Document.xml': strToU8(
      `<ofd:Document ${ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${pages.map((_, i) => `<ofd:Page ID="${i}" BaseLoc="${i === 0 ? 'Pages/Page_0/Content.xml' : `/Doc_0/Pages/Page_${i}/Content.xml`}"/>`).join('')}</ofd:Pages></ofd:Document>`,
    ),
    ...Object.fromEntries(pages.map((content, i) => [`Doc_0/Pages/Page_${i}/Content.xml`, page(content)])),
  });
const wide = '全年新增新能源装机一百二十万千瓦可再生能源电力消费占比达到';

describe('ofd', () => {
  it('reads text objects by their places, not by their order in the file; numbers of pages are no text', async () => {
    const bytes = ofd([
      words('下降三点五。', 30, 67) + words(wide, 30, 60) + words('工作要点', 90, 40) + words('— 1 —', 95, 280),
      words('第二页。', 40, 40) + words('— 2 —', 95, 280),
    ]);
    const { text, margins, kind } = await decodeText(bytes, '件.ofd');
    expect([kind, text]).toEqual(['ofd', `工作要点\n${wide}下降三点五。\n第二页。`]);
    expect(margins).toBe('— 1 —\n— 2 —');
  });

  it('says that it is a scan, encrypted or broken', async () => {
    await expect(decodeText(ofd(['', '']), '件.ofd')).rejects.toThrow('office.scan');
    await expect(decodeText(zipSync({ 'Encryptions.xml': strToU8('<a/>') }), '件.ofd')).rejects.toThrow('office.encrypted');
    await expect(decodeText(zipSync({ 'OFD.xml': strToU8('<ofd') }), '件.ofd')).rejects.toThrow('office.broken');
    await expect(decodeText(zipSync({ 'OFD.xml': strToU8(`<ofd:OFD ${ns}><ofd:DocRoot>Doc_0/D.xml</ofd:DocRoot></ofd:OFD>`) }), '件.ofd')).rejects.toThrow(
      'office.broken',
    );
  });
});
