import { evaluate } from './evaluate.ts';
import { children, type Env, type Expr } from './expr.ts';
import { formulaFault } from './fault.ts';
import { print } from './print.ts';

export interface Linear {
  readonly terms: ReadonlyMap<string, number>;
  readonly constant: number;
}

/**
 * A resolved formula as Σ coefficient·variable + constant. Fields that are no variables are read from `constants`.
 * Fault `formula.not-linear` names the part that is not: a product of variables, division by one, min, max, a comparison …
 */
export function linearise(expr: Expr, variables: ReadonlySet<string>, constants: Env = {}, options: { readonly today?: string } = {}): Linear {
  const depends = (e: Expr): boolean => (e.type === 'field' ? variables.has(e.name) : children(e).some(depends));
  const fail = (e: Expr) => formulaFault('not-linear', e, { part: print(e) });

  const fixed = (e: Expr): number => {
    const value = evaluate(e, constants, options);
    if (typeof value !== 'number') throw formulaFault('not-constant', e, { part: print(e) });
    return value;
  };

  const walk = (e: Expr): Linear => {
    if (!depends(e)) return { terms: new Map(), constant: fixed(e) };
    switch (e.type) {
      case 'field':
        return { terms: new Map([[e.name, 1]]), constant: 0 };
      case 'unary':
        if (e.op === '-') return times(walk(e.of), -1);
        break;
      case 'binary':
        if (e.op === '+') return plus(walk(e.left), walk(e.right), 1);
        if (e.op === '-') return plus(walk(e.left), walk(e.right), -1);
        if (e.op === '*') {
          if (depends(e.left) && depends(e.right)) break;
          return depends(e.left) ? times(walk(e.left), fixed(e.right)) : times(walk(e.right), fixed(e.left));
        }
        if (e.op === '/' && !depends(e.right)) {
          const by = fixed(e.right);
          if (by === 0) throw formulaFault('zero', e.right);
          return over(walk(e.left), by);
        }
        break;
      case 'call':
        if (e.name === 'if') {
          const [when, yes, no] = e.args as [Expr, Expr, Expr];
          if (!depends(when)) return walk(evaluate(when, constants, options) === true ? yes : no);
        }
        break;
      default:
        break;
    }
    throw fail(e);
  };
  return walk(expr);
}

function map(a: Linear, f: (x: number) => number): Linear {
  return { terms: new Map([...a.terms].map(([name, x]) => [name, f(x)])), constant: f(a.constant) };
}

const times = (a: Linear, k: number): Linear => map(a, (x) => x * k);
const over = (a: Linear, k: number): Linear => map(a, (x) => x / k);

function plus(a: Linear, b: Linear, sign: 1 | -1): Linear {
  const terms = new Map(a.terms);
  for (const [name, x] of b.terms) terms.set(name, (terms.get(name) ?? 0) + sign * x);
  return { terms, constant: a.constant + sign * b.constant };
}
