/** Independent cycles of the branches that follow Kirchhoff's voltage law: one a branch outside a spanning forest. */
import type { Branch } from './network.ts';

export interface Cycle {
  /** Index of the branch and +1 when it runs along the cycle, −1 against it. */
  readonly branches: readonly { readonly branch: number; readonly sign: number }[];
}

/** Fundamental cycles of all given branches for which `counts` holds; Σ sign·x·flow = 0 around each. */
export function cyclesOf(branches: readonly Branch[], counts: (branch: Branch) => boolean = (b) => b.reactance !== 0): Cycle[] {
  // Each node's way to its root: the branch taken and the node it leads to.
  const up = new Map<string, { readonly branch: number; readonly to: string; readonly sign: number }>();
  const depth = new Map<string, number>();
  const neighbours = new Map<string, { branch: number; to: string; sign: number }[]>();
  const rest: number[] = [];
  const meet = (node: string) => neighbours.get(node) ?? neighbours.set(node, []).get(node)!;
  branches.forEach((b, branch) => {
    if (!counts(b)) return;
    meet(b.from).push({ branch, to: b.to, sign: 1 });
    meet(b.to).push({ branch, to: b.from, sign: -1 });
    rest.push(branch);
  });
  const inTree = new Set<number>();
  for (const root of neighbours.keys()) {
    if (depth.has(root)) continue;
    depth.set(root, 0);
    const queue = [root];
    for (let head = 0; head < queue.length; head++) {
      const node = queue[head]!;
      for (const { branch, to, sign } of neighbours.get(node)!) {
        if (depth.has(to)) continue;
        depth.set(to, depth.get(node)! + 1);
        // The way up runs from `to` back to `node`, against the direction it was found in.
        up.set(to, { branch, to: node, sign: -sign });
        inTree.add(branch);
        queue.push(to);
      }
    }
  }
  return rest
    .filter((branch) => !inTree.has(branch))
    .map((branch) => {
      const { from, to } = branches[branch]!;
      const way = [{ branch, sign: 1 }];
      // from → to by the branch itself; back from `to` up, down to `from`.
      let a = to;
      let b = from;
      while (a !== b) {
        if (depth.get(a)! >= depth.get(b)!) {
          const step = up.get(a)!;
          way.push({ branch: step.branch, sign: step.sign });
          a = step.to;
        } else {
          const step = up.get(b)!;
          way.push({ branch: step.branch, sign: -step.sign });
          b = step.to;
        }
      }
      return { branches: way };
    });
}
