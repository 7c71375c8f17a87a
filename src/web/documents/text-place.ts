/** From a point on the screen to a position in the document's text. Every piece of text on the paper says in `data-at` where it begins. */

/** The position under a point, or null where there is no text of `root`. */
export function textAt(root: HTMLElement, x: number, y: number): number | null {
  const found = caretAt(x, y);
  if (!found || !root.contains(found.node)) return null;
  if (found.node instanceof Text) {
    const run = found.node.parentElement?.closest<HTMLElement>('[data-at]');
    return run ? Number(run.dataset['at']) + found.offset : null;
  }
  const left = found.node.childNodes[found.offset - 1];
  if (left instanceof HTMLElement && left.dataset['at'] !== undefined) return Number(left.dataset['at']) + (left.textContent?.length ?? 0);
  const own = found.node instanceof HTMLElement ? found.node.closest<HTMLElement>('[data-at]') : null;
  return own ? Number(own.dataset['at']) : null;
}

interface Caret {
  readonly node: Node;
  readonly offset: number;
}

/** The standard call, and the one that older Chromium and Safari have in its place. */
function caretAt(x: number, y: number): Caret | null {
  const page = document as Document & { caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null };
  if (page.caretPositionFromPoint) {
    const place = page.caretPositionFromPoint(x, y);
    return place ? { node: place.offsetNode, offset: place.offset } : null;
  }
  const range = document.caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}
