import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import type { Network } from '../network/index.ts';
import { planJson, planSummary } from './plan-command.ts';
import { checkFolder, checkInThread, planFolder, planNetwork } from './solve-thread.ts';

/** A random-looking chain of stores over many hours: long enough to be cancelled. */
function network(hours: number): Network {
  const capacity = { existing: 0, extendable: true, min: 0, max: Infinity, cost: 40, unit: 'MW' };
  const wave = (phase: number) => Float64Array.from({ length: hours }, (_, t) => Math.max(0, Math.sin(t / 3.7 + phase) * Math.cos(t / 11.3)));
  return {
    name: 'test',
    hours,
    weight: 1,
    storeWeight: 1,
    commodities: [{ id: 'power', unit: 'MW' }],
    processes: [0, 1, 2, 3].map((k) => ({
      id: `p${k}`,
      kind: 'source',
      ports: [{ commodity: 'power', coefficient: 1 }],
      capacity,
      min: 0,
      max: wave(k),
      cost: 0.1 * k,
    })),
    storages: [0, 1, 2].map((k) => ({
      id: `s${k}`,
      kind: 'store',
      commodity: 'power',
      capacity: { ...capacity, cost: 1 + k },
      efficiencyIn: 0.9 - 0.1 * k,
      efficiencyOut: 0.9,
      standingLoss: 0.001,
      cyclic: true,
      initial: 0,
      levelMin: 0,
      levelMax: 1,
      costOut: 0,
    })),
    branches: [],
    loads: [{ id: 'need', commodity: 'power', amount: wave(0.5).map((x) => 5 + x) }],
    limits: [],
  };
}

const folder = mkdtempSync(join(tmpdir(), 'parkloop-plan-'));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (files: Record<string, string>) => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
};

describe('plans in a thread', () => {
  it('solves, tells progress and hands back hourly arrays', async () => {
    const texts: string[] = [];
    const plan = await planNetwork(network(48), { onProgress: ({ text }) => texts.push(text ?? '') });
    expect(plan.status).toBe('optimal');
    expect(plan.series['price:power']).toHaveLength(48);
    expect(texts.length).toBeGreaterThan(3);
    expect(planSummary(plan)).toContain('已得最优方案');
  });

  it('ends in the middle when cancelled, its thread with it', async () => {
    const stop = new AbortController();
    const threads: Worker[] = [];
    const seen = (message: unknown) => threads.push((message as { worker: Worker }).worker);
    subscribe('worker_threads', seen);
    const told: string[] = [];
    const onProgress = ({ text = '' }: { text?: string }) => {
      told.push(text);
      if (text !== 'compile') stop.abort();
    };
    // HiGHS takes minutes for it, and says at its end how long it ran.
    const running = planNetwork(network(9000), { solver: 'highs', signal: stop.signal, onProgress });
    await expect(running).rejects.toThrow('network.cancelled');
    unsubscribe('worker_threads', seen);
    expect(threads.map(({ threadId }) => threadId)).toEqual([-1]);
    expect(told.at(-1)).not.toContain('HiGHS run time');
    await expect(planNetwork(network(2), { signal: stop.signal })).rejects.toThrow('network.cancelled');
  });

  it('carries faults of the thread back', async () => {
    await expect(planNetwork({ ...network(2), processes: [], storages: [] })).rejects.toMatchObject({ kind: 'input', faults: [{ code: 'network.no-supply' }] });
  });

  it('plans and checks a folder; says what is no model', async () => {
    write({
      'snapshots.csv': 'snapshot,objective\n0,1\n1,1\n',
      'buses.csv': 'name\nel\n',
      'generators.csv': 'name,bus,p_nom,marginal_cost\ngas,el,10,3\n',
      'loads.csv': 'name,bus,p_set\nneed,el,4\n',
    });
    const plan = await planFolder(folder);
    expect(plan.objective).toBeCloseTo(24, 7);
    expect(JSON.parse(JSON.stringify(planJson(plan)))).toMatchObject({ status: 'optimal', accounts: null });
    expect((await planFolder(folder, { hours: 1 })).objective).toBeCloseTo(12, 7);
    expect(await checkFolder(folder)).toMatchObject({ feasible: true });
    await expect(planFolder(join(folder, 'nowhere'))).rejects.toThrow('network.no-folder');
    write({ 'loads.csv': 'name,bus,p_set\nneed,el,40\n' });
    expect(await checkInThread((await import('./plan-folder.ts')).modelOfFolder(folder).network)).toMatchObject({
      feasible: false,
      conflict: [{ kind: 'shortage', indicator: 'el' }],
    });
  });
});
