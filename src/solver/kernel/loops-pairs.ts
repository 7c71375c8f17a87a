/** Loops over pairs of a variable and its bound, two entries at a time. */
import type { Assembler } from './assembler.ts';
import { WEIGHTS } from './kernel.ts';
import { f64, type Local, v128 } from './language.ts';

export const pairLoops = (module: Assembler): void => {
  const step = { dx: 'numbers', dz: 'numbers' } as const;
  const inverses = { inverse: 'numbers', inverseZ: 'numbers' } as const;
  const zero = v128(0);

  module.function('slacks', { count: 'int', dy: 'numbers', f: 'numbers', inverse: 'numbers', ds: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.ds, k, zero.minus(p.dy.pair(k).plus(p.f.pair(k)).times(p.inverse.pair(k)))), 2);
  });

  module.function('pull', { count: 'int', rd: 'numbers', target: 'numbers', inverse: 'numbers', z: 'numbers', f: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.f, k, p.rd.pair(k).minus(p.target.pair(k).times(p.inverse.pair(k)).minus(p.z.pair(k)))), 2);
  });

  module.function('duals', { count: 'int', dx: 'numbers', target: 'numbers', inverse: 'numbers', z: 'numbers', dz: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.dz, k, f.less(p.target.pair(k), p.z.pair(k), p.dx.pair(k)).times(p.inverse.pair(k)).minus(p.z.pair(k))), 2);
  });

  module.function('ratios', { count: 'int', ...step, ...inverses, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const primal = f.two();
    const dual = f.two();
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(primal, primal.larger(zero.minus(p.dx.pair(k).times(p.inverse.pair(k)))));
        f.set(dual, dual.larger(zero.minus(p.dz.pair(k).times(p.inverseZ.pair(k)))));
      },
      2,
    );
    f.put(p.out, 0, primal.lane(0).max(primal.lane(1)));
    f.put(p.out, 0, dual.lane(0).max(dual.lane(1)), 1);
  });

  module.function('mixedRatios', { count: 'int', kdx: 'numbers', kdz: 'numbers', ...step, ...inverses, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const most = WEIGHTS.map(() => [f.two(), f.two()] as const);
    const [from, change, inverse] = [f.two(), f.two(), f.two()] as const;
    const see = (which: 0 | 1, kept: typeof p.kdx, now: typeof p.kdx, over: typeof p.kdx) => {
      f.set(inverse, zero.minus(over.pair(k)));
      f.set(from, kept.pair(k).times(inverse));
      f.set(change, now.pair(k).times(inverse).minus(from));
      WEIGHTS.forEach((w, i) => {
        const best: Local = most[i]![which];
        f.set(best, best.larger(w === 1 ? from.plus(change) : f.more(from, v128(w), change)));
      });
    };
    f.for(
      k,
      0,
      p.count,
      () => {
        see(0, p.kdx, p.dx, p.inverse);
        see(1, p.kdz, p.dz, p.inverseZ);
      },
      2,
    );
    most.forEach((pair, i) => {
      pair.forEach((best, which) => f.put(p.out, 0, best.lane(0).max(best.lane(1)), 2 * i + which));
    });
  });

  module.function('mix', { count: 'int', kept: 'numbers', w: 'number', to: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const w = f.two();
    f.set(w, p.w.both());
    f.for(k, 0, p.count, () => f.put(p.to, k, f.more(p.kept.pair(k), w, p.to.pair(k).minus(p.kept.pair(k)))), 2);
  });

  module.function('sums', { count: 'int', gap: 'numbers', z: 'numbers', ...step, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const sums = [f.two(), f.two(), f.two()] as const;
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(sums[0], f.more(sums[0], p.dz.pair(k), p.gap.pair(k)));
        f.set(sums[1], f.more(sums[1], p.z.pair(k), p.dx.pair(k)));
        f.set(sums[2], f.more(sums[2], p.dz.pair(k), p.dx.pair(k)));
      },
      2,
    );
    sums.forEach((s, i) => f.put(p.out, 0, s.sum(), i));
  });

  module.function('targets', { count: 'int', ...step, second: 'number', target: 'number', goal: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const [second, target, most] = [f.two(), f.two(), f.two()] as const;
    f.set(second, p.second.both());
    f.set(target, p.target.both());
    f.set(most, target.times(v128(0.9)));
    f.for(k, 0, p.count, () => f.put(p.goal, k, target.minus(second.times(p.dx.pair(k)).times(p.dz.pair(k)).smaller(most))), 2);
  });

  const reach = { tp: 'number', td: 'number', low: 'number', high: 'number' } as const;
  module.function('centres', { count: 'int', gap: 'numbers', z: 'numbers', ...step, ...reach, goal: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const [tp, td, low, high, v, dx, g, z, dz] = [f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two()] as const;
    for (const [to, from] of [
      [tp, p.tp],
      [td, p.td],
      [low, p.low],
      [high, p.high],
    ] as const)
      f.set(to, from.both());
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(dx, p.dx.pair(k));
        f.set(g, p.gap.pair(k));
        f.set(z, p.z.pair(k));
        f.set(dz, p.dz.pair(k));
        f.set(v, f.more(g, tp, dx).times(f.more(z, td, dz)));
        const drawn = low
          .minus(v)
          .larger(zero)
          .plus(high.minus(v).smaller(zero).larger(zero.minus(high)));
        f.put(p.goal, k, g.times(z.plus(dz)).plus(z.times(dx)).plus(drawn));
      },
      2,
    );
  });

  const point = { lower: 'numbers', x: 'numbers', z: 'numbers' } as const;
  const one = v128(1);
  module.function('prepare', { count: 'int', ...point, gap: 'numbers', ...inverses, weight: 'numbers', rho: 'number' }, 'none', (f, p) => {
    const k = f.int();
    const [rho, gap, inverse, z] = [f.two(), f.two(), f.two(), f.two()] as const;
    f.set(rho, p.rho.both());
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(gap, p.x.pair(k).minus(p.lower.pair(k)));
        f.set(inverse, one.over(gap));
        f.set(z, p.z.pair(k));
        f.put(p.gap, k, gap);
        f.put(p.inverse, k, inverse);
        f.put(p.inverseZ, k, one.over(z));
        f.put(p.weight, k, f.more(rho, z, inverse));
      },
      2,
    );
  });

  module.function('residuals', { count: 'int', ...point, rd: 'numbers', worth: 'numbers', out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const [dual, bound, products, z, lower] = [f.two(), f.two(), f.two(), f.two(), f.two()] as const;
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(dual, dual.larger(p.rd.pair(k).times(p.worth.pair(k)).abs()));
        f.set(z, p.z.pair(k));
        f.set(lower, p.lower.pair(k));
        f.set(bound, f.more(bound, z, lower));
        f.set(products, f.more(products, z, p.x.pair(k).minus(lower)));
      },
      2,
    );
    f.put(p.out, 0, dual.lane(0).max(dual.lane(1)));
    f.put(p.out, 0, bound.sum(), 1);
    f.put(p.out, 0, products.sum(), 2);
  });

  module.function('rowWeights', { count: 'int', weight: 'numbers', delta: 'number', inverse: 'numbers', E: 'numbers' }, 'none', (f, p) => {
    const i = f.int();
    const inverse = f.number();
    f.for(i, 0, p.count, () => {
      f.set(inverse, f64(1).over(p.weight.at(i)));
      f.put(p.inverse, i, inverse);
      f.put(p.E, i, p.delta.plus(inverse));
    });
  });

  module.function('move', { count: 'int', ...point, ...step, primal: 'number', dual: 'number' }, 'none', (f, p) => {
    const k = f.int();
    const [primal, dual, lower] = [f.two(), f.two(), f.two()] as const;
    f.set(primal, p.primal.both());
    f.set(dual, p.dual.both());
    f.for(
      k,
      0,
      p.count,
      () => {
        f.put(p.z, k, f.more(p.z.pair(k), dual, p.dz.pair(k)).larger(v128(1e-30)));
        f.set(lower, p.lower.pair(k));
        const wall = lower.plus(lower.abs().larger(v128(1e-3)).times(v128(1e-15)));
        f.put(p.x, k, f.more(p.x.pair(k), primal, p.dx.pair(k)).larger(wall));
      },
      2,
    );
  });
};
