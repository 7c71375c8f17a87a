import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { largeDocument } from '../support/large-document.ts';
import { axeFaults, chromiumPath, launch, limit, openPage } from './chromium.ts';
import { type RunningSystem, starting, startSystem } from './system.ts';

/** A short paper in the genre, written for this test. */
const paper = `示例园区2026年工作要点
（2026年1月6日）
一、工作目标
2026年，示例园区规模以上工业增加值增长8.5%左右，固定资产投资完成74亿元，力争新能源利用率保持较高水平。
二、重点任务
（一）由示例能源局牵头，6月底前建成示例220千伏变电站，完成投资3.2亿元。
（二）由示例招商局牵头，年内新引进产业链项目6个以上。
（三）9月底前完成示例片区管网改造。
`;
const runs = chromiumPath !== undefined || process.env['PARKLOOP_NO_SKIP'] === '1';

describe.skipIf(!runs)('the workbench (needs Chromium)', () => {
  let system: RunningSystem;
  let browser: Browser;
  let page: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    system = await startSystem('--no-example');
    browser = await launch();
    page = await openPage(browser);
    page.on('pageerror', (error) => broken.push(error.message));
    await page.goto(system.setupLink);
    await page.locator('#password').fill('workbench-in-a-browser');
    await page.locator('#again').fill('workbench-in-a-browser');
    await page.locator('button[type=submit]').click();
    await page.locator('[data-sentence]').waitFor();
  }, starting);

  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  }, limit);

  /** A call to the API as the person at the browser. */
  const call = <T>(method: 'GET' | 'POST', path: string, body?: unknown) =>
    page.evaluate(
      async ([verb, to, content]) => {
        const { csrf } = (await (await fetch('/api/v1/me')).json()) as { csrf: string };
        const answer = await fetch(`/api/v1/parks/alxa/${to}`, {
          method: verb,
          headers: { 'content-type': 'application/json', 'x-csrf': csrf },
          ...(content === undefined ? {} : { body: JSON.stringify(content) }),
        });
        // Without the reading, which takes the browser's driver seconds to hand over.
        const { reading: _, ...rest } = (await answer.json()) as Record<string, unknown>;
        return rest;
      },
      [method, path, body] as const,
    ) as Promise<T>;
  type Decided = { item: string; outcome: string; madeEntry?: string };
  interface Whole {
    text: string;
    decisions: { source: { at: number; end: number; quote: string }; values: Decided }[];
  }
  const open = async (name: string, text: string) => {
    const { document } = await call<{ document: { id: string } }>('POST', 'documents', { name, text });
    await page.goto(`${system.url}/parks/alxa/documents/${document.id}`);
    await page.locator('.paper p').first().waitFor();
    await page.locator('.item').first().waitFor();
    return document.id;
  };
  const whole = (id: string) => call<Whole>('GET', `documents/${id}/reading`);
  const card = () => page.locator('.item.is-selected');
  const title = async () => (await card().locator('h3').textContent()) ?? '';
  let id = '';

  it(
    'is worked off by keyboard: next, accept, reject, mend, undo, with an input method on or off',
    async () => {
      id = await open('工作要点.txt', paper);
      await expect.poll(() => page.locator('.item').count()).toBeGreaterThan(5);
      await page.keyboard.press('j');
      await card().waitFor();
      const first = await title();
      await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('is-selected'))).toBe(true);
      // The chosen words are shown in the text.
      await page.locator('.paper .mark.is-selected').first().waitFor();

      await page.keyboard.press('ArrowDown');
      await expect.poll(title).not.toBe(first);
      const second = await title();
      await page.keyboard.press('k');
      await expect.poll(title).toBe(first);
      await page.evaluate(() =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'KeyJ', bubbles: true, cancelable: true })),
      );
      await card().locator('h3', { hasText: second }).waitFor();

      await page.keyboard.press('a');
      await page.locator('.item.is-folded .item-made', { hasText: '已采纳' }).waitFor();
      await expect.poll(title).not.toBe(second);
      const third = await title();
      await page.keyboard.press('x');
      await page.locator('.item.is-rejected').waitFor();
      await page.keyboard.press('u');
      await page.locator('.item.is-rejected').waitFor({ state: 'detached' });
      await expect.poll(title).toBe(third);
      await page.keyboard.press('u');
      await page.locator('.item.is-accepted').waitFor({ state: 'detached' });
      await expect.poll(title).toBe(second);

      await page.keyboard.press('e');
      await page.locator('.items .entry-form').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.items .entry-form').waitFor({ state: 'detached' });
      // g and a letter goes to a page and decides nothing; ? says the keys.
      await page.keyboard.press('?');
      await page.locator('.keys-page').waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.keys-page').waitFor({ state: 'hidden' });
      expect((await whole(id)).decisions).toEqual([]);
    },
    limit,
  );

  it('runs the pages built for use, not for development, although a test started it', async () => {
    const isDevelopment = await page.evaluate(async () => {
      const parts = [...document.querySelectorAll<HTMLScriptElement>('script[src]'), ...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
      const texts = await Promise.all(parts.map(async (part) => (await fetch('src' in part ? part.src : part.href)).text()));
      return texts.length === 0 || texts.some((text) => text.includes('jsxDEV'));
    });
    expect(isDevelopment).toBe(false);
  });

  it(
    'goes to a page after g and accepts nothing on the way',
    async () => {
      // together, however busy the page is
      await Promise.all([page.keyboard.press('g'), page.keyboard.press('a')]);
      await page.waitForURL('**/admin');
      await page.getByText('变更留痕').first().waitFor();
      await page.goto(`${system.url}/parks/alxa/documents/${id}`);
      await page.locator('.item').first().waitFor();
      expect((await whole(id)).decisions).toEqual([]);
    },
    limit,
  );

  it(
    'accepts what is sure enough at once, having said how many, and takes it back at once',
    async () => {
      const button = page.locator('[data-act=accept-bulk]');
      const said = async () => Number(/\d+/.exec((await button.textContent()) ?? '')?.[0]);
      const all = await page.locator('.item').count();
      await page.locator('.bulk-number input').fill('0');
      await expect.poll(said).toBe(all);
      await page.locator('.bulk-number input').fill('97');
      await expect.poll(said).toBeLessThan(all);
      const sure = await said();
      expect(sure).toBeGreaterThan(0);
      await page.locator('.bulk-rest', { hasText: String(all - sure) }).waitFor();
      await button.click();
      await expect.poll(() => page.locator('.item.is-accepted .item-made').count()).toBe(sure);
      expect((await whole(id)).decisions.length).toBe(sure);
      expect(await axeFaults(page)).toEqual([]);

      await page.locator('.items-choose .ant-select').first().click();
      await page.locator('.ant-select-dropdown').getByText('待处理', { exact: false }).click();
      await expect.poll(() => page.locator('.item').count()).toBe(all - sure);
      await page.waitForURL(/state=open/);
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('u');
      await expect.poll(() => page.locator('.item').count()).toBe(all);
      expect((await whole(id)).decisions).toEqual([]);
    },
    limit,
  );

  it(
    'lets the words of an item be mended by dragging and by keys, and writes exactly those',
    async () => {
      await page.goto(`${system.url}/parks/alxa/documents/${id}`);
      await page.locator('.item', { hasText: '变电站' }).first().locator('.item-title').click();
      await card().locator('.item-quote mark').waitFor();
      const before = (await card().locator('.item-quote mark').textContent()) ?? '';
      const to = await page.evaluate(() => {
        for (const run of document.querySelectorAll<HTMLElement>('.paper p [data-at]')) {
          const at = run.textContent?.indexOf('变电站') ?? -1;
          if (at < 0 || !run.firstChild) continue;
          const range = document.createRange();
          range.setStart(run.firstChild, at);
          range.setEnd(run.firstChild, at + 3);
          const { right, top, bottom } = range.getBoundingClientRect();
          return { x: right, y: (top + bottom) / 2 };
        }
        return null;
      });
      const handle = (await page.locator('.span-handle.is-end').boundingBox())!;
      await page.mouse.move(handle.x, handle.y + handle.height / 2);
      await page.mouse.down();
      await page.mouse.move(to!.x + 30, to!.y + 3, { steps: 4 });
      await page.mouse.move(to!.x, to!.y, { steps: 3 });
      await page.mouse.up();
      const quote = card().locator('.item-quote mark');
      await expect.poll(() => quote.textContent()).toMatch(/变电站$/);
      await expect.poll(() => quote.textContent()).not.toBe(before);
      await card().getByText('出处已改').waitFor();
      await page.keyboard.press('Shift+ArrowLeft');
      await expect.poll(() => quote.textContent()).toMatch(/变电$/);
      await page.keyboard.press('Shift+ArrowRight');
      await expect.poll(() => quote.textContent()).toMatch(/变电站$/);
      const full = (await quote.textContent()) ?? '';
      await page.keyboard.press('Alt+Shift+ArrowRight');
      await expect.poll(() => quote.textContent()).toBe(full.slice(1));
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('a');
      await page.locator('.item.is-mended .item-made').waitFor();
      const { text, decisions } = await whole(id);
      expect(decisions.length).toBe(1);
      const [{ source, values }] = decisions as [Whole['decisions'][number]];
      expect([source.quote, text.slice(source.at, source.end), values.outcome]).toEqual([full.slice(1), full.slice(1), 'mended']);
      const made = await call<{ source: unknown }>(
        'GET',
        `ledgers/${values.item.startsWith('task') ? 'task' : values.item.startsWith('project') ? 'project' : 'goal'}/entries/${values.madeEntry}`,
      );
      expect(made.source).toEqual(source);

      // Long after: the card of a decided item takes its command back.
      await page.goto(`${system.url}/parks/alxa/documents/${id}?item=${values.item}`);
      await page.locator('[data-act=undo-item]').click();
      await card().locator('[data-act=accept]').waitFor();
      expect((await whole(id)).decisions).toEqual([]);
    },
    limit,
  );

  it(
    'stays small with two hundred pages: the last item is accepted by keyboard',
    async () => {
      const text = largeDocument(160_000);
      const large = await open('汇编.txt', text);
      const drawn = () => page.evaluate(() => document.querySelectorAll('*').length);
      await expect.poll(drawn).toBeLessThan(4000);
      // Not drawn in full, yet there for the browser's own search.
      const last = text.trim().slice(-12);
      expect((await page.locator('.paper').textContent())?.replace(/\s/g, '')).toContain(last.replace(/\s/g, ''));
      // By the contents to a heading in the middle, and on from there.
      const heading = '抓绿色促转型';
      await page.locator('.contents').click();
      await page.locator('.contents input').fill(heading);
      await expect.poll(() => page.locator('.ant-select-item-option').filter({ hasNotText: heading }).count()).toBe(0);
      await page.locator('.ant-select-item-option', { hasText: heading }).last().click();
      await page.locator('.mark-shown', { hasText: heading }).first().waitFor();
      await page.waitForURL(/[?&]at=\d/);
      const from = Number(new URL(page.url()).searchParams.get('at'));
      expect(from).toBeGreaterThan(0);
      await page.evaluate(() => (document.activeElement as HTMLElement).blur());
      await page.keyboard.press('j');
      await card().waitFor();
      const chosenAt = Number(await page.locator('.paper .mark.is-selected').first().getAttribute('data-at'));
      expect(chosenAt).toBeGreaterThan(from);
      expect(chosenAt - from).toBeLessThan(300);

      await page.goto(`${system.url}/parks/alxa/documents/${large}`);
      await page.locator('.item').first().waitFor();
      await page.keyboard.press('k');
      await card().waitFor();
      await expect
        .poll(() =>
          page.evaluate(() => {
            const [view, words] = ['.paper-scroll', '.paper .mark.is-selected'].map((one) => document.querySelector(one)?.getBoundingClientRect());
            return view !== undefined && words !== undefined && words.top >= view.top && words.bottom <= view.bottom;
          }),
        )
        .toBe(true);
      const chosen = await title();
      await page.keyboard.press('a');
      await expect.poll(async () => (await whole(large)).decisions.length).toBe(1);
      const [{ source }] = (await whole(large)).decisions as [Whole['decisions'][number]];
      expect(source.at).toBeGreaterThan(text.length * 0.99);
      expect(chosen).not.toBe('');
      for (let at = 0; at < 5; at += 1) await page.keyboard.press('j');
      await expect.poll(drawn).toBeLessThan(4000);
      expect(broken).toEqual([]);
    },
    limit,
  );
});
