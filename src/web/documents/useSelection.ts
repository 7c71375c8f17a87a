import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';

const route = getRouteApi('/parks/$park/documents/$id');

/** Milliseconds of rest before a choice is written to the address. */
const rest = 300;

/** The chosen item: at once on the page, and in the address as soon as the keys rest. An address that changes otherwise changes the choice. */
export function useSelection(): readonly [selected: string | undefined, select: (item: string) => void] {
  const { item } = route.useSearch();
  const navigate = route.useNavigate();
  const [selected, setSelected] = useState(item);
  const written = useRef(item);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (item === written.current) return;
    written.current = item;
    setSelected(item);
  }, [item]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const select = useCallback(
    (next: string) => {
      setSelected(next);
      clearTimeout(timer.current);
      const page = window.location.pathname;
      timer.current = setTimeout(() => {
        // Who has followed a link meanwhile is not called back, though this page may still be on screen.
        if (window.location.pathname !== page) return;
        written.current = next;
        void navigate({ search: ({ at: _at, end: _end, ...old }) => ({ ...old, item: next }), replace: true });
      }, rest);
    },
    [navigate],
  );
  return [selected, select];
}
