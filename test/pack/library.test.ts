import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'parkloop-pack-'));
const npm = (args: readonly string[]) => execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, encoding: 'utf8' });

const program = `{
  cost: Float64Array.of(2, 3), lower: new Float64Array(2), upper: Float64Array.of(3, 5), rowLower: Float64Array.of(4), rowUpper: Float64Array.of(Infinity),
  matrix: { start: Int32Array.of(0, 2), index: Int32Array.of(0, 1), value: Float64Array.of(1, 1) }, columnStage: Int32Array.of(0, 0), rowStage: Int32Array.of(0),
}`;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the tarball of npm pack', () => {
  it('installs in an empty folder and gives parkloop/solver to JavaScript and TypeScript', () => {
    const tarball = join(
      folder,
      execFileSync('npm', ['pack', '--pack-destination', folder, '--loglevel=error'], { cwd: root, encoding: 'utf8' }).trim().split('\n').at(-1)!,
    );
    writeFileSync(join(folder, 'package.json'), '{"name":"app","type":"module","private":true}');
    npm(['install', tarball, '--ignore-scripts', '--omit=optional', '--prefer-offline']);
    writeFileSync(
      join(folder, 'try.mjs'),
      `import { assist, solve } from 'parkloop/solver';\nif (typeof assist !== 'function') throw new Error('no assist');\nconst { status, objective, solver } = await solve(${program});\nconsole.log(JSON.stringify({ status, objective, solver }));\n`,
    );
    const answer = JSON.parse(execFileSync(process.execPath, ['try.mjs'], { cwd: folder, encoding: 'utf8' })) as {
      status: string;
      objective: number;
      solver: string;
    };
    expect(answer).toMatchObject({ status: 'optimal', solver: 'staged' });
    expect(answer.objective).toBeCloseTo(9, 7);
    writeFileSync(
      join(folder, 'try.ts'),
      "import { assist, type Helper, type Solution, type SolverOptions, solve, type StagedProgram } from 'parkloop/solver';\ndeclare const p: StagedProgram;\nconst helper: Helper = { postMessage: (message: unknown) => assist(message) };\nconst options: SolverOptions = { solver: 'staged', helper };\nexport const s: Solution = await solve(p, options);\n",
    );
    const tsc = [join(root, 'node_modules/typescript/bin/tsc'), '--noEmit', '--module', 'nodenext', '--strict', '--target', 'es2024', 'try.ts'];
    execFileSync(process.execPath, tsc, { cwd: folder, encoding: 'utf8' });
  }, 600_000);
});
