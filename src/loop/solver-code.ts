import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { compileKernels } from '../solver/index.ts';

let held: readonly (WebAssembly.Module | undefined)[] | undefined;

/**
 * Holds the solvers' compiled code as long as this process lives. Threads that load the same bytes get it from V8 and compile nothing; and V8 never frees it,
 * which, while another thread compiles, ends the process now and then (Node 24; nodejs/node#64500).
 */
export function holdSolverCode(): void {
  held ??= [new WebAssembly.Module(readFileSync(createRequire(import.meta.url).resolve('highs/runtime'))), ...compileKernels()];
}
