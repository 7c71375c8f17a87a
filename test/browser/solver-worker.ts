/** What runs in the page's worker: takes a programme, solves it, tells its progress. */
import { solve, type StagedProgram } from '../../src/solver/index.ts';

const host = globalThis as unknown as { onmessage: ((event: { data: StagedProgram }) => void) | null; postMessage: (message: unknown) => void };
host.onmessage = ({ data }) => {
  let told = 0;
  const options = { onProgress: () => told++ };
  solve(data, options).then(
    ({ status, objective, solver, iterations, certificate, seconds }) =>
      host.postMessage({ status, objective, solver, iterations, certificate, seconds, told }),
    (error: unknown) => host.postMessage({ status: String(error) }),
  );
};
