import { expect, it } from 'vitest';
import { hostile } from '../../test/support/hostile.ts';
import { reading } from '../../test/support/lexicon.ts';
import { growth } from '../../test/support/steps.ts';

const sample =
  '一、总结\n一年来，园区产值完成86.4亿元，增长7.2%；新增企业4家，用水量下降3%。\n二、重点工作\n力争到2027年绿电占比不低于50%，加快示例能源60万千瓦风电等3个项目建设（责任单位：经发局）。';

it.each([sample, ...hostile])('reads %j again and again with work in proportion to the length', async (piece) => {
  expect(await growth((length) => reading(`甲${piece.repeat(Math.ceil(length / piece.length))}`), 2000)).toBeLessThan(10);
});
