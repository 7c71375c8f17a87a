/** One programme, one solver, one process, the staged method with a second thread: prints seconds, iterations, status, objective, certificate and peak memory as JSON. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { solve } from '../../src/solver/index.ts';
import { programOf } from './programs.ts';

const [spec, solver = 'staged', method] = process.argv.slice(2) as [string, ('staged' | 'highs')?, string?];
const program = await programOf(spec);
const helper = solver === 'staged' && availableParallelism() > 1 ? new Worker(new URL('./helper.ts', import.meta.url)) : undefined;
const before = process.cpuUsage();
const began = performance.now();
const answer = await solve(program, { solver, ...(helper && { helper }), ...(method === 'ipx' || method === 'simplex' ? { method } : {}), timeLimit: 1200 });
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
await helper?.terminate();
