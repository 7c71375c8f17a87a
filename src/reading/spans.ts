import type { Span } from './reading.ts';

/** The last of the items that begins at or before a place, −1 where none does. Items come in the order of the text: it is found by halves. */
export function lastFrom(items: readonly Span[], at: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle]!.at <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Whether one of the items, which do not overlap each other, overlaps a span. */
export function overlaps(items: readonly Span[], { at, end }: Span): boolean {
  const last = lastFrom(items, end - 1);
  return last >= 0 && items[last]!.end > at;
}
