import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const main = join(import.meta.dirname, 'main.ts');
const alxa = join(import.meta.dirname, '../../parks/alxa');
/** As a pipe sees it: the variables by which a terminal or a test runner would switch colours off are taken away. */
const { NO_COLOR: _, TEST: __, CI: ___, VITEST: ____, FORCE_COLOR: _____, ...env } = process.env;
const parkloop = (...args: string[]) =>
  spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], { encoding: 'utf8', env: { ...env, TERM: 'xterm' } });

it('ends with 2 and one line in Chinese and English where the command line is wrong', () => {
  const wrong: [string[], string, string][] = [
    [[], '请给出命令', 'Name a command'],
    [['plann', alxa], '没有“plann”这一命令', 'no command "plann"'],
    [['constructor'], '没有“constructor”这一命令', 'no command'],
    [['read'], '缺少参数 FILE', 'lacks its argument FILE'],
    [['read', 'a.txt', 'b.txt'], '多了一个参数“b.txt”', '"b.txt"'],
    [['read', 'a.txt', '--jsn'], '没有选项 --jsn', 'no option --jsn'],
    [['plan', alxa, '--hour', '24'], '没有选项 --hour', 'no option --hour'],
    [['plan', alxa, '--no-hours'], '没有选项 --no-hours', 'no option --no-hours'],
    [['plan', alxa, '--hours'], '选项 --hours 后面缺少值', 'lacks its value'],
    [['plan', alxa, '--scenario', '--json'], '选项 --scenario 后面缺少值', 'lacks its value'],
    [['start', '-p', '80'], '没有选项 -p', 'no option -p'],
    [['restore'], '缺少参数 FILE', 'FILE'],
  ];
  for (const [args, zh, en] of wrong) {
    const { status, stdout, stderr } = parkloop(...args);
    expect([status, stdout, stderr.trim().split('\n').length], args.join(' ')).toEqual([2, '', 1]);
    expect(stderr, args.join(' ')).toContain(zh);
    expect(stderr, args.join(' ')).toContain(en);
  }
});

it('writes no colour codes where nobody sees colours', () => {
  for (const args of [['--help'], ['plan', '--help'], ['plann']]) {
    const { stdout, stderr } = parkloop(...args);
    expect(`${stdout}${stderr}`, args.join(' ')).not.toContain('\u001b');
  }
  expect(parkloop('plan', '--help').stdout).toContain('--hours');
});

it('refuses more hours than the park has, as over HTTP', () => {
  const { status, stderr } = parkloop('plan', alxa, '--hours', '99999', '--json');
  expect([status, stderr.trim()]).toEqual([2, '小时数 99999 不在 1 至 8784 之间。']);
});
