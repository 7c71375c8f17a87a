import { Numbering } from './numbering.ts';
import { type Cell, oneLine, tableLines } from './table.ts';
import { type Attributes, isOn, walk } from './xml.ts';
import { broken, unpack } from './zip.ts';

interface Paragraph {
  text: string;
  style?: string;
  numId?: string;
  level?: number;
  /** Its mark is a deleted revision: the next paragraph continues it. */
  joined: boolean;
}

/** A table being read; `row` holds the cells of the open row, a cell its paragraphs. */
interface OpenTable {
  readonly rows: Cell[][];
  row: { readonly lines: string[]; span: number; continues: boolean }[];
}

const documentPart = 'word/document.xml';
const parts = new Set([documentPart, 'word/numbering.xml', 'word/styles.xml']);
const margin = /^word\/(?:header|footer)\d*\.xml$/;
/** What is not the text people read: deleted and moved-away revisions, the former properties of a change, fallback copies of drawings. */
const hidden = new Set(['del', 'moveFrom', 'Fallback', 'pPrChange', 'rPrChange', 'sectPrChange', 'numberingChange', 'rt']);

/**
 * Text of a Word document as people see it: paragraphs and table rows a line each, cells parted by tabs, automatic numbers written out,
 * deleted revisions, hidden runs and raised reference marks ([3]) left out.
 * Headers and footers come apart: they are no text, but a marking may stand there.
 * @throws Fault `office.broken`, `office.zip-bomb`
 */
export function docxText(bytes: Uint8Array, fileName: string): { readonly text: string; readonly margins: string } {
  const files = unpack(bytes, (name) => parts.has(name) || margin.test(name), fileName);
  const document = files.get(documentPart);
  if (!document) throw broken(fileName);
  const styles = files.get('word/styles.xml');
  const text = new Body(new Numbering(files.get('word/numbering.xml'), styles, fileName)).read(document, 'body', fileName);
  const margins = [...files]
    .filter(([name]) => margin.test(name))
    .map(([name, xml]) => new Body(new Numbering(undefined, styles, fileName)).read(xml, name.includes('header') ? 'hdr' : 'ftr', fileName));
  return { text, margins: margins.join('\n') };
}

class Body {
  readonly #numbering: Numbering;
  readonly #lines: string[] = [];
  /** Open paragraphs: a text box stands inside one. */
  readonly #open: Paragraph[] = [];
  /** The open tables, innermost last. */
  readonly #tables: OpenTable[] = [];
  readonly #path: string[] = [];
  #skip = 0;
  #vanish = false;
  #raised = false;
  #carry = '';

  constructor(numbering: Numbering) {
    this.#numbering = numbering;
  }

  /** `root`: the element that must be there. */
  read(xml: Uint8Array, root: string, fileName: string): string {
    let sawBody = false;
    walk(xml, fileName, {
      open: (name, a) => {
        if (name === root) sawBody = true;
        const parent = this.#path.at(-1);
        this.#path.push(name);
        // An empty w:del inside rPr only marks the paragraph's end as deleted.
        if (this.#skip > 0 || (hidden.has(name) && !(name === 'del' && parent === 'rPr'))) this.#skip++;
        else this.#start(name, a, parent);
      },
      close: (name) => {
        this.#path.pop();
        if (this.#skip > 0) this.#skip--;
        else this.#end(name);
      },
      text: (text) => {
        if (this.#skip === 0 && this.#path.at(-1) === 't' && !this.#vanish && !(this.#raised && /^[[〔]\d+[\]〕]$/.test(text))) this.#add(text);
      },
    });
    if (!sawBody) throw broken(fileName);
    if (this.#carry) this.#lines.push(this.#carry);
    return this.#lines.join('\n');
  }

  #add(text: string): void {
    const p = this.#open.at(-1);
    if (p) p.text += text;
  }

  #start(name: string, a: Attributes, parent: string | undefined): void {
    const p = this.#open.at(-1);
    const val = a['val'] ?? '';
    if (name === 'p') this.#open.push({ text: '', joined: false });
    else if (name === 'tbl') this.#tables.push({ rows: [], row: [] });
    else if (name === 'tc') this.#tables.at(-1)?.row.push({ lines: [], span: 1, continues: false });
    else if (parent === 'tcPr') this.#cell(name, val);
    else if (name === 'r') {
      this.#vanish = false;
      this.#raised = false;
    } else if (!p) return;
    else if (name === 'pStyle') p.style = val;
    else if (name === 'numId' && parent === 'numPr') p.numId = val;
    else if (name === 'ilvl' && parent === 'numPr') p.level = Number(val);
    else if (name === 'del' && this.#path.at(-3) === 'pPr') p.joined = true;
    else if (name === 'vanish' && this.#path.at(-3) === 'r') this.#vanish = isOn(a);
    // A raised [3] is a reference to a source, no text.
    else if (name === 'vertAlign') this.#raised = val === 'superscript';
    else if (this.#vanish || parent !== 'r') return;
    else if (name === 'tab') this.#add('\t');
    else if (name === 'cr' || (name === 'br' && a['type'] !== 'page' && a['type'] !== 'column')) this.#add('\n');
    else if (name === 'noBreakHyphen') this.#add('-');
  }

  #end(name: string): void {
    if (name === 'p') this.#paragraph(this.#open.pop()!);
    else if (name === 'tr') this.#row();
    else if (name === 'tbl') {
      const rows = this.#tables.pop()?.rows ?? [];
      for (const line of tableLines(rows)) this.#line(line, this.#tables.length - 1);
    }
  }

  /** Spans of the open cell: over columns, or going on from the cell above (ECMA-376 part 1, 17.4.17 and 17.4.84). */
  #cell(name: string, val: string): void {
    const cell = this.#tables.at(-1)?.row.at(-1);
    if (cell && name === 'gridSpan') cell.span = Math.min(Math.max(Number(val) || 1, 1), 64);
    else if (cell && name === 'vMerge') cell.continues = val !== 'restart';
  }

  #row(): void {
    const table = this.#tables.at(-1);
    if (!table) return;
    const row: Cell[] = [];
    for (const { lines, span, continues } of table.row) {
      const above = table.rows.at(-1)?.[row.length]?.text ?? '';
      const text = continues ? above : oneLine(lines.join(' '));
      for (let i = 0; i < span; i++) row.push({ text, continues: continues || i > 0 });
    }
    table.rows.push(row);
    table.row = [];
  }

  #paragraph(p: Paragraph): void {
    const number =
      p.text.trim() === ''
        ? ''
        : this.#numbering.next(p.style, { ...(p.numId !== undefined && { numId: p.numId }), ...(p.level !== undefined && { level: p.level }) });
    const text = this.#carry + number + p.text;
    this.#carry = p.joined ? text : '';
    if (!p.joined) this.#line(text, this.#tables.length - 1);
  }

  /** Puts a line into the cell open in table `depth`, or into the body. */
  #line(text: string, depth: number): void {
    const cell = this.#tables[depth]?.row.at(-1);
    if (cell) cell.lines.push(text);
    else this.#lines.push(text);
  }
}
