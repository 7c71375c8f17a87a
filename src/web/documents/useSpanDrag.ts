import { type PointerEvent as Taken, useCallback, useEffect, useRef } from 'react';
import type { Span } from '../api/index.ts';
import { type Edge, stepEdge, withEdge } from './span.ts';
import { textAt } from './text-place.ts';

export interface SpanDrag {
  /** The pointer takes hold of one end. */
  readonly take: (edge: Edge, event: Taken<HTMLElement>) => void;
  /** An arrow key moves the end that has the focus by a character. */
  readonly step: (edge: Edge, step: 1 | -1) => void;
  /** Whether the end has just been moved by a key: drawn anew elsewhere, it is to have the focus again. */
  readonly takesFocus: (edge: Edge) => boolean;
}

/** Pixels from the edge of the paper within which dragging scrolls it. */
const border = 28;

/**
 * Moving the ends of the chosen words. The listeners are the window's: an end that moves is drawn anew in another run of the text, and would lose the
 * pointer it has captured.
 */
export function useSpanDrag(text: string, span: Span | undefined, onChange: (span: Span) => void): SpanDrag {
  const live = useRef({ text, span, onChange });
  live.current = { text, span, onChange };
  const stop = useRef<() => void>(() => undefined);
  const moved = useRef<Edge | null>(null);
  useEffect(() => () => stop.current(), []);
  const take = useCallback((edge: Edge, event: Taken<HTMLElement>) => {
    const box = event.currentTarget.closest<HTMLElement>('.paper-scroll');
    if (!box || event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    stop.current();
    const line = event.currentTarget.getBoundingClientRect();
    const { pointerId } = event;
    // From the point taken hold of to the middle of the line: what counts is where the end is, not the finger.
    const [dx, dy] = [line.left - event.clientX, (line.top + line.bottom) / 2 - event.clientY];
    const drag = (move: PointerEvent) => {
      const now = live.current;
      if (move.pointerId !== pointerId || !now.span) return;
      const edges = box.getBoundingClientRect();
      if (move.clientY > edges.bottom - border) box.scrollBy(0, 16);
      else if (move.clientY < edges.top + border) box.scrollBy(0, -16);
      const to = textAt(box, move.clientX + dx, move.clientY + dy);
      if (to !== null) now.onChange(withEdge(now.text, now.span, edge, to));
    };
    const drop = () => stop.current();
    box.classList.add('is-dragging');
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', drop);
    stop.current = () => {
      box.classList.remove('is-dragging');
      window.removeEventListener('pointermove', drag);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', drop);
    };
  }, []);
  const step = useCallback((edge: Edge, by: 1 | -1) => {
    const now = live.current;
    if (!now.span) return;
    moved.current = edge;
    now.onChange(stepEdge(now.text, now.span, edge, by));
  }, []);
  const takesFocus = useCallback((edge: Edge) => {
    const isIt = moved.current === edge;
    if (isIt) moved.current = null;
    return isIt;
  }, []);
  return useRef<SpanDrag>({ take, step, takesFocus }).current;
}
