/** Loops over the columns and rows that are eliminated before the chain is factorised. */
import type { Assembler } from './assembler.ts';
import { f64 } from './language.ts';

const columns = { count: 'int', column: 'ints', inverse: 'numbers', uStart: 'ints' } as const;
const places = { uPlace: 'ints', uOffset: 'int', data: 'numbers' } as const;
const rows = { count: 'int', row: 'ints', column: 'ints', a: 'numbers', start: 'ints', place: 'ints', c: 'numbers', w: 'numbers', g: 'numbers' } as const;

export const eliminationLoops = (module: Assembler): void => {
  const weighed = { row: 'ints', column: 'ints', a: 'numbers', start: 'ints', target: 'ints', c: 'numbers' } as const;
  module.function('weighRows', { count: 'int', ...weighed, E: 'numbers', w: 'numbers', h: 'numbers', data: 'numbers' }, 'none', (f, p) => {
    const [e, k, j, slot, end] = [f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const [w, wa] = [f.number(), f.number()] as const;
    f.for(e, 0, p.count, () => {
      f.set(w, f64(1).over(p.E.at(p.row.at(e))));
      f.put(p.w, e, w);
      f.set(j, p.column.at(e));
      f.if(j.more(-1), () => {
        f.set(wa, w.times(p.a.at(e)));
        f.put(p.h, j, p.h.at(j).plus(wa.times(p.a.at(e))));
        f.set(end, p.start.at(e, 1));
        f.for(k, p.start.at(e), end, () => {
          f.set(slot, p.target.at(k));
          f.put(p.data, slot, p.data.at(slot).minus(wa.times(p.c.at(k))));
        });
      });
    });
  });

  const terms = { target: 'ints', first: 'ints', second: 'ints', column: 'ints', constant: 'numbers', w: 'numbers', inverse: 'numbers', D: 'numbers' } as const;
  module.function('designTerms', { count: 'int', ...terms, data: 'numbers' }, 'none', (f, p) => {
    const [q, j, other, slot] = [f.int(), f.int(), f.int(), f.int()] as const;
    const [v, by] = [f.number(), f.number()] as const;
    f.for(q, 0, p.count, () => {
      f.set(v, p.constant.at(q).times(p.w.at(p.first.at(q))));
      f.set(j, p.column.at(q));
      f.if(j.more(-1), () => {
        f.set(other, p.second.at(q));
        f.set(by, p.D.at(j));
        f.if(other.more(-1), () => f.set(by, p.w.at(other)));
        f.set(v, v.times(p.inverse.at(j)).times(by));
      });
      f.set(slot, p.target.at(q));
      f.put(p.data, slot, p.data.at(slot).plus(v));
    });
  });

  module.function('invert', { count: 'int', v: 'numbers' }, 'none', (f, p) => {
    const k = f.int();
    f.for(k, 0, p.count, () => f.put(p.v, k, f64(1).over(p.v.at(k))));
  });

  module.function('columnProducts', { ...columns, pairStart: 'ints', target: 'ints', uOffset: 'int', data: 'numbers' }, 'none', (f, p) => {
    const [q, a, b, t, slot, first, end] = [f.int(), f.int(), f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const [inverse, v] = [f.number(), f.number()] as const;
    f.for(q, 0, p.count, () => {
      f.set(inverse, p.inverse.at(p.column.at(q)));
      f.set(t, p.pairStart.at(q));
      f.set(first, p.uStart.at(q).plus(p.uOffset));
      f.set(end, p.uStart.at(q, 1).plus(p.uOffset));
      f.for(a, first, end, () => {
        f.set(v, p.data.at(a).times(inverse));
        f.for(b, first, a.plus(1), () => {
          f.set(slot, p.target.at(t));
          f.put(p.data, slot, p.data.at(slot).plus(v.times(p.data.at(b))));
          f.set(t, t.plus(1));
        });
      });
    });
  });

  module.function('reduceColumns', { ...columns, ...places, reduced: 'numbers', z: 'numbers' }, 'none', (f, p) => {
    const [q, k, c, place, end] = [f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(q, 0, p.count, () => {
      f.set(c, p.column.at(q));
      f.set(v, p.reduced.at(c).times(p.inverse.at(c)));
      f.set(end, p.uStart.at(q, 1));
      f.for(k, p.uStart.at(q), end, () => {
        f.set(place, p.uPlace.at(k));
        f.put(p.z, place, p.z.at(place).plus(p.data.at(k.plus(p.uOffset)).times(v)));
      });
    });
  });

  module.function('recoverColumns', { ...columns, ...places, reduced: 'numbers', z: 'numbers', dx: 'numbers' }, 'none', (f, p) => {
    const [q, k, c, end] = [f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(q, 0, p.count, () => {
      f.set(c, p.column.at(q));
      f.set(v, f64(0).minus(p.reduced.at(c)));
      f.set(end, p.uStart.at(q, 1));
      f.for(k, p.uStart.at(q), end, () => f.set(v, v.plus(p.data.at(k.plus(p.uOffset)).times(p.z.at(p.uPlace.at(k))))));
      f.put(p.dx, c, v.times(p.inverse.at(c)));
    });
  });

  module.function('reduceRows', { ...rows, reduced: 'numbers', z: 'numbers' }, 'none', (f, p) => {
    const [e, k, j, place, end] = [f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(e, 0, p.count, () => {
      f.set(v, p.w.at(e).times(p.g.at(p.row.at(e))));
      f.set(j, p.column.at(e));
      f.if(j.more(-1), () => f.put(p.reduced, j, p.reduced.at(j).minus(p.a.at(e).times(v))));
      f.set(end, p.start.at(e, 1));
      f.for(k, p.start.at(e), end, () => {
        f.set(place, p.place.at(k));
        f.put(p.z, place, p.z.at(place).minus(p.c.at(k).times(v)));
      });
    });
  });

  module.function('recoverRows', { ...rows, dx: 'numbers', z: 'numbers', dy: 'numbers' }, 'none', (f, p) => {
    const [e, k, i, j, end] = [f.int(), f.int(), f.int(), f.int(), f.int()] as const;
    const v = f.number();
    f.for(e, 0, p.count, () => {
      f.set(i, p.row.at(e));
      f.set(v, p.g.at(i));
      f.set(j, p.column.at(e));
      f.if(j.more(-1), () => f.set(v, v.minus(p.a.at(e).times(p.dx.at(j)))));
      f.set(end, p.start.at(e, 1));
      f.for(k, p.start.at(e), end, () => f.set(v, v.minus(p.c.at(k).times(p.z.at(p.place.at(k))))));
      f.put(p.dy, i, p.w.at(e).times(v));
    });
  });
};
