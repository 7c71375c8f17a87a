import { getDocumentProxy } from 'unpdf';
import { Fault } from '../fault.ts';
import { cmapOf } from './cmaps.ts';
import { mayHoldTable, type Page, pagesText, type Piece } from './layout/index.ts';
import { boxesOf, times } from './pdf-boxes.ts';
import { maxPages, refuseScan } from './scan.ts';
import { isChinese } from './txt.ts';

/**
 * Text of a PDF with a text layer. Words that stand askew (watermarks) are no text, but come with the margins.
 * @throws Fault `office.pdf-broken`, `office.encrypted`, `office.pages`, `office.scan`, `office.partly-scan`, `office.pdf-fonts`
 */
export async function pdfText(bytes: Uint8Array, fileName: string): Promise<{ readonly text: string; readonly margins: string }> {
  // The parser takes its bytes over, so it gets its own.
  const tables = new Set<string>();
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, ...withTables(tables) }).catch((error: unknown) => {
    throw fault((error as Error).name === 'PasswordException' ? 'office.encrypted' : 'office.pdf-broken', fileName, {}, error);
  });
  try {
    if (pdf.numPages > maxPages) throw fault('office.pages', fileName, { pages: pdf.numPages, max: maxPages });
    const pages: Page[] = [];
    const askew = new Set<string>();
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const pieces: Piece[] = [];
      for (const item of (await page.getTextContent()).items) {
        if (!('str' in item) || item.str === '') continue;
        const [a, b, c, d, x, y] = times(transform, item.transform as number[]);
        const size = Math.hypot(c, d);
        if (Math.abs(b) > 0.05 * Math.abs(a)) askew.add(item.str);
        else if (size > 0) pieces.push({ text: item.str, x, y, width: item.width, size });
      }
      // What is drawn costs more to read than what is written, so it is asked for only where a table may be.
      const boxes = mayHoldTable({ width, height, pieces }) ? await boxesOf(page, transform) : [];
      pages.push({ width, height, pieces, boxes });
      page.cleanup();
    }
    if (tables.size > 0) throw fault('office.pdf-fonts', fileName);
    refuseScan(pages, fileName);
    const { text, margins } = pagesText(pages);
    refuseCodes(text, fileName);
    return { text, margins: [margins, ...askew].filter(Boolean).join('\n') };
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw fault('office.pdf-broken', fileName, {}, error);
  } finally {
    await pdf.cleanup().catch(() => undefined);
    await pdf.destroy();
  }
}

/** Gives the parser the standard tables of characters; names of those that are not there are put into `missing`. */
function withTables(missing: Set<string>): object {
  class Tables {
    // oxlint-disable-next-line typescript/require-await -- the parser asks for a promise
    async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
      const table = kind === 'cMapUrl' ? cmapOf(filename) : null;
      if (table === null && kind === 'cMapUrl') missing.add(filename);
      if (table === null) throw new Error(`no ${kind} ${filename}`);
      return new TextEncoder().encode(table);
    }
  }
  return { BinaryDataFactory: Tables, cMapUrl: '/', cMapPacked: false, useWorkerFetch: false };
}

/** Fonts without a table of characters give codes instead of words. */
function refuseCodes(text: string, fileName: string): void {
  // oxlint-disable-next-line no-control-regex
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  if ((odd > 20 && odd > 0.1 * text.length) || !isChinese(text, 0.8) || isGlyphSoup(text)) throw fault('office.pdf-fonts', fileName);
}

/** Characters of every Chinese office text: the most frequent of the language and those of dates, places and offices. */
const frequent = new Set(
  '的一是在不了有和人这中大为上个国我以要时来用们到作地于出就分对成会可主发年动同工也能下过产面方后多定行学所民得经十三之进等部家电力水化高二理实加量体制机点从业本应开合其前政日社平全与关重新数利比质建月提设及管件长基资路级总区市县局公司安全园务建',
);

/** Numbers of glyphs taken for characters: many different ones, hardly any that texts are made of. */
function isGlyphSoup(text: string): boolean {
  const han = text.match(/[\u3400-\u9fff]/g) ?? [];
  return new Set(han).size >= 30 && han.filter((c) => frequent.has(c)).length < 0.06 * han.length;
}

function fault(code: string, file: string, params: Record<string, string | number> = {}, cause?: unknown): Fault {
  return new Fault('input', { code, params, where: { file } }, { cause });
}
