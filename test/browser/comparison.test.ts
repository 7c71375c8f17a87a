import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, chromiumPath, launch, limit, openPage } from './chromium.ts';
import { type RunningSystem, starting, startSystem } from './system.ts';

const runs = chromiumPath !== undefined || process.env['PARKLOOP_NO_SKIP'] === '1';
const sample = (name: string) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));

describe.skipIf(!runs)('a higher body’s document against ours (needs Chromium)', () => {
  let system: RunningSystem;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    system = await startSystem();
    browser = await launch();
    page = await openPage(browser);
    await page.goto(system.setupLink);
    await page.locator('#password').fill('compare-in-a-browser');
    await page.locator('#again').fill('compare-in-a-browser');
    await page.locator('button[type=submit]').click();
    await page.locator('[data-sentence]').waitFor();
  }, starting);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, limit);

  const upload = async (name: string, buffer: Buffer) => {
    await page.goto(`${system.url}/parks/alxa/documents`);
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer });
    await page.locator('.paper p').first().waitFor();
  };
  const drawer = () => page.locator('.ant-drawer-open');

  it(
    'once its rank is told, says where ours is weaker or silent, with the words of both',
    async () => {
      await upload('下达指标.txt', sample('2024-higher-targets.txt'));
      await page.locator('[data-act=checks]').click();
      await drawer().locator('[data-finding=contradiction]').first().waitFor();
      await drawer().locator('.compare-rank .ant-select').click();
      await page.locator('.ant-select-item-option', { hasText: '上级文件' }).first().click();
      await drawer().locator('[data-finding=weaker]', { hasText: '上级要求增长不低于 8%，本级为增长约 7%' }).first().waitFor();
      await drawer().locator('[data-finding=missing]').first().waitFor();
      await drawer().locator('[data-part=ledger]').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await drawer().locator('[data-finding=weaker]').first().locator('button.finding-quote').click();
      await page.locator('.items .is-selected').waitFor();
    },
    limit,
  );

  it(
    'tells on the card that the ledger has the goal, adds the source, and shows both sources on the goal',
    async () => {
      await page.locator('.items [data-row]', { hasText: '可再生能源电力消费占比' }).first().click();
      await page.locator('[data-meets=source]').waitFor();
      await page.locator('.items .is-selected [data-act=accept]').click();
      await page.locator('.act-done', { hasText: '已采纳' }).first().waitFor();
      await page.locator('.items .is-accepted', { hasText: '可再生能源电力消费占比' }).first().click();
      await page.locator('.items .is-selected .item-made').click();
      await expect.poll(() => page.locator('[data-sources] blockquote').count()).toBe(2);
    },
    limit,
  );

  it(
    'says the arithmetic of a document and, of a task without owner, whom 职责分工 proposes',
    async () => {
      const text =
        '示例园区2030年工作报告\n一、2029年工作回顾\n去年，招商引资到位资金达到100亿元。\n二、2030年工作安排\n今年，招商引资到位资金增长30%，招商引资到位资金达到150亿元。\n1.编制全园再生水利用和水权管理办法。';
      await upload('报告.txt', Buffer.from(text));
      await page.locator('[data-act=checks]').click();
      await drawer().locator('[data-part=arithmetic]', { hasText: '今年需新增 30 亿元，月均 2.5 亿元。' }).waitFor();
      await drawer().locator('.finding.is-odd', { hasText: '相差 20 亿元' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.items .item-task, .items [data-row]', { hasText: '管理办法' }).first().click();
      const proposed = page.locator('[data-proposed-owner]');
      await proposed.getByText('水务局').waitFor();
      await proposed.getByText('建议', { exact: true }).waitFor();
      await proposed.locator('[data-act=take-owner]').click();
      await page.locator('.act-done', { hasText: '已采纳' }).first().waitFor();
    },
    limit,
  );

  it(
    'takes the changes of a new edition into the ledger at once, and back',
    async () => {
      const edition = (title: string, growth: number, day: string) =>
        Buffer.from(`${title}\n今年主要预期目标是：招商引资到位资金突破130亿元，地区生产总值增长${growth}%。\n1.编制节水规划，${day}底前完成。`);
      await upload('初稿.txt', edition('示例园区2033年工作要点（征求意见稿）', 7, '6月'));
      await page.locator('.bulk-number input').fill('0');
      await page.locator('[data-act=accept-bulk]').click();
      // written, not only shown as accepted: the next document is compared with the ledger
      await page.locator('.item.is-accepted .item-made').first().waitFor();
      await upload('正式稿.txt', edition('示例园区2033年工作要点', 8, '9月'));
      await page.locator('[data-act=checks]').click();
      const before = drawer().locator('.compare-part', { hasText: '征求意见稿' });
      await before.locator('.finding', { hasText: '由增长 7%改为增长 8%，要求提高 1 个百分点。' }).waitFor();
      await before.locator('.finding', { hasText: '完成时限由2033-06-30改为2033-09-30。' }).waitFor();
      await before.locator('[data-act=update-all]').click();
      const told = page.locator('.act-done', { hasText: '台账已更新' });
      await told.waitFor();
      // under the pointer it stays
      await told.hover();
      await before.locator('.compare-group.is-same').first().waitFor({ state: 'attached' });
      await expect.poll(() => before.locator('.finding', { hasText: '改为' }).count()).toBe(0);
      await told.getByRole('button', { name: '撤销' }).click();
      await before.locator('.finding', { hasText: '由增长 7%改为增长 8%' }).waitFor();
      // and by the page's own key, which knows what was given in 核对
      await before.locator('[data-act=update-all]').click();
      await expect.poll(() => before.locator('.finding', { hasText: '改为' }).count()).toBe(0);
      await page.keyboard.press('Escape');
      await drawer().waitFor({ state: 'hidden' });
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('u');
      await page.getByText('已撤销').first().waitFor();
      await page.locator('[data-act=checks]').click();
      await before.locator('.finding', { hasText: '由增长 7%改为增长 8%' }).waitFor();
    },
    limit,
  );
});
