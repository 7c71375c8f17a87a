/** Writes a programme as a binary file that highs_native.py reads: counts, then cost, bounds, rows, matrix. */
import { writeFileSync } from 'node:fs';
import { programOf } from './programs.ts';

const [spec, file] = process.argv.slice(2) as [string, string];
const p = await programOf(spec);
const bytes = (a: Float64Array | Int32Array) => Buffer.from(a.buffer, a.byteOffset, a.byteLength);
const counts = Int32Array.of(p.cost.length, p.rowLower.length, p.matrix.index.length);
const numbers = [p.cost, p.lower, p.upper, p.rowLower, p.rowUpper, p.matrix.value];
writeFileSync(file, Buffer.concat([bytes(counts), bytes(p.matrix.start), bytes(p.matrix.index), ...numbers.map(bytes)]));
