import { Fault } from '../fault.ts';
import { docxText } from './docx.ts';
import { type Decoded, txtText } from './txt.ts';

/** Largest file that is read, in bytes: the longest work reports with pictures stay under 20 MB. */
export const maxFile = 50 * 1024 * 1024;

export interface DecodedText extends Decoded {
  readonly kind: 'txt' | 'docx';
  /** Words of headers and footers, apart from the text: looked at for a marking, then forgotten. */
  readonly margins: string;
}

/** Refuses a file by its size alone, so that callers can ask before they read it. */
export function refuseSize(size: number, fileName: string): void {
  if (size > maxFile) fault('office.too-large', fileName, { mb: Math.ceil(size / 1024 / 1024), max: maxFile / 1024 / 1024 });
  if (size === 0) fault('office.empty', fileName);
}

/**
 * Decodes an uploaded file: what it is follows from its bytes and its name.
 * The text comes back as one string; its kind, decoder and version tell how it was made.
 * @throws Fault `office.too-large`, `office.empty`, `office.binary`, `office.broken-docx`, `office.zip-bomb`, `office.old-doc`, `office.pdf`, `office.encrypted`, `office.unknown-kind`
 */
export function decodeText(bytes: Uint8Array, fileName: string): DecodedText {
  refuseSize(bytes.length, fileName);
  const suffix = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46]) || suffix === 'pdf') fault('office.pdf', fileName);
  // The OLE container is an old .doc, or a .docx that is locked with a password.
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) fault(suffix === 'docx' ? 'office.encrypted' : 'office.old-doc', fileName);
  if (suffix === 'doc' || suffix === 'wps') fault('office.old-doc', fileName);
  if (suffix === 'docx') return notEmpty({ ...docxText(bytes, fileName), decoder: 'docx/1', kind: 'docx' }, fileName);
  if (suffix === 'txt' || suffix === '' || suffix === 'text' || suffix === 'md')
    return notEmpty({ ...txtText(bytes, fileName), kind: 'txt', margins: '' }, fileName);
  return fault('office.unknown-kind', fileName, { suffix });
}

function notEmpty(decoded: DecodedText, fileName: string): DecodedText {
  return decoded.text.trim() === '' ? fault('office.empty', fileName) : decoded;
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function fault(code: string, file: string, params: Record<string, string | number> = {}): never {
  throw new Fault('input', { code, params, where: { file } });
}
