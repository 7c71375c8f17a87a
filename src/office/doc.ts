import WordExtractor from 'word-extractor';
import { Fault } from '../fault.ts';
import { type Row, tableLines } from './table.ts';

/**
 * Text of an old Word file (Word 97–2003, and .wps of the same make), its tables as lines. Automatic numbers are not kept by this format's reader.
 * @throws Fault `office.encrypted`, `office.doc-broken`
 */
export async function docText(bytes: Uint8Array, fileName: string): Promise<{ readonly text: string; readonly margins: string }> {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // A docx locked with a password is an OLE container with this stream (MS-OFFCRYPTO 1.3.2); names in it are UTF-16.
  if (data.includes(Buffer.from('EncryptedPackage', 'utf16le')) || isLocked(bytes)) throw fault('office.encrypted', fileName);
  try {
    const document = await new WordExtractor().extract(data);
    const margins = [document.getHeaders({ includeFooters: true, filterUnicode: false }), document.getTextboxes({ filterUnicode: false })].join('\n').trim();
    return { text: withTables(document.getBody({ filterUnicode: false })), margins };
  } catch (error) {
    throw fault('office.doc-broken', fileName, error);
  }
}

/** The flag fEncrypted of the file information block, which begins a sector with 0xA5EC (MS-DOC 2.5.2). */
function isLocked(bytes: Uint8Array): boolean {
  for (let at = 512; at + 12 < bytes.length; at += 512) if (bytes[at] === 0xec && bytes[at + 1] === 0xa5) return ((bytes[at + 11] ?? 0) & 1) === 1;
  return false;
}

/** Rows of a table come as lines that end with a tab. */
function withTables(body: string): string {
  const lines: string[] = [];
  let rows: Row[] = [];
  const flush = () => {
    lines.push(...tableLines(rows));
    rows = [];
  };
  for (const line of body.replace(/\n+$/, '').split('\n')) {
    if (/\t.*\t$|^\S.*\t$/.test(line))
      rows.push(
        line
          .slice(0, -1)
          .split('\t')
          .map((text) => ({ text })),
      );
    else {
      flush();
      lines.push(line);
    }
  }
  flush();
  return lines.join('\n');
}

function fault(code: string, file: string, cause?: unknown): Fault {
  return new Fault('input', { code, params: {}, where: { file } }, { cause });
}
