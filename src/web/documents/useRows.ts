import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { offsetsOf, windowOf } from './rows.ts';

export interface Rows {
  /** First row to draw and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Heights of what is not drawn, above and below (pixels). */
  readonly above: number;
  readonly below: number;
  /** Goes on every drawn row: `ref={rows.measure}` with `data-key`. */
  readonly measure: (row: HTMLElement | null) => (() => void) | undefined;
  /** Brings a row into view, to its top where it is `leading`. */
  readonly reveal: (key: string, how: 'nearest' | 'leading') => void;
}

/** Pixels drawn beyond both edges of the view. */
const beyond = 400;

/** A scrolling list of which only the rows in view are drawn; each is measured when it is. `estimate` is the height of one never seen. */
export function useRows(scroller: RefObject<HTMLElement | null>, keys: readonly string[], estimate: number, isAll: boolean): Rows {
  const heights = useRef(new Map<string, number>());
  const [version, setVersion] = useState(0);
  const [view, setView] = useState({ top: 0, height: 800 });
  const offsets = useMemo(() => offsetsOf(keys, heights.current, estimate), [keys, estimate, version]);
  const live = useRef({ keys, offsets });
  live.current = { keys, offsets };

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    let frame = 0;
    const look = () => {
      frame = 0;
      const now = { top: box.scrollTop, height: box.clientHeight };
      // Half of what is drawn beyond the edge may be used up before rows are drawn anew.
      setView((old) => (Math.abs(old.top - now.top) < beyond / 2 && old.height === now.height && now.top !== 0 ? old : now));
    };
    const onScroll = () => {
      if (frame === 0) frame = requestAnimationFrame(look);
    };
    const resize = new ResizeObserver(onScroll);
    resize.observe(box);
    box.addEventListener('scroll', onScroll, { passive: true });
    look();
    return () => {
      cancelAnimationFrame(frame);
      resize.disconnect();
      box.removeEventListener('scroll', onScroll);
    };
  }, [scroller]);

  const observer = useRef<ResizeObserver | null>(null);
  const measure = useCallback((row: HTMLElement | null) => {
    if (!row) return undefined;
    observer.current ??= new ResizeObserver((seen) => {
      let isNew = false;
      for (const { target, borderBoxSize } of seen) {
        const key = (target as HTMLElement).dataset['key']!;
        const height = borderBoxSize[0]?.blockSize ?? (target as HTMLElement).offsetHeight;
        if (height === 0 || Math.abs((heights.current.get(key) ?? -1) - height) < 0.5) continue;
        heights.current.set(key, height);
        isNew = true;
      }
      if (isNew) setVersion((old) => old + 1);
    });
    const watch = observer.current;
    watch.observe(row);
    return () => watch.unobserve(row);
  }, []);
  useEffect(
    () => () => {
      observer.current?.disconnect();
      observer.current = null;
    },
    [],
  );

  /** A row on its way into view; rows above it may still turn out higher or lower than guessed. */
  const wanted = useRef<{ readonly key: string; readonly how: 'nearest' | 'leading'; tries: number } | null>(null);
  const approach = useCallback(() => {
    const box = scroller.current;
    const want = wanted.current;
    if (!box || !want) return;
    const index = live.current.keys.indexOf(want.key);
    want.tries += 1;
    if (index < 0 || want.tries > 8) {
      wanted.current = null;
      return;
    }
    const row = [...box.querySelectorAll<HTMLElement>('[data-key]')].find((one) => one.dataset['key'] === want.key);
    const boxTop = box.getBoundingClientRect().top;
    const top = row ? row.getBoundingClientRect().top - boxTop + box.scrollTop : live.current.offsets[index]!;
    const height = row?.offsetHeight ?? live.current.offsets[index + 1]! - live.current.offsets[index]!;
    if (want.how === 'leading') box.scrollTop = top;
    else if (top < box.scrollTop || height > box.clientHeight) box.scrollTop = top;
    else if (top + height > box.scrollTop + box.clientHeight) box.scrollTop = top + height - box.clientHeight;
    if (row && heights.current.has(want.key)) wanted.current = null;
    else setView({ top: box.scrollTop, height: box.clientHeight });
  }, [scroller]);
  useLayoutEffect(approach);
  const reveal = useCallback((key: string, how: 'nearest' | 'leading') => {
    wanted.current = { key, how, tries: 0 };
    setVersion((old) => old + 1);
  }, []);

  const [from, to] = isAll ? [0, keys.length] : windowOf(offsets, view.top, view.height, beyond);
  return { from, to, above: offsets[from]!, below: offsets[keys.length]! - offsets[to]!, measure, reveal };
}
