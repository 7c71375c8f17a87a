import { Workbook } from '@cj-tech-master/excelts';
import { strToU8, zipSync } from 'fflate';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeText } from '../../src/office/index.ts';
import { axeFaults, chromiumPath, launch, limit, openPage, patience } from './chromium.ts';
import { type RunningSystem, starting, startSystem } from './system.ts';

const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraphs = [
  '关于示例园区2026年重点任务的通知',
  '一、能源保障',
  '1. 建成示例220千伏变电站。牵头单位：示例能源局；责任单位：示例供电公司；完成时限：2026年9月30日。',
  '2. 编制示例园区绿电直连实施方案。牵头单位：示例能源局；完成时限：2026年6月底。',
];
/** A docx as an office would send it, written for this test. */
const docx = Buffer.from(
  zipSync({
    'word/document.xml': strToU8(
      `<w:document ${ns}><w:body>${paragraphs.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join('')}</w:body></w:document>`,
    ),
  }),
);

const runs = chromiumPath !== undefined || process.env['PARKLOOP_NO_SKIP'] === '1';

describe.skipIf(!runs)('from a docx to the papers sent out (needs Chromium)', () => {
  let system: RunningSystem;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    system = await startSystem();
    browser = await launch();
    page = await openPage(browser);
    await page.goto(system.setupLink);
    await page.locator('#password').fill('papers-in-a-browser');
    await page.locator('#again').fill('papers-in-a-browser');
    await page.locator('button[type=submit]').click();
    await page.locator('[data-sentence]').waitFor();
  }, starting);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, limit);

  const download = async (click: () => Promise<unknown>) => {
    const [file] = await Promise.all([page.waitForEvent('download'), click()]);
    return { name: file.suggestedFilename(), data: new Uint8Array(await readFile(await file.path())) };
  };
  const menu = (words: string) => async () => {
    await page.locator('[data-act=papers]').click();
    await page.locator('.ant-dropdown-menu-item', { hasText: words }).locator('a').click();
  };

  it(
    'reads the docx, accepts its tasks, and gives the task table with a task of it',
    async () => {
      await page.goto(`${system.url}/parks/alxa/documents`);
      await page.locator('input[type=file]').setInputFiles({ name: '重点任务.docx', mimeType: 'application/octet-stream', buffer: docx });
      await page.locator('.paper p').first().waitFor();
      await page.locator('.bulk-number input').fill('0');
      // a slow server: the page shows what was accepted at once, and offers its papers only once it is written
      let write = () => {};
      const held = new Promise<void>((resolve) => {
        write = resolve;
      });
      await page.route('**/decisions', async (route) => {
        await held;
        await route.continue();
      });
      await page.locator('[data-act=accept-bulk]').click();
      await page.locator('.item.is-accepted').first().waitFor();
      expect(await page.locator('[data-act=task-table]').isDisabled()).toBe(true);
      write();
      const { name, data } = await download(() => page.locator('[data-act=task-table]').click());
      expect(name).toBe('《关于示例园区2026年重点任务的通知》任务分解表.docx');
      const { text } = await decodeText(data, name);
      expect(text).toMatch(/示例220千伏变电站.*牵头单位：示例能源局；责任单位：示例供电公司；完成时限：2026-09-30/);
    },
    limit,
  );

  it(
    'gives the workbook, and takes it back edited: the diff, the import, the undo',
    async () => {
      const { data } = await download(menu('xlsx，可修改后导入'));
      const book = new Workbook();
      await book.xlsx.load(data);
      const sheet = book.worksheets[0]!;
      const head = sheet.getRow(3).values as string[];
      for (let row = 4; row <= sheet.rowCount; row++)
        if (String(sheet.getCell(row, head.indexOf('重点任务')).value).includes('变电站')) sheet.getCell(row, head.indexOf('牵头领导')).value = '示例主任';
      const edited = Buffer.from(await book.xlsx.writeBuffer());

      await page.locator('[data-act=papers]').click();
      await page.getByText('导入修改后的任务分解表').click();
      await page.locator('.ant-modal input[type=file]').setInputFiles({ name: '任务分解表.xlsx', mimeType: 'application/octet-stream', buffer: edited });
      await page.locator('.diff-fields', { hasText: '牵头领导' }).waitFor();
      await expect.poll(() => page.locator('.diff-item').count()).toBe(1);
      expect(await axeFaults(page)).toEqual([]);
      await page.locator('[data-act=apply-table]').click();
      await page.locator('.act-done', { hasText: '改动 1 项' }).waitFor();
      const table = async () => {
        const href = await page.locator('[data-act=task-table]').getAttribute('href');
        const answer = await page.request.get(`${system.url}${href}`, { timeout: patience });
        return (await decodeText(new Uint8Array(await answer.body()), '任务分解表.docx')).text;
      };
      expect(await table()).toContain('牵头领导：示例主任');
      // the page's own undo takes back the import, not the acceptance before it
      await page.locator('[data-act=undo]').click();
      await page.getByText('已撤销').first().waitFor();
      const before = await table();
      expect([before.includes('示例主任'), before.includes('变电站')]).toEqual([false, true]);
    },
    limit,
  );

  it(
    'gives a supervision sheet from the task’s card and the list of open points',
    async () => {
      await page.locator('.item-task.is-accepted', { hasText: '变电站' }).first().click();
      const sheet = await download(() => page.locator('.items [data-act=supervision]').first().click());
      expect((await decodeText(sheet.data, sheet.name)).text).toContain('示例220千伏变电站');
      const points = await download(menu('待补清单（xlsx）'));
      expect((await decodeText(points.data, points.name)).text).toContain('待补清单');
    },
    limit,
  );
});
