/** Loops over sparse rows, and the dense border. */
import type { Assembler } from './assembler.ts';
import { type Body, type Expression, f64, type Local, type Pointer, v128 } from './language.ts';

const csr = { lStart: 'ints', lIndex: 'ints', l: 'numbers' } as const;
const border = { sStart: 'ints', sIndex: 'ints', s: 'numbers' } as const;

/** dot = the product of L's pairs from `q` to `end` and v: two sums side by side, since each waits for its own last addition. */
const rowProduct = (f: Body, p: { readonly lIndex: Pointer; readonly l: Pointer }, v: Pointer, q: Local, end: Local, dot: Local, other: Local): void => {
  const term = (sum: Local, shift: number) => f.set(sum, f.more(sum, p.l.pair(q.shift(1), 2 * shift), v.pair(p.lIndex.at(q, shift))));
  f.set(dot, 0);
  f.set(other, 0);
  f.while(q.plus(1).less(end), () => {
    term(dot, 0);
    term(other, 1);
    f.set(q, q.plus(2));
  });
  f.if(q.less(end), () => term(dot, 0));
  f.set(dot, dot.plus(other));
};

export const matrixLoops = (module: Assembler): void => {
  const rows = { rows: 'int', start: 'ints', index: 'ints', value: 'numbers' } as const;
  module.function('rowProducts', { ...rows, x: 'numbers', down: 'numbers' }, 'none', (f, p) => {
    const [i, k, end] = [f.int(), f.int(), f.int()] as const;
    const sum = f.number();
    f.for(i, 0, p.rows, () => {
      f.set(sum, p.down.at(i));
      f.set(end, p.start.at(i, 1));
      f.for(k, p.start.at(i), end, () => f.set(sum, sum.minus(p.value.at(k).times(p.x.at(p.index.at(k))))));
      f.put(p.down, i, sum);
    });
  });

  module.function('acrossProducts', { ...rows, y: 'numbers', across: 'numbers' }, 'none', (f, p) => {
    const [i, k, j, end] = [f.int(), f.int(), f.int(), f.int()] as const;
    const y = f.number();
    f.for(i, 0, p.rows, () => {
      f.set(y, p.y.at(i));
      f.set(end, p.start.at(i, 1));
      f.for(k, p.start.at(i), end, () => {
        f.set(j, p.index.at(k));
        f.put(p.across, j, p.across.at(j).minus(p.value.at(k).times(y)));
      });
    });
  });

  // L lies in pairs of neighbouring columns: lIndex is the even column of a pair, l has two values a pair, zero where L has none
  const range = { from: 'int', to: 'int' } as const;
  const factor = {
    ...range,
    kStart: 'ints',
    kIndex: 'ints',
    k: 'numbers',
    diagonal: 'numbers',
    ...csr,
    inverse: 'numbers',
    sign: 'numbers',
    work: 'numbers',
  } as const;
  module.function('factorise', factor, 'i32', (f, p) => {
    const [i, q, r, c, end, last] = [f.int(), f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const [dot, other, v, l] = [f.two(), f.two(), f.two(), f.two()] as const;
    const d = f.number();
    /** work[c] less the product of row c and work. */
    const reduce = () => {
      f.set(r, p.lStart.at(c));
      f.set(last, p.lStart.at(c, 1));
      rowProduct(f, p, p.work, r, last, dot, other);
      f.put(p.work, c, p.work.at(c).minus(dot.sum()));
    };
    f.for(i, p.from, p.to, () => {
      f.for(q, p.kStart.at(i), p.kStart.at(i, 1), () => f.put(p.work, p.kIndex.at(q), p.k.at(q)));
      f.set(end, p.lStart.at(i, 1));
      f.for(q, p.lStart.at(i), end, () => {
        f.set(c, p.lIndex.at(q));
        reduce();
        f.set(c, c.plus(1));
        f.if(c.less(i), reduce);
      });
      f.set(dot, 0);
      f.for(q, p.lStart.at(i), end, () => {
        f.set(c, p.lIndex.at(q));
        f.set(v, p.work.pair(c));
        f.set(l, v.times(p.inverse.pair(c)));
        f.put(p.l, q.shift(1), l);
        f.set(dot, f.more(dot, l, v));
        f.put(p.work, c, v128(0));
      });
      f.set(d, p.diagonal.at(i).minus(dot.sum()));
      f.if(d.times(p.sign.at(i)).more(0).isZero(), () => f.return(i, 'i32'));
      f.put(p.inverse, i, f64(1).over(d));
    });
    f.return(-1, 'i32');
  });

  module.function('forward', { ...range, ...csr, z: 'numbers' }, 'none', (f, p) => {
    const [i, q, end] = [f.int(), f.int(), f.int()] as const;
    const [dot, other] = [f.two(), f.two()] as const;
    f.for(i, p.from, p.to, () => {
      f.set(q, p.lStart.at(i));
      f.set(end, p.lStart.at(i, 1));
      rowProduct(f, p, p.z, q, end, dot, other);
      f.put(p.z, i, p.z.at(i).minus(dot.sum()));
    });
  });

  module.function('backward', { ...range, ...csr, z: 'numbers' }, 'none', (f, p) => {
    const [i, q, c, end] = [f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.two();
    f.down(i, p.to, p.from, () => {
      f.set(v, p.z.splat(i));
      f.set(end, p.lStart.at(i, 1));
      f.for(q, p.lStart.at(i), end, () => {
        f.set(c, p.lIndex.at(q));
        f.put(p.z, c, f.less(p.z.pair(c), p.l.pair(q.shift(1)), v));
      });
    });
  });

  module.function(
    'borderRows',
    { ...range, base: 'int', stride: 'int', ...border, ...csr, inverse: 'numbers', panel: 'numbers', scaled: 'numbers' },
    'none',
    (f, p) => {
      const [i, q, c, end, first] = [f.int(), f.int(), f.int(), f.int(), f.int()] as const;
      const [row, other, next, out] = [f.numbers(), f.numbers(), f.numbers(), f.numbers()] as const;
      const [a, inverse] = [f.two(), f.two()] as const;
      const sums = [f.two(), f.two(), f.two(), f.two()] as const;
      const address = (start: typeof p.panel, r: Expression) => start.plus(r.minus(p.base).times(p.stride).shift(3));
      /** Two or four pairs of columns side by side, while that many are left. */
      const columns = (pairs: readonly Local[]) =>
        f.while(c.plus(2 * pairs.length - 1).less(p.stride), () => {
          pairs.forEach((sum, k) => f.set(sum, row.pair(c, 2 * k)));
          f.for(q, first, end, () => {
            f.set(other, address(p.panel, p.lIndex.at(q)).plus(c.shift(3)));
            f.set(next, other.plus(p.stride.shift(3)));
            f.set(a, p.l.splat(q.shift(1)));
            pairs.forEach((sum, k) => f.set(sum, f.less(sum, a, other.pair(0, 2 * k))));
            f.set(a, p.l.splat(q.shift(1), 1));
            pairs.forEach((sum, k) => f.set(sum, f.less(sum, a, next.pair(0, 2 * k))));
          });
          pairs.forEach((sum, k) => {
            f.put(row, c, sum, 2 * k);
            f.put(out, c, sum.times(inverse), 2 * k);
          });
          f.set(c, c.plus(2 * pairs.length));
        });
      f.for(i, p.from, p.to, () => {
        f.set(row, address(p.panel, i));
        f.set(out, address(p.scaled, i));
        f.set(inverse, p.inverse.splat(i));
        f.for(c, 0, p.stride, () => f.put(row, c, v128(0)), 2);
        f.for(q, p.sStart.at(i), p.sStart.at(i, 1), () => f.put(row, p.sIndex.at(q), p.s.at(q)));
        f.set(end, p.lStart.at(i, 1));
        f.set(first, p.lStart.at(i));
        f.set(c, 0);
        columns(sums);
        columns(sums.slice(0, 2));
      });
    },
  );

  module.function('rankUpdate', { ...range, stride: 'int', panel: 'numbers', scaled: 'numbers', core: 'numbers' }, 'none', (f, p) => {
    const [r, c, k, jump] = [f.int(), f.int(), f.int(), f.int()] as const;
    const [left, right, tile] = [f.numbers(), f.numbers(), f.numbers()] as const;
    const tiles = [0, 1, 2, 3].map(() => [f.two(), f.two()] as const);
    const [b0, b1, a] = [f.two(), f.two(), f.two()] as const;
    f.set(jump, p.stride.shift(3));
    f.for(
      r,
      0,
      p.stride,
      () =>
        f.for(
          c,
          0,
          r.plus(1),
          () => {
            f.set(tile, p.core.plus(r.times(p.stride).plus(c).shift(3)));
            for (const [low, high] of tiles) {
              f.set(low, tile.pair(0));
              f.set(high, tile.pair(0, 2));
              f.set(tile, tile.plus(jump));
            }
            f.set(left, p.scaled.plus(p.from.times(p.stride).plus(r).shift(3)));
            f.set(right, p.panel.plus(p.from.times(p.stride).plus(c).shift(3)));
            f.for(k, p.from, p.to, () => {
              f.set(b0, right.pair(0));
              f.set(b1, right.pair(0, 2));
              tiles.forEach(([low, high], q) => {
                f.set(a, left.splat(0, q));
                f.set(low, f.less(low, a, b0));
                f.set(high, f.less(high, a, b1));
              });
              f.set(left, left.plus(jump));
              f.set(right, right.plus(jump));
            });
            f.set(tile, p.core.plus(r.times(p.stride).plus(c).shift(3)));
            for (const [low, high] of tiles) {
              f.put(tile, 0, low);
              f.put(tile, 0, high, 2);
              f.set(tile, tile.plus(jump));
            }
          },
          4,
        ),
      4,
    );
  });

  const square = {
    blockStart: 'ints',
    most: 'int',
    stride: 'int',
    ...border,
    ...csr,
    inverse: 'numbers',
    panel: 'numbers',
    scaled: 'numbers',
    core: 'numbers',
  } as const;
  module.function('borderSquare', { ...range, ...square }, 'i32', (f, p) => {
    const [t, base, done, from, to, kept, k, end] = [f.int(), f.int(), f.int(), f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const source = f.numbers();
    const update = (upTo: Expression) => f.call('rankUpdate', done.minus(base), upTo.minus(base), p.stride, p.panel, p.scaled, p.core);
    f.set(base, p.blockStart.at(p.from));
    f.set(done, base);
    f.for(t, p.from, p.to, () => {
      f.set(from, p.blockStart.at(t));
      f.set(to, p.blockStart.at(t, 1));
      f.if(to.minus(base).more(p.most), () => {
        update(from);
        f.set(kept, p.blockStart.at(t.minus(1)));
        f.set(source, p.panel.plus(kept.minus(base).times(p.stride).shift(3)));
        f.set(end, from.minus(kept).times(p.stride));
        f.for(k, 0, end, () => f.put(p.panel, k, source.pair(k)), 2);
        f.set(base, kept);
        f.set(done, from);
      });
      f.call('borderRows', from, to, base, p.stride, p.sStart, p.sIndex, p.s, p.lStart, p.lIndex, p.l, p.inverse, p.panel, p.scaled);
    });
    update(to);
    f.return(base, 'i32');
  });

  module.function('sideT', { rows: 'int', ...border, z: 'numbers', edge: 'numbers' }, 'none', (f, p) => {
    const [i, q, c, end] = [f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(i, 0, p.rows, () => {
      f.set(v, p.z.at(i));
      f.set(end, p.sStart.at(i, 1));
      f.for(q, p.sStart.at(i), end, () => {
        f.set(c, p.sIndex.at(q));
        f.put(p.edge, c, p.edge.at(c).minus(p.s.at(q).times(v)));
      });
    });
  });

  module.function('side', { rows: 'int', ...border, edge: 'numbers', z: 'numbers' }, 'none', (f, p) => {
    const [i, q, end] = [f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(i, 0, p.rows, () => {
      f.set(v, p.z.at(i));
      f.set(end, p.sStart.at(i, 1));
      f.for(q, p.sStart.at(i), end, () => f.set(v, v.minus(p.s.at(q).times(p.edge.at(p.sIndex.at(q))))));
      f.put(p.z, i, v);
    });
  });
};
