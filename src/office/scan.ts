import { Fault } from '../fault.ts';
import type { Page } from './layout/index.ts';

/** Most pages that are read. */
export const maxPages = 2000;

/** Pages without words are pictures of pages: reading what is left would lose the rest in silence. */
export function refuseScan(pages: readonly Page[], fileName: string): void {
  const bare = pages.flatMap(({ pieces }, i) => (pieces.reduce((n, p) => n + p.text.trim().length, 0) < 5 ? [i + 1] : []));
  if (bare.length > 0.5 * pages.length) throw fault('office.scan', fileName, { pages: pages.length });
  if (bare.length >= Math.max(2, 0.2 * pages.length))
    throw fault('office.partly-scan', fileName, { count: bare.length, pages: bare.slice(0, 8).join('、') + (bare.length > 8 ? '…' : '') });
}

function fault(code: string, file: string, params: Record<string, string | number>): Fault {
  return new Fault('input', { code, params, where: { file } });
}
