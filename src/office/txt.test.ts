import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { decodeText, refuseSize } from './decode.ts';

const sentence = '园区上半年完成产值3.5亿元，同比增长7%；用电量约1,200万千瓦时。\r\n示例村、㎡、①和“引号”都在。';
const code = async (run: () => unknown) => {
  try {
    await run();
  } catch (error) {
    return error instanceof Fault ? error.faults[0]!.code : String(error);
  }
  return 'no fault';
};

describe('txt', () => {
  it('reads UTF-8 with and without mark, GB18030 and UTF-16, and changes nothing', async () => {
    for (const [encoding, decoder] of [
      ['utf8', 'txt/utf-8/1'],
      ['gb18030', 'txt/gb18030/1'],
      ['gbk', 'txt/gb18030/1'],
    ] as const) {
      expect(await decodeText(iconv.encode(sentence.replace('㎡', encoding === 'gbk' ? '' : '㎡'), encoding), '甲.txt')).toMatchObject({
        decoder,
        kind: 'txt',
        text: sentence.replace('㎡', encoding === 'gbk' ? '' : '㎡'),
      });
    }
    expect((await decodeText(iconv.encode(sentence, 'utf8', { addBOM: true }), '甲.TXT')).text).toBe(sentence);
    expect((await decodeText(iconv.encode(sentence, 'utf16le', { addBOM: true }), '甲.txt')).text).toBe(sentence);
  });

  it('refuses what is no text', async () => {
    const random = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 7919 + (i >> 3) * 104_729) % 256);
    expect(await code(() => decodeText(random, '甲.txt'))).toBe('office.binary');
    expect(await code(() => decodeText(new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]), '甲.txt'))).toBe('office.binary');
    expect(await code(() => decodeText(new TextEncoder().encode('正文\u0000正文'), '甲.txt'))).toBe('office.binary');
    expect(await code(() => decodeText(new TextEncoder().encode('PK\u0003\u0004'), '甲.txt'))).toBe('office.broken');
  });

  it('names the other faults, one each', async () => {
    expect(await code(() => decodeText(new Uint8Array(0), '甲.txt'))).toBe('office.empty');
    expect(await code(() => decodeText(new TextEncoder().encode(' \r\n　'), '甲.txt'))).toBe('office.empty');
    expect(await code(() => decodeText(new TextEncoder().encode('%PDF-1.7'), '甲.docx'))).toBe('office.pdf-broken');
    expect(await code(() => decodeText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '甲.doc'))).toBe('office.doc-broken');
    expect(await code(() => decodeText(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), '甲.xls'))).toBe('office.old-office');
    expect(await code(() => decodeText(new TextEncoder().encode('甲'), '甲.xlsx'))).toBe('office.broken');
    expect(await code(() => decodeText(new TextEncoder().encode('甲'), '甲.ppt'))).toBe('office.unknown-kind');
    expect(await code(() => refuseSize(100 * 1024 * 1024, '甲.txt'))).toBe('office.too-large');
  });
});
