/** Loops over vectors, two entries at a time. */
import type { Assembler } from './assembler.ts';
import { f64, v128 } from './language.ts';

export const vectorLoops = (module: Assembler): void => {
  module.function('diagonal', { count: 'int', a: 'numbers', sign: 'number', d: 'numbers', x: 'numbers', out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const sign = f.two();
    f.set(sign, p.sign.both());
    f.for(k, 0, p.count, () => f.put(p.out, k, f.more(p.a.pair(k), p.d.pair(k).times(sign), p.x.pair(k))), 2);
  });

  module.function('addTimes', { count: 'int', a: 'number', x: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    const a = f.two();
    f.set(a, p.a.both());
    f.for(k, 0, p.count, () => f.put(p.to, k, f.more(p.to.pair(k), a, p.x.pair(k))), 2);
  });

  module.function('copy', { count: 'int', from: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.to, k, p.from.pair(k)), 2);
  });

  module.function('clear', { count: 'int', v: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.v, k, v128(0)), 2);
  });
  module.function('clearAt', { count: 'int', list: 'ints', v: 'numbers' }, 'none', (f, p) => {
    const q = f.int();
    f.for(q, 0, p.count, () => f.put(p.v, p.list.at(q), f64(0)));
  });

  module.function('minus', { count: 'int', a: 'numbers', b: 'numbers', out: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.out, k, p.a.pair(k).minus(p.b.pair(k))), 2);
  });

  module.function('multiply', { count: 'int', by: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.to, k, p.to.pair(k).times(p.by.pair(k))), 2);
  });

  module.function('dot', { count: 'int', a: 'numbers', b: 'numbers' }, 'f64', (f, p) => {
    const k = f.int();
    const sum = f.two();
    f.for(k, 0, p.count, () => f.set(sum, f.more(sum, p.a.pair(k), p.b.pair(k))), 2);
    f.return(sum.sum());
  });

  module.function('largest', { count: 'int', v: 'numbers' }, 'f64', (f, p) => {
    const k = f.int();
    const most = f.two();
    f.for(k, 0, p.count, () => f.set(most, most.larger(p.v.pair(k).abs())), 2);
    f.return(most.lane(0).max(most.lane(1)));
  });

  module.function('worst', { count: 'int', v: 'numbers', worth: 'numbers' }, 'f64', (f, p) => {
    const k = f.int();
    const most = f.two();
    f.for(k, 0, p.count, () => f.set(most, most.larger(p.v.pair(k).times(p.worth.pair(k)).abs())), 2);
    f.return(most.lane(0).max(most.lane(1)));
  });

  const listed = { count: 'int', list: 'ints' } as const;
  module.function('negate', { ...listed, from: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const q = f.int();
    f.for(q, 0, p.count, () => f.put(p.to, q, f64(0).minus(p.from.at(p.list.at(q)))));
  });
  module.function('wallAt', { ...listed, lower: 'numbers', x: 'numbers' }, 'none', (f, p) => {
    const [q, place] = [f.int(), f.int()] as const;
    const lower = f.number();
    f.for(q, 0, p.count, () => {
      f.set(place, p.list.at(q));
      f.set(lower, p.lower.at(q));
      f.put(
        p.x,
        place,
        p.x.at(place).min(
          f64(0)
            .minus(lower)
            .minus(lower.abs().max(f64(1e-3)).times(1e-15)),
        ),
      );
    });
  });
  module.function('addAt', { ...listed, sign: 'number', from: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const [q, place] = [f.int(), f.int()] as const;
    f.for(q, 0, p.count, () => {
      f.set(place, p.list.at(q));
      f.put(p.to, place, p.to.at(place).plus(p.sign.times(p.from.at(q))));
    });
  });
  module.function('addProductsAt', { ...listed, a: 'numbers', b: 'numbers', to: 'numbers' }, 'none', (f, p) => {
    const [q, place] = [f.int(), f.int()] as const;
    f.for(q, 0, p.count, () => {
      f.set(place, p.list.at(q));
      f.put(p.to, place, p.to.at(place).plus(p.a.at(q).times(p.b.at(q))));
    });
  });

  const moved = { count: 'int', list: 'ints', place: 'ints', from: 'numbers', to: 'numbers' } as const;
  module.function('scatter', moved, 'none', (f, p) => {
    const [q, place] = [f.int(), f.int()] as const;
    f.for(q, 0, p.count, () => {
      f.set(place, p.place.at(q));
      f.put(p.to, place, p.to.at(place).plus(p.from.at(p.list.at(q))));
    });
  });
  module.function('gather', moved, 'none', (f, p) => {
    const q = f.int();
    f.for(q, 0, p.count, () => f.put(p.to, p.list.at(q), p.from.at(p.place.at(q))));
  });
};
