/** HiGHS's log lines as progress: IPX prints `iter primal-res dual-res primal-obj dual-obj …`, simplex `iter objective infeasibilities`. */
import type { SolveProgress } from './program.ts';

const IPX = /^\s*(\d+)\s+([\d.]+e[+-]\d+)\s+([\d.]+e[+-]\d+)\s+(-?[\d.]+e[+-]\d+)\s+(-?[\d.]+e[+-]\d+)/;
const SIMPLEX = /^\s*(\d+)\s+(-?[\d.]+e[+-]\d+)\s+(?:Pr|Du)/;

/** Progress of one log line; undefined for an empty one. `seconds` is the time since the solve began. */
export function progressOf(line: string, seconds: number): SolveProgress | undefined {
  const text = line.trim();
  if (text === '') return undefined;
  const ipx = IPX.exec(line);
  if (ipx) {
    const [primal, dual, p, d] = ipx.slice(2).map(Number) as [number, number, number, number];
    return { iteration: Number(ipx[1]), primal, dual, gap: Math.abs(p - d) / (1 + Math.abs(p)), seconds, text };
  }
  return { iteration: Number(SIMPLEX.exec(line)?.[1] ?? 0), seconds, text };
}
