import { Fault } from '../../fault.ts';
import { plain } from './quantity.ts';
import type { ParkSeries } from './schema.ts';
import { placeOf } from './yaml.ts';

/** One column of a CSV file as numbers; plain comma separated, first line the names. Faults name file, line and column. */
export function readColumn(file: string, text: string, column: string): Float64Array {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = (lines[0] ?? '').split(',').map((name) => name.trim());
  const at = names.indexOf(column);
  if (at < 0) throw new Fault('input', { code: 'park.series-column', params: { file, column, columns: names.join('、') }, where: { file, line: 1 } });
  const rows = lines.slice(1).filter((line, i, all) => line.trim() !== '' || i < all.length - 1);
  return Float64Array.from(rows, (line, i) => {
    const cell = line.split(',')[at]?.trim() ?? '';
    const value = cell === '' ? Number.NaN : Number(cell);
    if (!Number.isFinite(value)) throw new Fault('input', { code: 'park.series-value', params: { file, column, cell }, where: { file, line: i + 2 } });
    return value;
  });
}

/** A profile of the park: as many values as the year has hours, with its mean set (values stay ≤ 1) where the file says so. */
export function readProfile(series: ParkSeries, files: ReadonlyMap<string, string>, hours: number): Float64Array {
  const where = placeOf(series);
  const at = where ? { where } : {};
  const text = files.get(series.file);
  if (text === undefined) throw new Fault('input', { code: 'park.series-file', params: { file: series.file }, ...at });
  const values = readColumn(series.file, text, series.column);
  if (values.length !== hours)
    throw new Fault('input', { code: 'park.series-length', params: { file: series.file, column: series.column, got: values.length, wanted: hours }, ...at });
  return series.mean ? scaledToMean(values, plain(series.mean)) : values;
}

/** min(1, k·x) with k such that the mean is as wanted: bisection, for the cut at 1 makes it nonlinear. */
export function scaledToMean(values: Float64Array, wanted: number): Float64Array {
  const meanAt = (k: number) => values.reduce((sum, x) => sum + Math.min(1, k * x), 0) / values.length;
  let low = 0;
  let high = 1;
  while (meanAt(high) < wanted && high < 1e6) high *= 2;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (meanAt(middle) < wanted) low = middle;
    else high = middle;
  }
  return values.map((x) => Math.min(1, high * x));
}
