/** One compile of a PyPSA folder in a fresh process, reading included; prints seconds and the process's peak memory. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../../src/network/compile.ts';
import { lowerPypsa } from '../../src/network/pypsa/index.ts';

const path = process.argv[2]!;
const began = performance.now();
const files = Object.fromEntries(readdirSync(path).map((file) => [file, readFileSync(join(path, file), 'utf8')]));
const { program } = compile(lowerPypsa(files));
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ seconds, peakMB: process.resourceUsage().maxRSS / 1024, columns: program.cost.length, rows: program.rowLower.length }));
