import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const sample = (name: string) => join(import.meta.dirname, '../../samples', name);
const parkloop = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'read', ...args], { encoding: 'utf8' });

const [ours, higher] = [sample('2024-work-meeting.txt'), sample('2024-higher-targets.txt')];

it('prints the comparison with another file as JSON, each finding with the words of both', () => {
  const { status, stdout } = parkloop(ours, '--with', higher, '--standing', 'higher', '--json');
  expect(status).toBe(0);
  const { first, second, standing, goals } = JSON.parse(stdout);
  expect([first, second, standing]).toEqual(['2024-higher-targets', '2024-work-meeting', 'higher']);
  expect(goals.filter((f: { what: string }) => f.what === 'weaker').map((f: { indicator: string; difference: number }) => [f.indicator, f.difference])).toEqual(
    [
      ['地区生产总值', -1],
      ['招商引资到位资金', -10],
      ['新能源利用率', -2],
      ['新鲜水用量', 100],
    ],
  );
  const [theirs, mine] = [readFileSync(higher, 'utf8'), readFileSync(ours, 'utf8')];
  for (const { first: a, second: b } of goals) {
    expect(theirs.slice(a.at, a.end)).toBe(a.quote);
    if (b) expect(mine.slice(b.at, b.end)).toBe(b.quote);
  }
});

it('prints it for people, what needs a look first', () => {
  const { status, stdout } = parkloop(ours, '--with', higher);
  expect(status).toBe(0);
  expect(stdout).toMatch(/目标：相互矛盾 5 项[\s\S]*目标：一致 3 项/);
  expect(stdout).toContain('《在示例园区2024年重点工作部署会议上的讲话》');
});

it('lists the arithmetic of a file', () => {
  const { stdout } = parkloop(ours);
  expect(stdout).toContain('招商引资到位资金  今年需新增 30 亿元，月均 2.5 亿元。');
});

it('ends with 2 and one line where the standing is none, stands alone, or the other file is not there', () => {
  for (const [args, zh] of [
    [[ours, '--standing', 'higher'], '请用 --with'],
    [[ours, '--with', higher, '--standing', 'lower'], '“lower”不对'],
    [[ours, '--with', 'nothing.txt'], 'nothing.txt'],
  ] as const) {
    const { status, stdout, stderr } = parkloop(...args);
    expect([status, stdout, stderr.trim().split('\n').length], args.join(' ')).toEqual([2, '', 1]);
    expect(stderr).toContain(zh);
  }
});
