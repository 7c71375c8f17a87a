import type { Rows } from './pattern.ts';

/** More patterns than this are not worth an order of their own. */
const PATTERNS = 500;

/**
 * The order of elimination within each block: least degree first (Tinney and Walker 1967), where the unknowns tied to the block before count as tied to each
 * other, which elimination makes them, and those of the block after as neighbours. Gives the new place of each unknown. Blocks of one pattern share one order.
 */
export const blockOrder = ({ start, index }: Rows, blockStart: Int32Array): Int32Array => {
  const blocks = blockStart.length - 1;
  const place = new Int32Array(blockStart[blocks]!);
  const known = new Map<string, readonly number[]>();
  for (let t = 0; t < blocks; t++) {
    const from = blockStart[t]!;
    const to = blockStart[t + 1]!;
    const end = t + 1 < blocks ? blockStart[t + 2]! : to;
    let [one, two] = [0, 0];
    for (let r = from; r < end; r++)
      for (let k = start[r]!; k < start[r + 1]!; k++) {
        const c = index[k]!;
        if (c >= to) continue;
        one = (Math.imul(one, 31) + (r - from) * 977 + (c - from)) | 0;
        two = (Math.imul(two, 131) ^ ((r - from) * 7919 + (c - from))) | 0;
      }
    const key = `${to - from} ${one} ${two}`;
    let order = known.get(key);
    if (!order && known.size >= PATTERNS) order = Array.from({ length: to - from }, (_, k) => k);
    if (!order) {
      order = leastDegree(neighbours({ start, index }, from, to, end), to - from);
      known.set(key, order);
    }
    order.forEach((node, k) => {
      place[from + node] = from + k;
    });
  }
  return place;
};

/** Neighbours of a block's unknowns, numbered from its first; those of the next block follow. */
const neighbours = ({ start, index }: Rows, from: number, to: number, end: number): Set<number>[] => {
  const of = Array.from({ length: end - from }, () => new Set<number>());
  const tie = (a: number, b: number) => {
    of[a]!.add(b);
    of[b]!.add(a);
  };
  const before = new Set<number>();
  for (let r = from; r < end; r++)
    for (let k = start[r]!; k < start[r + 1]!; k++) {
      const c = index[k]!;
      if (c < from) before.add(r - from);
      else if (c < to) tie(r - from, c - from);
    }
  for (const a of before) for (const b of before) if (a !== b) of[a]!.add(b);
  return of;
};

const leastDegree = (of: readonly Set<number>[], count: number): number[] => {
  const left = new Set(Array.from({ length: count }, (_, k) => k));
  const order: number[] = [];
  while (left.size > 0) {
    let best = -1;
    for (const node of left) if (best < 0 || of[node]!.size < of[best]!.size) best = node;
    left.delete(best);
    order.push(best);
    for (const a of of[best]!) {
      of[a]!.delete(best);
      for (const b of of[best]!) if (a !== b) of[a]!.add(b);
    }
  }
  return order;
};
