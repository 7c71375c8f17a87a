/** One programme, one solver, one process: prints seconds, iterations, status, objective, certificate and peak memory as JSON. */
import { solve } from '../../src/solver/index.ts';
import { programOf } from './programs.ts';

const [spec, solver = 'staged', method] = process.argv.slice(2) as [string, ('staged' | 'highs')?, string?];
const program = await programOf(spec);
const before = process.cpuUsage();
const began = performance.now();
const answer = await solve(program, { solver, ...(method === 'ipx' || method === 'simplex' ? { method } : {}), timeLimit: 1200 });
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(before);
console.log(
  JSON.stringify({
    status: answer.status,
    objective: answer.objective,
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    iterations: answer.iterations,
    certificate: Math.max(answer.certificate.primal, answer.certificate.dual, answer.certificate.gap),
    peakMB: process.resourceUsage().maxRSS / 1024,
    columns: program.cost.length,
    rows: program.rowLower.length,
  }),
);
