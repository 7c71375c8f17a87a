import { useLayoutEffect, useRef } from 'react';
import { afterGoMs, isTyping, keyOf } from '../frame/keys.ts';
import type { Edge } from './span.ts';

export interface WorkbenchActs {
  readonly move: (step: 1 | -1) => void;
  readonly accept: () => void;
  readonly reject: () => void;
  readonly mend: () => void;
  readonly undo: () => void;
  readonly edge: (edge: Edge, step: 1 | -1) => void;
  /** Puts away what is being mended; false where there is nothing. */
  readonly leave: () => boolean;
}

/** The keys of the document page. They are taken before those of the whole app, which keep the rest. */
export function useWorkbenchKeys(acts: WorkbenchActs): void {
  const live = useRef(acts);
  live.current = acts;
  // with the page, not after it is shown: no key is lost on a busy machine
  useLayoutEffect(() => {
    // After g the next letter goes to a page.
    let afterG = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      const { target } = event;
      if (event.ctrlKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
      if (isTyping(target) && !(event.key === 'Escape' && isInForm(target))) return;
      // A window or a list that lies over the page has the keys for itself.
      if (document.querySelector('.ant-modal-wrap:not([style*="none"]), .ant-drawer-open, .ant-dropdown:not(.ant-dropdown-hidden)')) return;
      const key = keyOf(event);
      const now = live.current;
      const isAfterG = event.timeStamp - afterG < afterGoMs;
      afterG = key === 'g' && !isAfterG ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isAfterG) return;
      const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
      if (step !== 0 && event.shiftKey) now.edge(event.altKey ? 'start' : 'end', step);
      else if (event.altKey || event.shiftKey) return;
      else if (key === 'j' || (key === 'ArrowDown' && movesItems(target))) now.move(1);
      else if (key === 'k' || (key === 'ArrowUp' && movesItems(target))) now.move(-1);
      // A key held down goes on, but decides once.
      else if (event.repeat && /^[axeu]$/.test(key)) event.preventDefault();
      else if (key === 'a') now.accept();
      else if (key === 'x') now.reject();
      else if (key === 'e') now.mend();
      else if (key === 'u') now.undo();
      else if (key !== 'Escape' || !now.leave()) return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

/** The paper scrolls by arrow keys, and sliders move; elsewhere the arrows go from item to item. */
const movesItems = (target: EventTarget | null) =>
  !(target instanceof HTMLElement) || target.closest('.paper-scroll, [role=slider], [role=radiogroup]') === null;

/** Escape leaves the form an item is mended in, unless a list is open there. */
const isInForm = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('.items .entry-form') !== null &&
  document.querySelector('.ant-select-dropdown:not(.ant-select-dropdown-hidden), .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)') === null;
