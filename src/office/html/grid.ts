import type { Element } from './tree.ts';

export interface GridCell {
  readonly element: Element;
  /** Carried down or to the right by a span. */
  readonly continues: boolean;
}

/** Most columns a span may reach; wrong pages say colspan=1000. */
const widest = 64;

/** A table's cells by row and column, spanning cells repeated. */
export function gridOf(table: Element): GridCell[][] {
  const rows: GridCell[][] = [];
  const down = new Map<number, { element: Element; left: number }>();
  for (const tr of rowsOf(table)) {
    const row: GridCell[] = [];
    const carry = () => {
      for (let above = down.get(row.length); above && above.left > 0; above = down.get(row.length)) {
        above.left--;
        row.push({ element: above.element, continues: true });
      }
    };
    for (const cell of tr.children) {
      if (typeof cell === 'string' || (cell.name !== 'td' && cell.name !== 'th')) continue;
      carry();
      const across = Math.min(Math.max(Number(cell.attributes['colspan'] ?? 1) || 1, 1), widest);
      const deep = Math.max(Number(cell.attributes['rowspan'] ?? 1) || 1, 1);
      for (let i = 0; i < across && row.length < widest; i++) {
        if (deep > 1) down.set(row.length, { element: cell, left: deep - 1 });
        row.push({ element: cell, continues: false });
      }
    }
    carry();
    rows.push(row);
  }
  return rows;
}

/** Rows of the table itself, not of tables in its cells. */
function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (typeof child === 'string') return [];
    if (child.name === 'tr') return [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.name) ? rowsOf(child) : [];
  });
}
