import { useLayoutEffect, useRef } from 'react';
import type { Span } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import type { Edge } from './span.ts';
import type { SpanDrag } from './useSpanDrag.ts';

export interface SpanHandleProps {
  readonly edge: Edge;
  readonly span: Span;
  readonly text: string;
  readonly drag: SpanDrag;
}

/** One end of the chosen words, to be dragged or moved by the arrow keys. It takes no room in the line. */
export function SpanHandle({ edge, span, text, drag }: SpanHandleProps) {
  const { t } = usePreferences();
  const handle = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    if (drag.takesFocus(edge)) handle.current?.focus({ preventScroll: true });
  });
  const words = text.slice(span.at, span.end);
  return (
    <span
      ref={handle}
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
      onPointerDown={(event) => drag.take(edge, event)}
      onKeyDown={(event) => {
        if ((event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') || event.shiftKey) return;
        event.preventDefault();
        drag.step(edge, event.key === 'ArrowRight' ? 1 : -1);
      }}
    />
  );
}
