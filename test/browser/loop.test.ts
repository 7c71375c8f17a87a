import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, chromiumPath, launch, limit, openPage } from './chromium.ts';
import { type RunningSystem, starting, startSystem } from './system.ts';

/** A short paper in the genre, written for this test. */
const paper = `示例园区能源工作要点
（2025年1月6日）
一、工作目标
到2025年，园区可再生能源电力消费占比不低于52%。
2025年，规模以上工业增加值增长8.5%。
二、重点任务
（一）由能源局牵头，6月底前完成绿电直连专线前期工作。
`;

const runs = chromiumPath !== undefined || process.env['PARKLOOP_NO_SKIP'] === '1';

describe.skipIf(!runs)('the loop in a browser (needs Chromium)', () => {
  let system: RunningSystem;
  let browser: Browser;
  let page: Page;
  let goal = '';
  const broken: string[] = [];

  beforeAll(async () => {
    system = await startSystem();
    browser = await launch();
    page = await openPage(browser);
    page.on('pageerror', (error) => broken.push(error.message));
  }, starting);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, limit);

  const go = (path: string) => page.goto(`${system.url}/parks/alxa/${path}`);

  it(
    'sets the administrator up',
    async () => {
      await page.goto(system.setupLink);
      await page.locator('#password').fill('loop-in-a-browser');
      await page.locator('#again').fill('loop-in-a-browser');
      expect(await axeFaults(page)).toEqual([]);
      await page.locator('button[type=submit]').click();
      await page.locator('[data-sentence]').waitFor();
      await page.waitForURL('**/parks/alxa/overview');
    },
    limit,
  );

  it(
    'reads an uploaded document and refuses a classified one',
    async () => {
      await go('documents');
      await page.getByText('严禁上传涉密文件').first().waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: '机密要点.txt', mimeType: 'text/plain', buffer: Buffer.from(`机密★1年\n${paper}`) });
      await page.locator('.upload .error-note').waitFor();
      await page.locator('input[type=file]').setInputFiles({ name: '能源工作要点.txt', mimeType: 'text/plain', buffer: Buffer.from(paper) });
      await page.locator('.paper p').first().waitFor();
      await page.locator('.mark-goal', { hasText: '52%' }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
    },
    limit,
  );

  it(
    'accepts its goals, each standing on its words',
    async () => {
      await page.locator('.items-head').getByText('目标', { exact: false }).first().click();
      await page.locator('.item [data-act=accept]').first().click();
      await page.locator('.item.is-accepted').waitFor();
      await page.locator('.act-done button', { hasText: '撤销' }).click();
      await page.locator('.item.is-accepted').waitFor({ state: 'detached' });
      await page.locator('.bulk-number input').fill('0');
      await page.locator('[data-act=accept-bulk]').click();
      const share = page.locator('.item', { hasText: '52' });
      await share.locator('.item-made').waitFor();
      await share.locator('.item-made').click();
      await page.locator('.goal-columns').waitFor();
      await page.waitForURL(/goals\/[0-9a-f-]+/);
      goal = /goals\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
      await page.locator('.source blockquote', { hasText: '52%' }).waitFor();
    },
    limit,
  );

  it(
    'turns the share goal into a limit, choosing what counts',
    async () => {
      await page.locator('[data-act=limit]').click();
      const dialog = page.locator('.scope-dialog');
      await dialog.getByText('全区').waitFor();
      await dialog.getByText('只计送达园区负荷的电量').click();
      await dialog.locator('#note').fill('按送达电量计');
      await dialog.locator('[data-act=make-limit]').click();
      await page.locator('.scope-kept', { hasText: '按送达电量计' }).waitFor();
      expect(await axeFaults(page)).toEqual([]);
    },
    limit,
  );

  it(
    'plans a week with it and shows its price on the goal',
    async () => {
      await page.locator('.price-card [data-act=plan]').click();
      await page.locator('.run-dialog').getByText('168 小时', { exact: true }).click();
      await page.locator('.run-dialog [data-act=run]').click();
      await page.locator('.plan-figures').waitFor({ timeout: limit });
      await page.locator('[data-hours="168"]').first().waitFor();
      await page.locator('#limits').getByText('占比').first().waitFor();
      await page.locator('.week .chart svg').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await go(`goals/${goal}`);
      await page.locator('[data-price]').waitFor();
      expect(Number(await page.locator('[data-price]').getAttribute('data-price'))).not.toBeNaN();
      await page.locator('.price-words', { hasText: '168 小时' }).waitFor();
    },
    2 * limit,
  );

  it(
    'lights the goal anew when a month is entered, and says why',
    async () => {
      const light = page.locator('.light-reason');
      const before = await light.getAttribute('data-light');
      await page.locator('[data-act=enter]').click();
      const form = page.locator('.month-form');
      await form.locator('#period').click();
      await page.locator('.ant-select-dropdown').getByText('2025 年 11 月', { exact: true }).click();
      await form.locator('#cumulative').fill('53.1');
      await form.locator('#origin').fill('能源月报');
      // what was done is told for some seconds only: it is looked for from the start
      const told = page.locator('.act-done').getByText('变为');
      await Promise.all([told.waitFor(), form.locator('button[type=submit]').click()]);
      await page.locator('.light-reason[data-light=green]', { hasText: '53.1' }).waitFor();
      expect(before).not.toBe('green');
      await page.locator('.plain').getByText('能源月报').waitFor();
    },
    limit,
  );

  it(
    'writes the report, and the figure is in it',
    async () => {
      await go('reports');
      await page.locator('[data-act=make-report]').first().click();
      await page.locator('[data-act=make]').click();
      await page.locator('[data-act=download]').waitFor();
      await page.locator('.report-paper a', { hasText: '53.1' }).first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.locator('.report-choice').getByText('报告中的数值').click();
      await page.locator('.report-figures').getByText('53.1').first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-act=download]').click()]);
      const parts = unzipSync(new Uint8Array(await readFile(await download.path())));
      const text = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '');
      expect(text).toContain('53.1');
    },
    limit,
  );

  it(
    'keeps the overview, ledgers and administration clean for everyone, in both languages',
    async () => {
      for (const path of ['overview', 'documents', 'ledgers/goal', 'ledgers/task?search=x', 'plans', 'mine', 'admin']) {
        await go(path);
        await page.locator('main h1').first().waitFor({ state: 'attached' });
        await page.waitForLoadState('networkidle');
        expect(await axeFaults(page), path).toEqual([]);
      }
      await go('overview');
      await page.locator('.top-language').click();
      await page.getByText('Lights by area').waitFor();
      await page.locator('html[lang=en]').waitFor({ state: 'attached' });
      await page.locator('.top-language').click();
      await page.locator('html[lang=zh-CN]').waitFor({ state: 'attached' });
    },
    limit,
  );

  it(
    'is walked by keyboard: search, pages, lists, help',
    async () => {
      await go('overview');
      await page.locator('[data-sentence]').waitFor();
      await page.keyboard.press('/');
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('placeholder'))).toContain('搜索');
      await page.keyboard.type('规模以上');
      await page.locator('.search-hit').first().waitFor();
      await page.keyboard.press('Escape');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await Promise.all([page.keyboard.press('g'), page.keyboard.press('l')]);
      await page.locator('.grid tbody tr').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.locator('.entry-drawer .history li').first().waitFor();
      await page.waitForURL(/entry=/);
      await page.keyboard.press('e');
      await page.locator('.entry-form').waitFor();
      await page.keyboard.press('Escape');
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('?');
      await page.locator('.keys').waitFor();
    },
    limit,
  );

  it(
    'fits a telephone without scrolling sideways',
    async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const path of ['overview', 'mine']) {
        await go(path);
        await page.locator('main h1').first().waitFor();
        await page.waitForLoadState('networkidle');
        await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: path }).toBeLessThanOrEqual(390);
        expect(await axeFaults(page), path).toEqual([]);
      }
      expect(broken).toEqual([]);
    },
    limit,
  );
});
