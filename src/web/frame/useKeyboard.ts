/**
 * The keyboard of the whole app. Lists mark their rows with `data-row`; the row that has the focus is the selected one,
 * Enter clicks it, `e` clicks its (or the page's) `data-act="edit"`. A page that has taken a key (`preventDefault`) keeps it.
 */
import { useNavigate } from '@tanstack/react-router';
import { useLayoutEffect, useRef } from 'react';
import { afterGoMs, isTyping, keyOf } from './keys.ts';
import { pages } from './pages.ts';

function rows(): HTMLElement[] {
  const scope = document.querySelector('.ant-drawer-open [data-row]') ? document.querySelector('.ant-drawer-open')! : document.querySelector('main')!;
  return [...scope.querySelectorAll<HTMLElement>('[data-row]')].filter((row) => row.offsetParent !== null);
}

function move(step: 1 | -1): void {
  const all = rows();
  if (all.length === 0) return;
  const at = all.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))]!;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

export function useKeyboard(park: string, onHelp: () => void): void {
  const navigate = useNavigate();
  const help = useRef(onHelp);
  help.current = onHelp;
  // with the page, not after it is shown: no key is lost on a busy machine
  useLayoutEffect(() => {
    // when keys were pressed, not when a busy page came to them
    let afterG = Number.NEGATIVE_INFINITY;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const key = keyOf(event);
      if (event.timeStamp - afterG < afterGoMs) {
        afterG = Number.NEGATIVE_INFINITY;
        const to = key === 't' ? ('/parks/$park/mine' as const) : pages.find((one) => one.letter === key)?.to;
        if (to) {
          event.preventDefault();
          void navigate({ to, params: { park } });
          return;
        }
      }
      const active = document.activeElement as HTMLElement | null;
      if (key === 'g') afterG = event.timeStamp;
      else if (key === '/') document.querySelector<HTMLElement>('input[data-search], [data-search] input')?.focus();
      else if (key === 'j') move(1);
      else if (key === 'k') move(-1);
      else if (key === '?') help.current();
      else if (key === 'e')
        (
          active?.querySelector<HTMLElement>('[data-act="edit"]') ??
          document.querySelector<HTMLElement>('.ant-drawer-open [data-act="edit"], main [data-act="edit"]')
        )?.click();
      else if (key === 'Enter' && active?.matches('[data-row]')) active.click();
      else return;
      if (key !== 'g') event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, park]);
}
