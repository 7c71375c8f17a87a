import BufferReader from 'word-extractor/lib/buffer-reader.js';
import { Fault } from '../fault.ts';
import { type Row, tableLines } from './table.ts';
import { MarkedWord, marks } from './word-marks.ts';

/**
 * Text of an old Word file (Word 97–2003, and .wps of the same make), its tables as lines. Automatic numbers are not kept by this format's reader.
 * @throws Fault `office.encrypted`, `office.doc-broken`
 */
export async function docText(bytes: Uint8Array, fileName: string): Promise<{ readonly text: string; readonly margins: string }> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A docx locked with a password is an OLE container with this stream (MS-OFFCRYPTO 1.3.2); names in it are UTF-16.
  if (data.includes(Buffer.from('EncryptedPackage', 'utf16le')) || isLocked(bytes)) throw fault('office.encrypted', fileName);
  try {
    const document = await new MarkedWord().extract(new BufferReader(data));
    const margins = [document.getHeaders({ includeFooters: true, filterUnicode: false }), document.getTextboxes({ filterUnicode: false })];
    return { text: withTables(document.getBody({ filterUnicode: false })), margins: plain(margins.join('\n')).trim() };
  } catch (error) {
    throw fault('office.doc-broken', fileName, error);
  }
}

/** The flag fEncrypted of the file information block, which begins a sector with 0xA5EC (MS-DOC 2.5.2). */
function isLocked(bytes: Uint8Array): boolean {
  for (let at = 512; at + 12 < bytes.length; at += 512) if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return ((bytes[at + 11] ?? 0) & 1) === 1;
  return false;
}

/** Tables as lines. What stands before the first cell's end of a row is that cell; before the first row of a table also the paragraphs above it. */
function withTables(body: string): string {
  const lines: string[] = [];
  let rows: Row[] = [];
  const flush = () => {
    lines.push(...tableLines(rows));
    rows = [];
  };
  const parts = body.replace(/\n+$/, '').split(marks.row);
  const below = parts.pop() ?? '';
  for (const part of parts) {
    const [first = '', ...cells] = part.split(marks.cell);
    const above = first.split('\n');
    const text = above.pop() ?? '';
    if (above.length > 0) flush();
    lines.push(...above);
    rows.push([text, ...cells.slice(0, -1)].map((cell) => ({ text: cell.replaceAll(marks.paragraph, '\n') })));
  }
  flush();
  return plain([...lines, ...(below === '' ? [] : below.split('\n'))].join('\n')).trim();
}

/** Without marks of tables: where a file is damaged, some stand outside. */
function plain(text: string): string {
  return text.replaceAll(marks.cell, '\t').replaceAll(marks.row, '\n').replaceAll(marks.paragraph, '\n');
}

function fault(code: string, file: string, cause?: unknown): Fault {
  return new Fault('input', { code, params: {}, where: { file } }, { cause });
}
