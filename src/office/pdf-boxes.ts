import { getResolvedPDFJS } from 'unpdf';
import type { Box } from './layout/index.ts';

/** A matrix of PDF, six numbers a b c d e f (ISO 32000-1, 8.3.3); gives `m` applied after `n`. */
export function times(m: readonly number[], n: readonly number[]): readonly [number, number, number, number, number, number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m;
  const [p = 1, q = 0, r = 0, s = 1, t = 0, u = 0] = n;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** The parser's page, as far as it is needed here. */
interface Drawn {
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
}

/** Bounds of the paths a page draws, in its viewport. */
export async function boxesOf(page: Drawn, viewport: readonly number[]): Promise<Box[]> {
  const { OPS } = await getResolvedPDFJS();
  const { fnArray, argsArray } = await page.getOperatorList();
  const boxes: Box[] = [];
  const kept: (readonly number[])[] = [];
  let matrix = viewport;
  fnArray.forEach((operator, i) => {
    const given = argsArray[i];
    if (operator === OPS.save) kept.push(matrix);
    else if (operator === OPS.restore) matrix = kept.pop() ?? viewport;
    else if (operator === OPS.transform) matrix = times(matrix, given as number[]);
    else if (operator === OPS.paintFormXObjectBegin) {
      kept.push(matrix);
      const [inner] = given as [number[] | null];
      if (inner) matrix = times(matrix, inner);
    } else if (operator === OPS.paintFormXObjectEnd) matrix = kept.pop() ?? viewport;
    else if (operator === OPS.constructPath) boxes.push(...pathBoxes((given as readonly unknown[])[1], matrix));
  });
  return boxes;
}

/** Kinds of steps in a path, and how many numbers each takes: move, line, curve, quadratic curve, close. */
const steps: readonly number[] = [2, 2, 6, 4, 0];

/** Bounds of each part of a path: a part begins with a move. Strokes of several lines are taken line by line. */
function pathBoxes(given: unknown, matrix: readonly number[]): Box[] {
  const numbers = (Array.isArray(given) ? given[0] : given) as ArrayLike<number> | null | undefined;
  if (!numbers) return [];
  const boxes: Box[] = [];
  let points: { x: number; y: number }[] = [];
  const flush = () => {
    if (points.length >= 2) boxes.push(boundsOf(points));
    points = [];
  };
  for (let i = 0; i < numbers.length; ) {
    const step = numbers[i] ?? 4;
    const count = steps[step] ?? 0;
    if (step === 0) flush();
    if (count >= 2) {
      const at = times(matrix, [1, 0, 0, 1, numbers[i + count - 1] ?? 0, numbers[i + count] ?? 0]);
      points.push({ x: at[4], y: at[5] });
    }
    i += 1 + count;
  }
  flush();
  return boxes;
}

function boundsOf(points: readonly { readonly x: number; readonly y: number }[]): Box {
  const [xs, ys] = [points.map((p) => p.x), points.map((p) => p.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
