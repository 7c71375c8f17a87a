import { Fault } from '../fault.ts';

export interface Decoded {
  readonly text: string;
  /** Name and version of what decoded it: decoding again by another version makes another text. */
  readonly decoder: string;
}

/** Control bytes no text editor writes; tab, line feed, vertical tab, form feed, carriage return and the DOS end mark may stand. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000e-\u0019\u001c-\u001f\u007f\ufffe\uffff]/;
/** Characters a Chinese office text is made of. */
const expected =
  /[\u00b7\u00d7\u0100-\u024f\u02c7-\u02d9\u0391-\u03c9\u0401-\u0451\u2010-\u26ff\u3000-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ufe30-\ufe4f\uff00-\uffef\u00a5-\u00b1]/g;

/**
 * Text of a plain text file: UTF-8 (with or without mark), UTF-16 with mark, else GB18030 when what comes out reads as Chinese text.
 * The byte order mark is not part of the text; nothing else is changed, line ends included.
 * @throws Fault `office.binary`
 */
export function txtText(bytes: Uint8Array, fileName: string): Decoded {
  const decoded = byMark(bytes) ?? strictly(bytes, 'utf-8') ?? gb18030(bytes);
  if (!decoded || control.test(decoded.text)) throw new Fault('input', { code: 'office.binary', params: {}, where: { file: fileName } });
  return decoded;
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return strictly(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return strictly(bytes, 'utf-16be');
  return undefined;
}

function gb18030(bytes: Uint8Array): Decoded | undefined {
  const decoded = strictly(bytes, 'gb18030');
  if (!decoded) return undefined;
  // Almost any bytes decode as GB18030, so what comes out must look like text: rare blocks and private use mean it is something else.
  return isChinese(decoded.text, 0.95) ? decoded : undefined;
}

/** Whether at least `share` of a text's characters beyond ASCII are those a Chinese office text is made of. */
export function isChinese(text: string, share: number): boolean {
  // oxlint-disable-next-line no-control-regex
  const foreign = text.replace(/[\u0000-\u007f]/g, '');
  return (foreign.match(expected)?.length ?? 0) >= share * foreign.length;
}

function strictly(bytes: Uint8Array, encoding: string): Decoded | undefined {
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), decoder: `txt/${encoding}/1` };
  } catch {
    return undefined;
  }
}
