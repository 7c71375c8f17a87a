import { Fault } from '../fault.ts';
import { type Page, pagesText, type Piece } from './layout/index.ts';
import { maxPages, refuseScan } from './scan.ts';
import { walk } from './xml.ts';
import { broken, unpack } from './zip.ts';

/**
 * Text of an OFD file (GB/T 33190—2016) with a plain text layer: its text objects by their places (millimetres, y downwards), in reading order.
 * @throws Fault `office.broken`, `office.zip-bomb`, `office.encrypted`, `office.pages`, `office.scan`
 */
export function ofdText(bytes: Uint8Array, fileName: string): { readonly text: string; readonly margins: string } {
  const files = unpack(bytes, (name) => /\.xml$/i.test(name), fileName, 'ofd');
  const root = files.get('OFD.xml');
  if (!root) throw files.has('Encryptions.xml') ? fault('office.encrypted', fileName) : broken(fileName, undefined, 'ofd');
  const pages: Page[] = [];
  for (const start of paths(root, 'DocRoot', fileName)) {
    const document = part(files, '', start, fileName);
    const folder = folderOf(start);
    const size = boxOf(words(document.xml, 'PhysicalBox', fileName)) ?? { width: 210, height: 297 };
    for (const location of attributes(document.xml, 'Page', 'BaseLoc', fileName)) {
      if (pages.length >= maxPages) throw fault('office.pages', fileName, { pages: pages.length + 1, max: maxPages });
      pages.push(pageOf(part(files, folder, location, fileName).xml, size, fileName));
    }
  }
  refuseScan(pages, fileName);
  return pagesText(pages);
}

/** Section 11: a text object's boundary is its place on the page; its TextCodes begin at X, Y inside it and go on by DeltaX. */
function pageOf(xml: Uint8Array, size: { width: number; height: number }, fileName: string): Page {
  const pieces: Piece[] = [];
  let page = size;
  let object: { x: number; y: number; size: number; wide: number; width: number } | null = null;
  let code: { x: number; y: number; delta: string; text: string } | null = null;
  let box: string | null = null;
  walk(
    xml,
    fileName,
    {
      open: (name, a) => {
        if (name === 'PhysicalBox') box = '';
        if (name === 'TextObject') {
          const [x = 0, y = 0, width = 0] = numbers(a['Boundary'] ?? '');
          const [sx = 1, , , sy = 1] = numbers(a['CTM'] ?? '1 0 0 1 0 0');
          object = { x, y, size: Number(a['Size'] ?? 0) * Math.abs(sy), wide: Math.abs(sx) * Number(a['HScale'] ?? 1), width };
        }
        if (name === 'TextCode' && object) {
          const at = { x: Number(a['X'] ?? 0), y: Number(a['Y'] ?? 0) };
          code = { ...at, delta: a['DeltaX'] ?? '', text: '' };
        }
      },
      text: (text) => {
        if (box !== null) box += text;
        if (code) code.text += text;
      },
      close: (name) => {
        if (name === 'PhysicalBox' && box !== null) {
          page = boxOf(box) ?? page;
          box = null;
        }
        if (name === 'TextCode' && code && object) {
          const { x, y, size: type, wide, width } = object;
          const run = [...code.text];
          const steps = deltas(code.delta, run.length - 1);
          const length = steps.length > 0 ? steps.reduce((a, b) => a + b, 0) * wide + type : Math.min(width || Infinity, run.length * type);
          pieces.push({ text: code.text, x: x + code.x * wide, y: y + code.y, width: length, size: type });
          code = null;
        }
        if (name === 'TextObject') object = null;
      },
    },
    'ofd',
  );
  return { ...page, pieces };
}

/** Steps between characters; `g 5 3.2` stands for five times 3.2 (section 11.3). */
function deltas(words: string, most: number): number[] {
  const given = words.trim().split(/\s+/).filter(Boolean);
  const steps: number[] = [];
  for (let i = 0; i < given.length && steps.length < most; i++) {
    if (given[i] === 'g') {
      const count = Math.min(Number(given[i + 1] ?? 0), most - steps.length);
      for (let n = 0; n < count; n++) steps.push(Number(given[i + 2] ?? 0));
      i += 2;
    } else steps.push(Number(given[i]));
  }
  return steps;
}

function part(files: ReadonlyMap<string, Uint8Array>, folder: string, path: string, fileName: string): { readonly xml: Uint8Array } {
  const clean = path.trim().replace(/^\.?\//, '');
  const xml = files.get(path.trim().startsWith('/') ? clean : `${folder}${clean}`) ?? files.get(clean);
  if (!xml) throw broken(fileName, undefined, 'ofd');
  return { xml };
}

const folderOf = (path: string) =>
  path
    .trim()
    .replace(/^\.?\//, '')
    .replace(/[^/]*$/, '');
const numbers = (text: string) => text.trim().split(/\s+/).filter(Boolean).map(Number);

function boxOf(text: string | undefined): { width: number; height: number } | null {
  const [, , width, height] = numbers(text ?? '');
  return width && height ? { width, height } : null;
}

function paths(xml: Uint8Array, element: string, fileName: string): string[] {
  const found: string[] = [];
  let inside = false;
  walk(
    xml,
    fileName,
    {
      open: (name) => {
        if (name !== element) return;
        inside = true;
        found.push('');
      },
      close: (name) => {
        if (name === element) inside = false;
      },
      text: (text) => {
        if (inside) found[found.length - 1] += text;
      },
    },
    'ofd',
  );
  return found;
}

const words = (xml: Uint8Array, element: string, fileName: string) => paths(xml, element, fileName)[0];

function attributes(xml: Uint8Array, element: string, attribute: string, fileName: string): string[] {
  const found: string[] = [];
  walk(xml, fileName, { open: (name, a) => void (name === element && a[attribute] && found.push(a[attribute])) }, 'ofd');
  return found;
}

function fault(code: string, file: string, params: Record<string, string | number> = {}): Fault {
  return new Fault('input', { code, params, where: { file } });
}
