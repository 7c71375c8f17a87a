/** Rows of unequal height of which only those in view are drawn. Lengths are CSS pixels. */

/** Where each row begins; the last number is the height of all. */
export function offsetsOf(keys: readonly string[], heights: ReadonlyMap<string, number>, estimate: number): Float64Array {
  const offsets = new Float64Array(keys.length + 1);
  for (let index = 0; index < keys.length; index += 1) offsets[index + 1] = offsets[index]! + (heights.get(keys[index]!) ?? estimate);
  return offsets;
}

/** The row that lies at a height; the last one below all. */
export function rowAt(offsets: Float64Array, top: number): number {
  let [low, high] = [0, Math.max(0, offsets.length - 2)];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= top) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** First row to be drawn and the one after the last, with some beyond both edges of the view. */
export function windowOf(offsets: Float64Array, top: number, height: number, beyond: number): readonly [from: number, to: number] {
  const count = offsets.length - 1;
  return [Math.max(0, rowAt(offsets, top - beyond)), Math.min(count, rowAt(offsets, top + height + beyond) + 1)];
}
