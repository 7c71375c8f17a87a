/** Assembles the kernel. The bytes are committed in `bytes.ts`; `npx parkloop run-script kernel` writes that file anew and a test compares. */
import { Assembler } from './assembler.ts';
import { eliminationLoops } from './loops-elimination.ts';
import { matrixLoops } from './loops-matrix.ts';
import { pairLoops } from './loops-pairs.ts';
import { vectorLoops } from './loops-vector.ts';

/** The module; `fused` with multiply-add in one rounding (relaxed SIMD), which not every host has. */
export const assembleKernel = (fused: boolean): Uint8Array<ArrayBuffer> => {
  const module = new Assembler(fused);
  vectorLoops(module);
  pairLoops(module);
  matrixLoops(module);
  eliminationLoops(module);
  return module.bytes();
};

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));

/** The text of `bytes.ts`. */
export const bytesFile = (): string =>
  [
    '/** Written by build.ts from loops-*.ts: WebAssembly modules in base64. */',
    `export const SIMD =\n  '${base64(assembleKernel(false))}';`,
    `export const FUSED =\n  '${base64(assembleKernel(true))}';`,
    '',
  ].join('\n');
