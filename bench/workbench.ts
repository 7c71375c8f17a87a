/**
 * The document page with two hundred pages: how soon the text is there, and the longest time the page does not react while it is scrolled and worked
 * off by keyboard. The whole system runs as a person starts it, in Chromium at 1366 × 768. Run: node bench/workbench.ts.
 */
import type { Page } from 'playwright-core';
import { launch } from '../test/browser/chromium.ts';
import { startSystem } from '../test/browser/system.ts';
import { largeDocument } from '../test/support/large-document.ts';
import { record } from './results.ts';

const text = largeDocument(160_000);
const system = await startSystem('--no-example');
const browser = await launch();

/** Longest task (milliseconds) since it was last asked; 0 where none took 50 ms. */
const longest = (page: Page) =>
  page.evaluate(() => {
    const kept = globalThis as unknown as { long: number[] };
    const most = Math.max(0, ...kept.long);
    kept.long = [];
    return Math.round(most);
  });
const frames = (page: Page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

/** Milliseconds from each press of a key to the second frame after it, in order. */
async function press(page: Page, key: string, times: number): Promise<readonly number[]> {
  const taken: number[] = [];
  for (let at = 0; at < times; at += 1) {
    const from = performance.now();
    await page.keyboard.press(key);
    await frames(page);
    taken.push(performance.now() - from);
  }
  return taken.toSorted((a, b) => a - b);
}

async function wheel(page: Page, where: string): Promise<void> {
  const box = (await page.locator(where).boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let at = 0; at < 100; at += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(16);
  }
  await frames(page);
}

try {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const kept = globalThis as unknown as { long: number[] };
    kept.long = [];
    new PerformanceObserver((list) => kept.long.push(...list.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] });
  });
  await page.goto(system.setupLink);
  await page.locator('#password').fill('bench-in-a-browser');
  await page.locator('#again').fill('bench-in-a-browser');
  await page.locator('button[type=submit]').click();
  await page.locator('[data-sentence]').waitFor();
  const path = await page.evaluate(async (content) => {
    const { csrf } = (await (await fetch('/api/v1/me')).json()) as { csrf: string };
    const headers = { 'content-type': 'application/json', 'x-csrf': csrf };
    const body = JSON.stringify({ name: '200.txt', text: content });
    const made = (await (await fetch('/api/v1/parks/alxa/documents', { method: 'POST', headers, body })).json()) as { document: { id: string } };
    return `/parks/alxa/documents/${made.document.id}`;
  }, text);

  const from = performance.now();
  await page.goto(`${system.url}${path}`);
  await page.locator('.paper p').first().waitFor();
  const toText = performance.now() - from;
  await page.locator('.item').first().waitFor();
  const toItems = performance.now() - from;
  await page.waitForTimeout(1000);
  const opening = await longest(page);
  const drawn = await nodes(page);
  const items = Number(/\d+/.exec((await page.locator('.items-head').textContent()) ?? '')?.[0]);

  const j = await press(page, 'j', 50);
  const moving = await longest(page);
  await wheel(page, '.paper-scroll');
  const paper = await longest(page);
  await wheel(page, '.items-scroll');
  const list = await longest(page);
  const drawnAfter = await nodes(page);
  const a = await press(page, 'a', 20);
  await page.waitForTimeout(3000);
  const accepting = await longest(page);

  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const most = (value: number) => (value === 0 ? 'under 50 ms' : `${value} ms`);
  record(
    'workbench',
    [
      { what: 'from the address to the text', goal: '', measured: `${ms(toText)}; to the items ${ms(toItems)}` },
      { what: 'longest task while opening', goal: '', measured: most(opening) },
      {
        what: 'key j, 50 times: to the second frame after it',
        goal: 'fluid',
        measured: `median ${ms(j[25]!)}, worst ${ms(j.at(-1)!)}; longest task ${most(moving)}`,
      },
      { what: 'longest task while the text is scrolled (60,000 pixels)', goal: 'fluid', measured: most(paper) },
      { what: 'longest task while the list is scrolled (60,000 pixels)', goal: 'fluid', measured: most(list) },
      {
        what: 'key a, 20 times: to the second frame after it',
        goal: 'fluid',
        measured: `median ${ms(a[10]!)}, worst ${ms(a.at(-1)!)}; longest task ${most(accepting)}`,
      },
      { what: 'elements on the page, opened and after scrolling', goal: 'bounded', measured: `${drawn} and ${drawnAfter}` },
    ],
    `A text of ${text.length.toLocaleString('en-US')} characters with ${items.toLocaleString('en-US')} items, made of the annotated samples. The browser, the server and its database share the machine.`,
  );
} finally {
  await browser.close();
  await system.stop();
}
