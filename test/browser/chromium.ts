import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';

const places = [
  process.env['PARKLOOP_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium on this machine, or undefined. */
export const chromiumPath = places.find((place) => place !== undefined && existsSync(place));

/** Milliseconds that what a page is to show may take, and a whole test: both end as soon as it is there, and a slow machine is no failure. */
export const patience = 2 * 60_000;
export const limit = 8 * 60_000;

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '/usr/bin/chromium',
    timeout: 120_000,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of an office screen, in Chinese, without movement; what it waits for may take `patience`. */
export async function openPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  page.setDefaultTimeout(patience);
  return page;
}

/**
 * What axe finds wrong on the page once it has come to rest, one line each: rule, what to do, where. What it finds is asked again for half a minute: half faded,
 * nothing has contrast, and half loaded, labels are missing.
 */
export async function axeFaults(page: Page): Promise<readonly string[]> {
  const until = Date.now() + 30_000;
  for (let asked = 1; ; asked++) {
    const faults = await faultsNow(page);
    if (faults.length === 0 || (asked >= 4 && Date.now() > until)) return faults;
    await page.waitForTimeout(500);
  }
}

async function faultsNow(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations: found } = await tool.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return found.flatMap((one) =>
      one.nodes.map((node) => `${one.id}: ${one.help}: ${node.target.join(' ')} ${node.html.slice(0, 160)} ${node.failureSummary?.split('\n')[1] ?? ''}`),
    );
  });
  return violations;
}
