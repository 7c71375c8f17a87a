import { memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Reading, Span } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import type { Outcome } from './items.ts';
import { byPassage, endsWithin, type Mark, marksOf, passageAt, passagesOf, placed, shownMark } from './marks.ts';
import { Passage } from './Passage.tsx';
import { usePassages } from './usePassages.ts';
import { useSpanDrag } from './useSpanDrag.ts';

export interface PaperProps {
  readonly text: string;
  readonly reading: Reading;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly selected: string | undefined;
  /** Where items stand whose words were mended. */
  readonly moved: ReadonlyMap<string, Span>;
  /** The chosen words, where they may be mended. */
  readonly mending: Span | undefined;
  /** A span to show, e.g. the words a goal stands on. */
  readonly span: Span | undefined;
  readonly isPrinting: boolean;
  readonly onSelect: (item: string) => void;
  readonly onSpan: (span: Span) => void;
  /** The reader has scrolled; the text in view begins here. */
  readonly onLead: (at: number) => void;
}

/** The document as a sheet of paper with its marks. Only passages near the view are set in full, so that length costs nothing. */
export const Paper = memo(function Paper({ text, reading, outcomes, selected, moved, mending, span, isPrinting, onSelect, onSpan, onLead }: PaperProps) {
  const { t } = usePreferences();
  const sheet = useRef<HTMLDivElement>(null);
  /** Until when scrolling is ours and not the reader's. */
  const quietUntil = useRef(0);
  const passages = useMemo(() => passagesOf(text), [text]);
  const base = useMemo(() => marksOf(reading), [reading]);
  const marks = useMemo(
    () => (span ? [...placed(base, moved), shownMark(span)].toSorted((a, b) => a.at - b.at || b.end - a.end) : placed(base, moved)),
    [base, moved, span],
  );
  const held = useSame(useMemo(() => byPassage(passages, marks), [marks, passages]));
  const joined = useMemo(() => endsWithin(text, reading.sentences), [reading.sentences, text]);
  const outlines = useMemo(
    () => byPassage(passages, reading.outline).map((outline) => ({ joined, outline, title: reading.title })),
    [joined, passages, reading.outline, reading.title],
  );
  const chosen = useMemo(() => (selected === undefined ? undefined : marks.find((mark) => mark.item === selected)), [marks, selected]);
  const aim = chosen ?? span;
  const drag = useSpanDrag(text, mending, onSpan);
  const near = usePassages(sheet, passages.length);
  const aimAt = aim ? passageAt(passages, aim.at) : -1;

  // To the chosen words, unless they are in view already. Where far passages lie between, their height is only guessed: look again once they are set.
  const [aimKey, aimPlace] = [selected ?? (span ? `${span.at}` : undefined), aim?.at];
  const last = useRef<string | undefined>(undefined);
  useLayoutEffect(() => {
    if (aimKey === undefined || aimPlace === undefined || last.current === aimKey) return undefined;
    last.current = aimKey;
    let frame = 0;
    let rounds = 0;
    const approach = () => {
      const box = sheet.current;
      const words = selected ? box?.querySelector(`[data-marks~="${CSS.escape(selected)}"]`) : box?.querySelector('.mark-shown');
      if (!box || !words) return;
      const [view, place] = [box.getBoundingClientRect(), words.getBoundingClientRect()];
      const margin = view.height * 0.12;
      if (place.top >= view.top + margin && place.bottom <= view.bottom - margin) return;
      quietUntil.current = Date.now() + 900;
      const by = place.top - view.top - view.height * 0.38;
      const isFar = Math.abs(by) > view.height * 1.5 || rounds > 0;
      box.scrollBy({ top: by, behavior: isFar || matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth' });
      rounds += 1;
      if (isFar && rounds < 4) frame = requestAnimationFrame(approach);
    };
    approach();
    return () => cancelAnimationFrame(frame);
  }, [aimKey, aimPlace, selected]);

  // The right side follows the paper: what stands at the top of the view leads.
  const leading = useRef(0);
  const onScroll = useCallback(() => {
    const box = sheet.current;
    if (leading.current !== 0 || !box?.matches(':hover') || Date.now() < quietUntil.current) return;
    leading.current = requestAnimationFrame(() => {
      leading.current = 0;
      const { top } = box.getBoundingClientRect();
      const first = [...box.querySelectorAll<HTMLElement>('.passage:not(.is-far) > p')].find((one) => one.getBoundingClientRect().bottom > top);
      if (first) onLead(Number(first.dataset['at']));
    });
  }, [onLead]);
  useEffect(() => () => cancelAnimationFrame(leading.current), []);

  return (
    <div className="paper-scroll" ref={sheet} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('document.paper')}>
      <article className="paper" lang="zh-CN">
        {passages.map((place) => {
          const here = held[place.index]!;
          const isNear = isPrinting || near.has(place.index) || place.index === aimAt;
          const isAim = chosen !== undefined && chosen.at < place.end && chosen.end > place.at;
          return (
            <Passage
              key={place.index}
              text={text}
              place={place}
              marks={here}
              setting={outlines[place.index]!}
              isNear={isNear}
              selected={isAim ? selected : undefined}
              span={isAim ? mending : undefined}
              outcomes={outcomes}
              decided={isNear ? decidedIn(here, outcomes) : ''}
              onSelect={onSelect}
              drag={drag}
            />
          );
        })}
      </article>
    </div>
  );
});

const decidedIn = (marks: readonly Mark[], outcomes: ReadonlyMap<string, Outcome>): string => marks.map((mark) => outcomes.get(mark.item)?.[0] ?? '-').join('');

/** Lists whose members have not changed stay the very same lists. */
function useSame<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  const before = useRef(lists);
  const same = useMemo(
    () =>
      lists.map((list, index) => {
        const old = before.current[index];
        return old && old.length === list.length && old.every((one, at) => one === list[at]) ? old : list;
      }),
    [lists],
  );
  useEffect(() => {
    before.current = same;
  }, [same]);
  return same;
}
