import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const main = new URL('./main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'parkloop-cli-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));

const write = (load: string, generators = 'name,bus,p_nom,marginal_cost\ngas,el,10,3\n') => {
  writeFileSync(join(folder, 'snapshots.csv'), 'snapshot,objective\n0,1\n1,1\n');
  writeFileSync(join(folder, 'buses.csv'), 'name\nel\n');
  writeFileSync(join(folder, 'generators.csv'), generators);
  writeFileSync(join(folder, 'loads.csv'), `name,bus,p_set\nneed,el,${load}\n`);
};
const parkloop = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { encoding: 'utf8' });

describe('parkloop plan and check', () => {
  it('prints the contract’s JSON and ends with 0', () => {
    write('4');
    const { stdout, status } = parkloop('plan', folder, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      status: 'optimal',
      objective: expect.closeTo(24, 5),
      solver: expect.any(String),
      seconds: { build: expect.any(Number), solve: expect.any(Number) },
      iterations: expect.any(Number),
      certificate: { primal: expect.any(Number), dual: expect.any(Number), gap: expect.any(Number) },
      capacities: { gas: 10 },
      limits: [],
      prices: { el: expect.closeTo(3, 4) },
    });
    expect(parkloop('plan', folder).stdout).toContain('已得最优方案');
    expect(JSON.parse(parkloop('check', folder, '--json').stdout)).toEqual({ feasible: true, conflict: [], relaxations: [] });
  });

  it('ends with 1 where there is no answer, and says what is missing', () => {
    write('40');
    const plan = parkloop('plan', folder, '--json');
    expect([plan.status, JSON.parse(plan.stdout).status]).toEqual([1, 'infeasible']);
    const check = parkloop('check', folder);
    expect(check.status).toBe(1);
    expect(check.stdout).toContain('el：缺 60');
  });

  it('ends with 2 on wrong input, one line a fault', () => {
    write('x', 'name,bus,p_nom,foo\ngas,ell,10,3\n');
    const { status, stderr, stdout } = parkloop('plan', folder, '--json');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(3);
    expect(stderr).toContain('generators.csv 第 2 行 字段 bus gas：buses.csv 中没有“ell”');
    write('4');
    for (const args of [
      [],
      [folder, '--hours', '0'],
      [folder, '--hours', '9'],
      [folder, '--solver', 'best'],
      [folder, '--scenario', 'a'],
      [join(folder, 'none')],
    ]) {
      const bad = parkloop('plan', ...args);
      expect([bad.status, bad.stderr.trim().split('\n').length]).toEqual([2, 1]);
    }
  });

  it('stops on Ctrl-C', async () => {
    // Large enough to be solved for minutes: nobody is done before the signal comes, however busy the machine.
    const [hours, suns] = [12_000, [0, 1, 2, 3]];
    const rows = (of: (t: number) => string) => Array.from({ length: hours }, (_, t) => `${t},${of(t)}\n`).join('');
    const shine = (t: number, n: number) => Math.max(0, Math.sin(t / 3.7 + n) * Math.cos(t / 11));
    write('4', `name,bus,p_nom_extendable,capital_cost\n${suns.map((n) => `sun${n},el,True,40\n`).join('')}`);
    writeFileSync(join(folder, 'snapshots.csv'), `snapshot,objective\n${rows(() => '1')}`);
    writeFileSync(
      join(folder, 'generators-p_max_pu.csv'),
      `snapshot,${suns.map((n) => `sun${n}`).join()}\n${rows((t) => suns.map((n) => shine(t, n)).join())}`,
    );
    const stores = 'a,el,True,True,3,0.001\nb,el,True,True,2,0.003\nc,el,True,True,1,0.01\n';
    writeFileSync(join(folder, 'stores.csv'), `name,bus,e_nom_extendable,e_cyclic,capital_cost,standing_loss\n${stores}`);
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'plan', folder, '--solver', 'highs'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let words = '';
    child.stderr.on('data', (data) => {
      // The first line of progress: the solver is at work.
      if (words === '') child.kill('SIGINT');
      words += String(data);
    });
    // Its last words are there once its streams are closed, not at its exit.
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    expect(await ended).toBe(1);
    expect(words).toContain('测算已取消');
  });
});
