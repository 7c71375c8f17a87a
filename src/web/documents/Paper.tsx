import { memo, useEffect, useRef } from 'react';
import type { Reading } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import type { Outcome } from './items.ts';
import { type Mark, marksOf, type Paragraph, paragraphsOf } from './marks.ts';

export interface PaperProps {
  readonly text: string;
  readonly reading: Reading;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly selected: string | undefined;
  /** A span to show, e.g. the words a goal stands on. */
  readonly span: { readonly at: number; readonly end: number } | undefined;
  readonly onSelect: (item: string) => void;
  readonly onScrollTo: (item: string) => void;
}

/** The document as a sheet of paper: figures underlined, projects tinted, tasks by a bar in the margin, doubt as a dotted line. */
export const Paper = memo(function Paper({ text, reading, outcomes, selected, span, onSelect, onScrollTo }: PaperProps) {
  const { t } = usePreferences();
  const sheet = useRef<HTMLDivElement>(null);
  /** Until when scrolling is ours and not the reader's. */
  const quietUntil = useRef(0);
  const marks: readonly Mark[] = span ? [...marksOf(reading), { ...span, kind: 'shown', item: '', isDoubtful: false }] : marksOf(reading);
  const paragraphs = paragraphsOf(text, reading, marks);

  useEffect(() => {
    const target = selected ? sheet.current?.querySelector(`[data-item="${selected}"]`) : span ? sheet.current?.querySelector('.mark-shown') : null;
    const box = sheet.current?.getBoundingClientRect();
    const place = target?.getBoundingClientRect();
    if (!target || !box || !place || (place.top >= box.top && place.bottom <= box.bottom)) return;
    quietUntil.current = Date.now() + 900;
    target.scrollIntoView({ block: 'center', behavior: 'smooth' });
  }, [selected, span?.at, span?.end]);

  // The right side follows the paper: the first item in view leads.
  const onScroll = () => {
    const box = sheet.current;
    if (!box?.matches(':hover') || Date.now() < quietUntil.current) return;
    const top = box.getBoundingClientRect().top;
    const first = [...box.querySelectorAll<HTMLElement>('[data-item]')].find((mark) => mark.getBoundingClientRect().top >= top);
    if (first?.dataset['item']) onScrollTo(first.dataset['item']);
  };

  return (
    <div className="paper-scroll" ref={sheet} onScroll={onScroll} tabIndex={0} role="region" aria-label={t('document.paper')}>
      <article className="paper" lang="zh-CN">
        {paragraphs.map((paragraph) => (
          <Words key={paragraph.at} paragraph={paragraph} outcomes={outcomes} selected={selected} onSelect={onSelect} reading={reading} />
        ))}
      </article>
    </div>
  );
});

interface WordsProps {
  readonly paragraph: Paragraph;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly selected: string | undefined;
  readonly onSelect: (item: string) => void;
  readonly reading: Reading;
}

function Words({ paragraph, outcomes, selected, onSelect, reading }: WordsProps) {
  const { t } = usePreferences();
  const content = paragraph.runs.map((run) => {
    const mark = run.marks.find((one) => one.kind === 'figure') ?? run.marks.find((one) => one.kind === 'project');
    const isShown = run.marks.some((one) => one.kind === 'shown');
    if (!mark)
      return isShown ? (
        <mark key={run.at} className="mark-shown">
          {run.text}
        </mark>
      ) : (
        run.text
      );
    const outcome = outcomes.get(mark.item);
    const names = [
      'mark',
      `mark-${mark.kind}`,
      mark.isDoubtful ? 'is-doubtful' : '',
      mark.item === selected ? 'is-selected' : '',
      outcome ? `is-${outcome}` : '',
      isShown ? 'mark-shown' : '',
    ];
    return (
      <span key={run.at} className={names.join(' ')} data-item={mark.item} onClick={() => onSelect(mark.item)} onKeyDown={undefined}>
        {run.text}
      </span>
    );
  });
  const body = (
    <>
      {paragraph.tasks.length > 0 ? (
        <span className="task-bars">
          {paragraph.tasks.map((item) => {
            const task = reading.tasks[Number(item.slice(5))];
            const outcome = outcomes.get(item);
            return (
              <button
                key={item}
                type="button"
                data-item={item}
                className={['task-bar', item === selected ? 'is-selected' : '', outcome ? `is-${outcome}` : ''].join(' ')}
                title={task ? `${task.action}${task.object}` : ''}
                aria-label={`${t('document.kind.task')}: ${task ? `${task.action}${task.object}` : ''}`}
                onClick={() => onSelect(item)}
              />
            );
          })}
        </span>
      ) : null}
      {content}
    </>
  );
  if (paragraph.level > 0) return <p className={`paper-heading level-${Math.min(4, paragraph.level)}`}>{body}</p>;
  return <p>{body}</p>;
}
