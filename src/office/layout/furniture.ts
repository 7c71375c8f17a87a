import type { Segment } from './page.ts';

/** Part of a page's height, at top and bottom, where running heads, feet and page numbers stand (GB/T 9704: 37 and 35 mm of 297). */
const zone = 0.125;
const pageNumber = /^[-—–―·•\s]*(?:第\s*)?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})(?:\s*页)?(?:\s*[/／,，|]?\s*共?\s*\d{1,4}\s*页?)?[-—–―·•\s]*$/;

export interface Parted {
  /** Rows of the text, page by page. */
  readonly body: readonly (readonly Segment[])[][];
  /** Running heads and feet, once each: no text, but a marking may stand there. */
  readonly margins: readonly string[];
}

/** Takes page numbers, and what is repeated at the same height of many pages, out of the text. */
export function partFurniture(pages: readonly { readonly height: number; readonly rows: readonly (readonly Segment[])[] }[]): Parted {
  const seen = new Map<string, number>();
  const isOuter = (row: readonly Segment[], height: number) => (row[0]?.y ?? 0) < zone * height || (row[0]?.y ?? 0) > (1 - zone) * height;
  const key = (row: readonly Segment[], height: number) => `${Math.round((40 * (row[0]?.y ?? 0)) / height)} ${words(row).replace(/\d+/g, '#')}`;
  for (const { rows, height } of pages)
    for (const k of new Set(rows.filter((r) => isOuter(r, height)).map((r) => key(r, height)))) seen.set(k, (seen.get(k) ?? 0) + 1);
  const often = Math.max(2, Math.ceil(0.4 * pages.length));
  const margins = new Set<string>();
  const body = pages.map(({ rows, height }) =>
    rows.filter((row) => {
      if (!isOuter(row, height) || row.length > 3) return true;
      const text = row.map((s) => s.text).join(' ');
      const runs = pages.length > 1 && (seen.get(key(row, height)) ?? 0) >= often;
      if (runs || pageNumber.test(text)) margins.add(text);
      return !runs && !pageNumber.test(text);
    }),
  );
  return { body, margins: [...margins] };
}

const words = (row: readonly Segment[]) => row.map((s) => s.text.replace(/\s+/g, '')).join('|');
