import { Fault } from '../fault.ts';
import { decodeApart } from './decode-thread.ts';
import { docxText } from './docx.ts';
import { htmlText } from './html/html.ts';
import { ofdText } from './ofd.ts';
import { csvText, xlsxText } from './sheet.ts';
import { type Decoded, txtText } from './txt.ts';
import { namesIn } from './zip.ts';

/** Largest file that is read, in bytes: the longest work reports with pictures stay under 20 MB. */
export const maxFile = 50 * 1024 * 1024;

export type FileKind = 'txt' | 'docx' | 'doc' | 'pdf' | 'html' | 'ofd' | 'xlsx' | 'csv';

/** The media type a file of a kind is stored and sent with. */
export const mediaTypes: Readonly<Record<FileKind, string>> = {
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  pdf: 'application/pdf',
  html: 'text/html',
  ofd: 'application/ofd',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

export interface DecodedText extends Decoded {
  readonly kind: FileKind;
  /** Words of headers and footers, apart from the text: looked at for a marking, then forgotten. */
  readonly margins: string;
}

/** Refuses a file by its size alone, so that callers can ask before they read it. */
export function refuseSize(size: number, fileName: string): void {
  if (size > maxFile) fault('office.too-large', fileName, { mb: Math.ceil(size / 1024 / 1024), max: maxFile / 1024 / 1024 });
  if (size === 0) fault('office.empty', fileName);
}

/**
 * Decodes an uploaded file: what it is follows from its bytes, and from its name only where bytes do not tell (docs/office.md).
 * The text comes back as one string; its kind, decoder and version tell how it was made.
 * @throws Fault (input) `office.*`: too large, empty, broken, encrypted, a scan, of a kind that is not read
 */
export async function decodeText(bytes: Uint8Array, fileName: string): Promise<DecodedText> {
  refuseSize(bytes.length, fileName);
  const kind = kindOf(bytes, fileName);
  const decoded = await decoders[kind](bytes, fileName);
  const whole = { decoder: `${kind}/${versions[kind] ?? 1}`, margins: '', ...decoded, kind };
  return whole.text.trim() === '' ? fault('office.empty', fileName) : whole;
}

const decoders: Readonly<Record<FileKind, (bytes: Uint8Array, fileName: string) => Part | Promise<Part>>> = {
  txt: txtText,
  docx: docxText,
  doc: (bytes, fileName) => decodeApart('doc', bytes, fileName),
  pdf: (bytes, fileName) => decodeApart('pdf', bytes, fileName),
  html: htmlText,
  ofd: ofdText,
  xlsx: xlsxText,
  csv: csvText,
};

/** Versions of the decoders, 1 where none is named: a document keeps the name of the one it was read by. */
const versions: Readonly<Partial<Record<FileKind, number>>> = {
  // Tables of tasks give a line a task.
  docx: 2,
  // Cells of several paragraphs stay in their rows.
  doc: 2,
  // Lines short of the edge for a number that did not fit are joined.
  pdf: 2,
  ofd: 2,
};

interface Part {
  readonly text: string;
  readonly decoder?: string;
  readonly margins?: string;
}

function kindOf(bytes: Uint8Array, fileName: string): FileKind {
  const suffix = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (starts(bytes, [0x25, 0x50, 0x44, 0x46])) return 'pdf';
  if (starts(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return suffix === 'xls' || suffix === 'ppt' ? fault('office.old-office', fileName, { suffix }) : 'doc';
  if (starts(bytes, [0x50, 0x4b])) return packageKind(bytes, suffix);
  if (suffix === 'docx' || suffix === 'xlsx' || suffix === 'ofd') return fault('office.broken', fileName, { format: suffix });
  if (suffix === 'pdf') return fault('office.pdf-broken', fileName);
  if (suffix === 'csv' || suffix === 'tsv') return 'csv';
  // Web pages are saved as .doc, too.
  if (['html', 'htm', 'mht', 'doc', 'wps', 'xls'].includes(suffix) && isHtml(bytes)) return 'html';
  if (suffix === 'doc' || suffix === 'wps') return fault('office.doc-broken', fileName);
  if (suffix === 'html' || suffix === 'htm') return 'html';
  if (suffix === 'txt' || suffix === '' || suffix === 'text' || suffix === 'md') return 'txt';
  return fault('office.unknown-kind', fileName, { suffix });
}

/** A zip package is what its parts say. */
function packageKind(bytes: Uint8Array, suffix: string): FileKind {
  const names = namesIn(bytes);
  if (names.has('word/document.xml')) return 'docx';
  if (names.has('xl/workbook.xml')) return 'xlsx';
  if (names.has('OFD.xml')) return 'ofd';
  return suffix === 'xlsx' || suffix === 'ofd' ? suffix : 'docx';
}

function isHtml(bytes: Uint8Array): boolean {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096)).replaceAll('\0', '');
  return /<(?:!doctype html|html|head|body|meta|table|div|p)\b/i.test(head);
}

function starts(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, i) => bytes[i] === byte);
}

function fault(code: string, file: string, params: Record<string, string | number> = {}): never {
  throw new Fault('input', { code, params, where: { file } });
}
