import { type PointerEvent, useRef } from 'react';
import type { Span } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { type Edge, stepEdge, withEdge } from './span.ts';
import { textAt } from './text-place.ts';

export interface SpanHandleProps {
  readonly edge: Edge;
  readonly span: Span;
  readonly text: string;
  readonly onChange: (span: Span) => void;
}

/** One end of the chosen words, to be dragged or moved by the arrow keys. It takes no room in the line. */
export function SpanHandle({ edge, span, text, onChange }: SpanHandleProps) {
  const { t } = usePreferences();
  /** From the point the pointer took hold of to the middle of the line; null while nothing is dragged. */
  const hold = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const take = (event: PointerEvent<HTMLElement>) => {
    const line = event.currentTarget.getBoundingClientRect();
    hold.current = { x: line.left - event.clientX, y: (line.top + line.bottom) / 2 - event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
    event.stopPropagation();
  };
  const drag = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.closest<HTMLElement>('.paper-scroll');
    if (!hold.current || !box) return;
    const edges = box.getBoundingClientRect();
    if (event.clientY > edges.bottom - 28) box.scrollBy(0, 16);
    else if (event.clientY < edges.top + 28) box.scrollBy(0, -16);
    const to = textAt(box, event.clientX + hold.current.x, event.clientY + hold.current.y);
    if (to !== null) onChange(withEdge(text, span, edge, to));
  };
  const drop = () => {
    hold.current = null;
  };
  const words = text.slice(span.at, span.end);
  return (
    <span
      className={`span-handle is-${edge}`}
      role="slider"
      tabIndex={0}
      aria-label={t(`workbench.edge.${edge}`)}
      aria-valuemin={0}
      aria-valuemax={text.length}
      aria-valuenow={edge === 'start' ? span.at : span.end}
      aria-valuetext={words.length > 60 ? `${words.slice(0, 30)}…${words.slice(-29)}` : words}
      title={t('workbench.edgeHint')}
      data-edge={edge}
      onPointerDown={take}
      onPointerMove={drag}
      onPointerUp={drop}
      onPointerCancel={drop}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        if ((event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.shiftKey) return;
        event.preventDefault();
        onChange(stepEdge(text, span, edge, event.key === 'ArrowRight' ? 1 : -1));
      }}
    />
  );
}
