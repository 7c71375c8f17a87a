/** A PyPSA folder's CSV files as checked tables: every cell read knows its file, line and column. */
import { parse } from 'csv-parse/sync';
import { Fault, type FaultInfo } from '../../fault.ts';
import { ATTRIBUTES, type Attributes, OUTPUTS, PORT } from './attributes.ts';

/** File name (without folder) → text. */
export type Folder = Readonly<Record<string, string>>;

export interface Row {
  readonly name: string;
  readonly line: number;
  /** Cells as written; absent or empty: the default. */
  readonly cells: Readonly<Record<string, string>>;
}

export interface Table {
  readonly component: string;
  readonly rows: readonly Row[];
}

/** Rows of a CSV text; Fault 'input' with file and line where it is not rectangular. */
export function records(file: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, skip_empty_lines: true, relax_quotes: true }) as string[][];
  } catch (cause) {
    const line = (cause as { lines?: number }).lines;
    throw new Fault('input', { code: 'network.pypsa.csv', params: { file }, where: { file, ...(line === undefined ? {} : { line }) } }, { cause });
  }
}

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, '1': true, '1.0': true, false: false, '0': false, '0.0': false };

/** A number as pandas writes it; undefined when it is none. */
export function numberOf(cell: string): number | undefined {
  const text = cell.trim().toLowerCase();
  if (text === 'inf' || text === '+inf' || text === 'infinity') return Infinity;
  if (text === '-inf' || text === '-infinity') return -Infinity;
  if (text === 'nan' || text === '') return Number.NaN;
  const value = Number(text);
  return Number.isNaN(value) ? undefined : value;
}

export const truthOf = (cell: string): boolean | undefined => TRUTHS[cell.trim().toLowerCase()];

/** Reads one component's file and refuses by name what is not supported; faults are added to `faults`. */
export function readTable(folder: Folder, component: string, faults: FaultInfo[]): Table {
  const file = `${component}.csv`;
  const text = folder[file];
  if (text === undefined || text.trim() === '') return { component, rows: [] };
  const [header = [], ...body] = records(file, text);
  const seen = new Map<string, number>();
  const rows = body.map((cells, i): Row => {
    const row = { name: cells[0] ?? '', line: i + 2, cells: Object.fromEntries(header.map((key, c) => [key, cells[c] ?? ''])) };
    const first = seen.get(row.name);
    if (first !== undefined) faults.push({ code: 'network.pypsa.twice', params: { name: row.name, first }, where: { file, line: row.line } });
    seen.set(row.name, row.line);
    return row;
  });
  const attributes = ATTRIBUTES[component]!;
  header.forEach((attribute, column) => {
    if (column > 0) checkColumn(component, attribute, rows, attributes, faults);
  });
  return { component, rows };
}

function checkColumn(component: string, attribute: string, rows: readonly Row[], known: Attributes, faults: FaultInfo[]): void {
  const file = `${component}.csv`;
  if (attribute in known.used || known.harmless.includes(attribute)) return;
  const port = component === 'links' ? PORT.exec(attribute) : null;
  if (port && (port[1] === 'bus' || port[1] === 'efficiency' || port[1] === 'cyclic_delay')) return;
  const standard = port ? 0 : known.plain[attribute];
  if (standard === undefined) {
    if (OUTPUTS.test(attribute)) return;
    if (known.custom && !/^nom_(min|max)_/.test(attribute)) return;
    faults.push({ code: 'network.pypsa.unknown-attribute', params: { component, attribute }, where: { file, line: 1, field: attribute } });
    return;
  }
  for (const row of rows) {
    const cell = row.cells[attribute]!;
    if (cell === '' || same(cell, standard)) continue;
    faults.push({
      code: 'network.pypsa.unsupported',
      params: { component, attribute, value: cell },
      where: { file, line: row.line, field: attribute, item: row.name },
    });
  }
}

function same(cell: string, standard: number | string | boolean): boolean {
  if (typeof standard === 'boolean') return truthOf(cell) === standard;
  if (typeof standard === 'string') return cell === standard;
  return Object.is(numberOf(cell), standard) || numberOf(cell) === standard;
}
