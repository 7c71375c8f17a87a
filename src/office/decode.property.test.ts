import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { decodeText } from './decode.ts';
import { writeTableXlsx } from './papers/index.ts';
import { smallPdf } from './small-pdf.ts';
import { writeReport } from './report.ts';

const doc = new Uint8Array(readFileSync(new URL('../../test/files/task-table.doc', import.meta.url)));
const pdf = smallPdf([[{ text: '加快建设示例园区。', x: 80, y: 700, size: 12 }]]);
const runs = (few: number) => ({ numRuns: process.env['PARKLOOP_FULL'] === '1' ? 50 * few : few, seed: 20260101 });

/** Text, or a fault that tells what to do; nothing else, whatever the bytes. */
async function textOrFault(bytes: Uint8Array, name: string): Promise<void> {
  try {
    const { text } = await decodeText(bytes, name);
    expect(text.trim()).not.toBe('');
  } catch (error) {
    expect(error instanceof Fault ? error.kind : String(error)).toBe('input');
  }
}

/** Bytes changed in places, cut off somewhere. */
const mutated = (bytes: Uint8Array) =>
  fc.tuple(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 20 }), fc.nat(bytes.length)).map(([changes, cut]) => {
    const copy = bytes.slice(0, cut < bytes.length / 5 ? bytes.length - cut : bytes.length);
    for (const [at, value] of changes) copy[at % copy.length] = value;
    return copy;
  });

it('gives text or one clear fault for any bytes under any name', async () => {
  const name = fc.constantFrom('a.txt', 'a.docx', 'a.html', 'a.ofd', 'a.xlsx', 'a.csv', 'a.wps', 'a');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), name, (bytes, file) => textOrFault(bytes, file)),
    runs(300),
  );
});

it('the same for broken packages', async () => {
  const report = { title: '报告', asOf: '2026-01-01', chainHead: '', blocks: [{ kind: 'note' as const, text: '正文' }] };
  const table = { title: '表', subtitle: '', asOf: '2026-01-01', chainHead: '', columns: [{ id: 'a', label: '甲', width: 20 }], rows: [], notes: [] };
  for (const bytes of [await writeReport(report), await writeTableXlsx(table)])
    await fc.assert(
      fc.asyncProperty(mutated(bytes), (broken) => textOrFault(broken, 'a.docx')),
      runs(100),
    );
});

it('the same for broken doc and pdf files, each read in a thread of its own', async () => {
  for (const bytes of [doc, pdf])
    await fc.assert(
      fc.asyncProperty(mutated(bytes), (broken) => textOrFault(broken, 'a.doc')),
      runs(8),
    );
});

it('the same for any markup', async () => {
  const piece = fc.constantFrom(
    '<div class="text">',
    '</div>',
    '<p>',
    '<td',
    '<table><tr><td>',
    '</table>',
    '甲。',
    '<a b="',
    "'",
    '>',
    '<!--',
    '-->',
    '<script>',
    '</script>',
    '&#20;',
    '<',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), (pieces) => textOrFault(new TextEncoder().encode(pieces.join('')), 'a.html')),
    runs(300),
  );
});
