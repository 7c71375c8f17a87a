/** Loops over vectors, two entries at a time. */
import type { Assembler } from './assembler.ts';
import { WEIGHTS } from './kernel.ts';
import { f64, type Local, v128 } from './language.ts';

export const vectorLoops = (module: Assembler): void => {
  module.function('diagonal', { count: 'int', a: 'numbers', sign: 'number', d: 'numbers', x: 'numbers', out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const sign = f.two();
    f.set(sign, p.sign.both());
    f.for(k, 0, p.count, () => f.put(p.out, k, f.more(p.a.pair(k), p.d.pair(k).times(sign), p.x.pair(k))), 2);
  });

  module.function('add', { count: 'int', to: 'numbers', x: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.to, k, p.to.pair(k).plus(p.x.pair(k))), 2);
  });

  module.function('largest', { count: 'int', v: 'numbers' }, 'f64', (f, p) => {
    const k = f.int();
    const most = f.two();
    f.for(k, 0, p.count, () => f.set(most, most.max(p.v.pair(k).abs())), 2);
    f.return(most.lane(0).max(most.lane(1)));
  });

  const bounds = { il: 'numbers', iu: 'numbers', zl: 'numbers', zu: 'numbers' } as const;
  const step = { dx: 'numbers', dzl: 'numbers', dzu: 'numbers' } as const;
  const targets = { tl: 'numbers', tu: 'numbers' } as const;

  module.function('pull', { count: 'int', rd: 'numbers', ...targets, ...bounds, f: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(
      k,
      0,
      p.count,
      () => {
        const low = p.tl.pair(k).times(p.il.pair(k)).minus(p.zl.pair(k));
        const high = p.tu.pair(k).times(p.iu.pair(k)).minus(p.zu.pair(k));
        f.put(p.f, k, p.rd.pair(k).minus(low).plus(high));
      },
      2,
    );
  });

  module.function('duals', { count: 'int', dx: 'numbers', ...targets, ...bounds, dzl: 'numbers', dzu: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(
      k,
      0,
      p.count,
      () => {
        f.put(p.dzl, k, f.less(p.tl.pair(k), p.zl.pair(k), p.dx.pair(k)).times(p.il.pair(k)).minus(p.zl.pair(k)));
        f.put(p.dzu, k, f.more(p.tu.pair(k), p.zu.pair(k), p.dx.pair(k)).times(p.iu.pair(k)).minus(p.zu.pair(k)));
      },
      2,
    );
  });

  const inverses = { il: 'numbers', iu: 'numbers', izl: 'numbers', izu: 'numbers' } as const;

  module.function('ratios', { count: 'int', ...step, ...inverses, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const primal = f.two();
    const dual = f.two();
    const d = f.two();
    const zero = v128(0);
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(d, p.dx.pair(k));
        f.set(primal, primal.larger(d.times(p.iu.pair(k))).larger(zero.minus(d.times(p.il.pair(k)))));
        f.set(dual, dual.larger(zero.minus(p.dzl.pair(k).times(p.izl.pair(k)))).larger(zero.minus(p.dzu.pair(k).times(p.izu.pair(k)))));
      },
      2,
    );
    f.put(p.out, 0, primal.lane(0).max(primal.lane(1)));
    f.put(p.out, 0, dual.lane(0).larger(dual.lane(1)), 1);
  });

  const kept = { kdx: 'numbers', kdzl: 'numbers', kdzu: 'numbers' } as const;
  module.function('mixedRatios', { count: 'int', ...kept, ...step, ...inverses, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const most = WEIGHTS.map(() => ({ primal: f.two(), dual: f.two() }));
    const from = f.two();
    const change = f.two();
    const inverse = f.two();
    const zero = v128(0);
    /** most = max(most, (from + w·change)·inverse) for each weight, where from and change already carry the sign. */
    const see = (which: 'primal' | 'dual') => {
      WEIGHTS.forEach((w, i) => {
        const best: Local = most[i]![which];
        f.set(best, best.larger(f.more(from, v128(w), change).times(inverse)));
      });
    };
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(from, p.kdx.pair(k));
        f.set(change, p.dx.pair(k).minus(from));
        f.set(inverse, p.iu.pair(k));
        see('primal');
        f.set(inverse, zero.minus(p.il.pair(k)));
        see('primal');
        f.set(from, p.kdzl.pair(k));
        f.set(change, p.dzl.pair(k).minus(from));
        f.set(inverse, zero.minus(p.izl.pair(k)));
        see('dual');
        f.set(from, p.kdzu.pair(k));
        f.set(change, p.dzu.pair(k).minus(from));
        f.set(inverse, zero.minus(p.izu.pair(k)));
        see('dual');
      },
      2,
    );
    most.forEach(({ primal, dual }, i) => {
      f.put(p.out, 0, primal.lane(0).max(primal.lane(1)), 2 * i);
      f.put(p.out, 0, dual.lane(0).larger(dual.lane(1)), 2 * i + 1);
    });
  });

  module.function('mix', { count: 'int', kept: 'numbers', w: 'number', to: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const w = f.two();
    f.set(w, p.w.both());
    f.for(k, 0, p.count, () => f.put(p.to, k, f.more(p.kept.pair(k), w, p.to.pair(k).minus(p.kept.pair(k)))), 2);
  });

  const gaps = { gl: 'numbers', gu: 'numbers', zl: 'numbers', zu: 'numbers' } as const;
  module.function('sums', { count: 'int', ...gaps, ...step, out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const sums = [f.two(), f.two(), f.two()] as const;
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(sums[0], f.more(f.more(sums[0], p.dzl.pair(k), p.gl.pair(k)), p.dzu.pair(k), p.gu.pair(k)));
        f.set(sums[1], f.more(sums[1], p.zl.pair(k).minus(p.zu.pair(k)), p.dx.pair(k)));
        f.set(sums[2], f.more(sums[2], p.dzl.pair(k).minus(p.dzu.pair(k)), p.dx.pair(k)));
      },
      2,
    );
    sums.forEach((s, i) => f.put(p.out, 0, s.sum(), i));
  });

  module.function('targets', { count: 'int', ...step, second: 'number', target: 'number', ...targets }, 'none', (f, p) => {
    const k = f.int();
    const [second, target, most] = [f.two(), f.two(), f.two()] as const;
    f.set(second, p.second.both());
    f.set(target, p.target.both());
    f.set(most, target.times(v128(0.9)));
    f.for(
      k,
      0,
      p.count,
      () => {
        f.put(p.tl, k, target.minus(second.times(p.dx.pair(k)).times(p.dzl.pair(k)).smaller(most)));
        f.put(
          p.tu,
          k,
          target.minus(
            v128(0)
              .minus(second.times(p.dx.pair(k)).times(p.dzu.pair(k)))
              .smaller(most),
          ),
        );
      },
      2,
    );
  });

  const reach = { tp: 'number', td: 'number', low: 'number', high: 'number' } as const;
  module.function('centres', { count: 'int', ...gaps, ...step, ...reach, ...targets }, 'none', (f, p) => {
    const k = f.int();
    const [tp, td, low, high, v, dx, g, z, dz] = [f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two(), f.two()] as const;
    for (const [to, from] of [
      [tp, p.tp],
      [td, p.td],
      [low, p.low],
      [high, p.high],
    ] as const)
      f.set(to, from.both());
    const zero = v128(0);
    const drawn = () =>
      low
        .minus(v)
        .larger(zero)
        .plus(high.minus(v).smaller(zero).larger(zero.minus(high)));
    f.for(
      k,
      0,
      p.count,
      () => {
        f.set(dx, p.dx.pair(k));
        f.set(g, p.gl.pair(k));
        f.set(z, p.zl.pair(k));
        f.set(dz, p.dzl.pair(k));
        f.set(v, f.more(g, tp, dx).times(f.more(z, td, dz)));
        f.put(p.tl, k, g.times(z.plus(dz)).plus(z.times(dx)).plus(drawn()));
        f.set(g, p.gu.pair(k));
        f.set(z, p.zu.pair(k));
        f.set(dz, p.dzu.pair(k));
        f.set(v, f.less(g, tp, dx).times(f.more(z, td, dz)));
        f.put(p.tu, k, g.times(z.plus(dz)).minus(z.times(dx)).plus(drawn()));
      },
      2,
    );
  });

  // one entry at a time: bounds differ from entry to entry
  const point = { lower: 'numbers', upper: 'numbers', x: 'numbers', zl: 'numbers', zu: 'numbers' } as const;
  module.function(
    'prepare',
    { count: 'int', has: 'bytes', ...point, gl: 'numbers', gu: 'numbers', ...inverses, weight: 'numbers', rho: 'number' },
    'f64',
    (f, p) => {
      const k = f.int();
      const [gap, inverse, weight, sum, z] = [f.number(), f.number(), f.number(), f.number(), f.number()] as const;
      const seen = (bit: number, distance: () => void, from: typeof p.zl, g: typeof p.gl, i: typeof p.il, iz: typeof p.izl) =>
        f.if(p.has.at(k).and(bit), () => {
          distance();
          f.set(inverse, f64(1).over(gap));
          f.set(z, from.at(k));
          f.set(weight, weight.plus(z.times(inverse)));
          f.set(sum, sum.plus(z.times(gap)));
          f.put(g, k, gap);
          f.put(i, k, inverse);
          f.put(iz, k, f64(1).over(z));
        });
      f.for(k, 0, p.count, () => {
        f.set(weight, p.rho);
        seen(1, () => f.set(gap, p.x.at(k).minus(p.lower.at(k))), p.zl, p.gl, p.il, p.izl);
        seen(2, () => f.set(gap, p.upper.at(k).minus(p.x.at(k))), p.zu, p.gu, p.iu, p.izu);
        f.put(p.weight, k, weight);
      });
      f.return(sum);
    },
  );

  module.function('residuals', { count: 'int', has: 'bytes', ...point, rd: 'numbers', worth: 'numbers', out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const [dual, bound, products, z] = [f.number(), f.number(), f.number(), f.number()] as const;
    f.for(k, 0, p.count, () => {
      f.set(dual, dual.max(p.rd.at(k).times(p.worth.at(k)).abs()));
      f.if(p.has.at(k).and(1), () => {
        f.set(z, p.zl.at(k));
        f.set(bound, bound.plus(z.times(p.lower.at(k))));
        f.set(products, products.plus(z.times(p.x.at(k).minus(p.lower.at(k)))));
      });
      f.if(p.has.at(k).and(2), () => {
        f.set(z, p.zu.at(k));
        f.set(bound, bound.minus(z.times(p.upper.at(k))));
        f.set(products, products.plus(z.times(p.upper.at(k).minus(p.x.at(k)))));
      });
    });
    f.put(p.out, 0, dual);
    f.put(p.out, 0, bound, 1);
    f.put(p.out, 0, products, 2);
  });

  module.function('rowWeights', { count: 'int', has: 'bytes', weight: 'numbers', delta: 'number', inverse: 'numbers', E: 'numbers' }, 'none', (f, p) => {
    const i = f.int();
    const inverse = f.number();
    f.for(i, 0, p.count, () => {
      f.set(inverse, 0);
      f.if(p.has.at(i).and(4).isZero(), () => f.set(inverse, f64(1).over(p.weight.at(i))));
      f.put(p.inverse, i, inverse);
      f.put(p.E, i, p.delta.plus(inverse));
    });
  });

  module.function('move', { count: 'int', has: 'bytes', ...point, ...step, primal: 'number', dual: 'number' }, 'none', (f, p) => {
    const k = f.int();
    const [x, bound] = [f.number(), f.number()] as const;
    const room = () => bound.abs().max(f64(1e-3)).times(1e-15);
    f.for(k, 0, p.count, () => {
      f.if(p.has.at(k).and(4).isZero(), () => {
        f.set(x, p.x.at(k).plus(p.primal.times(p.dx.at(k))));
        f.if(p.has.at(k).and(1), () => {
          f.put(
            p.zl,
            k,
            p.zl
              .at(k)
              .plus(p.dual.times(p.dzl.at(k)))
              .max(f64(1e-30)),
          );
          f.set(bound, p.lower.at(k));
          f.if(x.more(bound).isZero(), () => f.set(x, bound.plus(room())));
        });
        f.if(p.has.at(k).and(2), () => {
          f.put(
            p.zu,
            k,
            p.zu
              .at(k)
              .plus(p.dual.times(p.dzu.at(k)))
              .max(f64(1e-30)),
          );
          f.set(bound, p.upper.at(k));
          f.if(x.less(bound).isZero(), () => f.set(x, bound.minus(room())));
        });
        f.put(p.x, k, x);
      });
    });
  });
};
