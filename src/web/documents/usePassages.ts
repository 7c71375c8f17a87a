import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Passages within this distance of the view (pixels) are set with their marks. */
const nearby = 900;

/** Which passages of the paper are in view or close to it. */
export function usePassages(sheet: RefObject<HTMLElement | null>, count: number): ReadonlySet<number> {
  const [near, setNear] = useState<ReadonlySet<number>>(() => new Set([0, 1]));
  useEffect(() => {
    const box = sheet.current;
    if (!box) return undefined;
    const watch = new IntersectionObserver(
      (seen) =>
        setNear((old) => {
          const now = new Set(old);
          // What is being selected for copying stays as it is.
          const isSelecting = document.getSelection()?.isCollapsed === false;
          for (const { target, isIntersecting } of seen) {
            const index = Number((target as HTMLElement).dataset['passage']);
            if (isIntersecting) now.add(index);
            else if (!isSelecting) now.delete(index);
          }
          return now.size === old.size && [...now].every((index) => old.has(index)) ? old : now;
        }),
      { root: box, rootMargin: `${nearby}px 0px` },
    );
    for (const passage of box.querySelectorAll('[data-passage]')) watch.observe(passage);
    return () => watch.disconnect();
  }, [count, sheet]);
  return near;
}

/** Whether the page is being printed: then all of it is drawn. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
