/** Typed access to a PyPSA folder: cells with defaults, series cut to the planned hours. */
import { Fault, type FaultInfo } from '../../fault.ts';
import type { Series } from '../network.ts';
import { ATTRIBUTES, HARMLESS_FILES, OUTPUTS, PORT } from './attributes.ts';
import { type Folder, numberOf, readTable, records, type Row, type Table, truthOf } from './table.ts';

export class PypsaReader {
  readonly hours: number;
  readonly faults: FaultInfo[] = [];
  readonly weights: { readonly objective: Series; readonly stores: Series; readonly generators: Series };
  readonly tables: Readonly<Record<string, Table>>;
  private readonly series = new Map<string, ReadonlyMap<string, Float64Array>>();
  private readonly folder: Folder;

  /** `hours`: how many snapshots to take from the first; absent: all. Fault 'input' when there is no snapshots.csv. */
  constructor(folder: Folder, hours?: number) {
    this.folder = folder;
    const text = folder['snapshots.csv'];
    if (text === undefined) throw new Fault('input', { code: 'network.pypsa.no-snapshots', params: {}, where: { file: 'snapshots.csv' } });
    const [header = [], ...snapshots] = records('snapshots.csv', text);
    if (hours !== undefined && hours > snapshots.length) {
      throw new Fault('input', { code: 'network.pypsa.hours', params: { hours, snapshots: snapshots.length }, where: { file: 'snapshots.csv' } });
    }
    this.hours = hours ?? snapshots.length;
    const weight = (name: string): Series => {
      const column = header.indexOf(name) >= 0 ? header.indexOf(name) : header.indexOf('weightings');
      if (column < 0) return 1;
      const values = new Float64Array(this.hours);
      for (let t = 0; t < this.hours; t++) values[t] = this.cell('snapshots', t + 2, header[column]!, snapshots[t]![column]!, 1);
      return values.every((x) => x === values[0]) ? (values[0] ?? 1) : values;
    };
    this.weights = { objective: weight('objective'), stores: weight('stores'), generators: weight('generators') };
    this.refuseFiles();
    this.tables = Object.fromEntries(Object.keys(ATTRIBUTES).map((component) => [component, readTable(folder, component, this.faults)]));
    for (const component of Object.keys(ATTRIBUTES)) this.readSeries(component);
  }

  /** Whole components and inputs over time that would change the optimum and are not read. */
  private refuseFiles(): void {
    for (const [file, text] of Object.entries(this.folder)) {
      const base = file.replace(/\.csv$/, '');
      if (!file.endsWith('.csv') || text.trim() === '') continue;
      const rows = () => records(file, text).length - 1;
      if (base === 'investment_periods' && rows() > 0) this.faults.push({ code: 'network.pypsa.periods', params: {}, where: { file } });
      const dash = base.indexOf('-');
      const component = dash < 0 ? base : base.slice(0, dash);
      if (!(component in ATTRIBUTES)) {
        if (!HARMLESS_FILES.has(component) && ['processes'].includes(component) && rows() > 0) {
          this.faults.push({ code: 'network.pypsa.component', params: { component }, where: { file } });
        }
        continue;
      }
      if (dash < 0) continue;
      const attribute = base.slice(dash + 1);
      const known = ATTRIBUTES[component]!;
      const port = component === 'links' && PORT.exec(attribute)?.[1] === 'efficiency';
      if (known.series.includes(attribute) || port || OUTPUTS.test(attribute) || known.harmless.includes(attribute)) continue;
      if (rows() > 0) this.faults.push({ code: 'network.pypsa.series', params: { component, attribute }, where: { file } });
    }
  }

  private readSeries(component: string): void {
    const known = new Set(this.tables[component]!.rows.map((row) => row.name));
    for (const [file, text] of Object.entries(this.folder)) {
      if (!file.startsWith(`${component}-`) || !file.endsWith('.csv')) continue;
      const attribute = file.slice(component.length + 1, -4);
      if (!ATTRIBUTES[component]!.series.includes(attribute) && !(component === 'links' && PORT.exec(attribute)?.[1] === 'efficiency')) continue;
      const [header = [], ...body] = records(file, text);
      if (body.length < this.hours) {
        this.faults.push({ code: 'network.pypsa.length', params: { rows: body.length, hours: this.hours }, where: { file } });
        continue;
      }
      const columns = new Map<string, Float64Array>();
      header.forEach((name, c) => {
        if (c === 0) return;
        if (!known.has(name)) {
          this.faults.push({ code: 'network.pypsa.no-such', params: { component, name }, where: { file, line: 1, cell: name } });
          return;
        }
        const values = new Float64Array(this.hours);
        for (let t = 0; t < this.hours; t++) {
          const value = numberOf(body[t]![c]!);
          if (value === undefined || Number.isNaN(value)) {
            this.faults.push({ code: 'network.pypsa.number', params: { value: body[t]![c]! }, where: { file, line: t + 2, cell: name } });
            break;
          }
          values[t] = value;
        }
        columns.set(name, values);
      });
      this.series.set(`${component}-${attribute}`, columns);
    }
  }

  /** A cell as a number; empty and nan are the default, as pandas writes absent numbers either way. */
  private cell(component: string, line: number, field: string, cell: string, standard: number, item?: string): number {
    const value = cell === '' ? standard : numberOf(cell);
    if (value === undefined) {
      this.faults.push({
        code: 'network.pypsa.number',
        params: { value: cell },
        where: { file: `${component}.csv`, line, field, ...(item === undefined ? {} : { item }) },
      });
      return standard;
    }
    return Number.isNaN(value) ? standard : value;
  }

  number(component: string, row: Row, attribute: string, standard = ATTRIBUTES[component]!.used[attribute] as number): number {
    return this.cell(component, row.line, attribute, row.cells[attribute] ?? '', standard, row.name);
  }

  text(component: string, row: Row, attribute: string): string {
    const cell = row.cells[attribute] ?? '';
    return cell === '' ? ((ATTRIBUTES[component]!.used[attribute] as string | undefined) ?? '') : cell;
  }

  truth(component: string, row: Row, attribute: string): boolean {
    const cell = row.cells[attribute] ?? '';
    const standard = ATTRIBUTES[component]!.used[attribute] as boolean;
    if (cell === '') return standard;
    const value = truthOf(cell);
    if (value === undefined) {
      this.faults.push({
        code: 'network.pypsa.truth',
        params: { value: cell },
        where: { file: `${component}.csv`, line: row.line, field: attribute, item: row.name },
      });
    }
    return value ?? standard;
  }

  /** A value over time: the series file's column when there is one, else the static cell. */
  over(component: string, row: Row, attribute: string, standard?: number): Series {
    return this.series.get(`${component}-${attribute}`)?.get(row.name) ?? this.number(component, row, attribute, standard);
  }

  /** Rows of a component that are in use. */
  active(component: string): readonly Row[] {
    return this.tables[component]!.rows.filter((row) => !('active' in ATTRIBUTES[component]!.used) || this.truth(component, row, 'active'));
  }

  /** A bus that exists; a fault where it does not. */
  bus(component: string, row: Row, attribute: string): string {
    const name = this.text(component, row, attribute);
    if (!this.tables['buses']!.rows.some((bus) => bus.name === name)) {
      this.faults.push({
        code: 'network.pypsa.no-bus',
        params: { bus: name },
        where: { file: `${component}.csv`, line: row.line, field: attribute, item: row.name },
      });
    }
    return name;
  }
}
