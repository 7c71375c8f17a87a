import { memo, useMemo } from 'react';
import type { Span } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { percentOf } from './bands.ts';
import type { Outcome } from './items.ts';
import { type Mark, type Paragraph, paragraphsOf, type Passage as Place, type Run, type Setting } from './marks.ts';
import { SpanHandle } from './SpanHandle.tsx';
import type { SpanDrag } from './useSpanDrag.ts';

export interface PassageProps {
  readonly text: string;
  readonly place: Place;
  readonly marks: readonly Mark[];
  readonly setting: Setting;
  /** Whether it is in view or close to it: only then it is set with its marks. */
  readonly isNear: boolean;
  /** The chosen item, where it lies in this passage. */
  readonly selected: string | undefined;
  /** The ends of the chosen words, where they may be mended. */
  readonly span: Span | undefined;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** What `outcomes` says of this passage, so that it is set anew only when that changes. */
  readonly decided: string;
  readonly onSelect: (item: string) => void;
  readonly drag: SpanDrag;
}

/** A stretch of the paper. Far from view it is its bare text, which the browser's own search still finds. */
export const Passage = memo(
  function Passage(props: PassageProps) {
    const { text, place, marks, setting, isNear } = props;
    const size = useMemo(() => ({ containIntrinsicSize: `auto ${heightOf(text, place)}px` }), [place, text]);
    const paragraphs = useMemo(() => (isNear ? paragraphsOf(text, place, marks, setting) : []), [isNear, marks, place, setting, text]);
    return (
      <div className={isNear ? 'passage' : 'passage is-far'} data-passage={place.index} data-at={place.at} style={size}>
        {isNear ? paragraphs.map((paragraph) => <Words key={paragraph.at} paragraph={paragraph} {...props} />) : text.slice(place.at, place.end)}
      </div>
    );
  },
  (a, b) =>
    a.text === b.text &&
    a.place === b.place &&
    a.marks === b.marks &&
    a.setting === b.setting &&
    a.isNear === b.isNear &&
    a.selected === b.selected &&
    a.span === b.span &&
    a.decided === b.decided &&
    a.onSelect === b.onSelect &&
    a.drag === b.drag,
);

const line = 32;
const lettersALine = 34;

/** About as high as the passage will be, until it has been seen once. */
function heightOf(text: string, { at, end }: Span): number {
  let lines = 0;
  for (const paragraph of text.slice(at, end).split('\n')) if (paragraph.trim() !== '') lines += Math.ceil((paragraph.length + 2) / lettersALine);
  return Math.max(1, lines) * line;
}

function Words({ paragraph, outcomes, selected, span, text, onSelect, drag }: PassageProps & { readonly paragraph: Paragraph }) {
  const { t } = usePreferences();
  const told = (mark: Mark) => {
    const outcome = outcomes.get(mark.item);
    const state = outcome ? t(`document.outcome.${outcome}`) : t('document.show.open');
    const kind = mark.kind === 'figure' ? t('workbench.kind.figure') : t(`document.kind.${mark.kind as 'goal'}`);
    return t('workbench.mark', { kind, confidence: percentOf(mark.confidence), state: mark.kind === 'figure' ? t('workbench.noGoal') : state });
  };
  const handle = (edge: 'start' | 'end') => span && <SpanHandle key={edge} edge={edge} span={span} text={text} drag={drag} />;
  const content = paragraph.runs.map((run) => (
    <Piece
      key={run.at}
      run={run}
      outcomes={outcomes}
      selected={selected}
      told={told}
      onSelect={onSelect}
      before={span?.at === run.at ? handle('start') : undefined}
      after={span?.end === run.at + run.text.length ? handle('end') : undefined}
    />
  ));
  const { level } = paragraph;
  // A row of a table has a line of its own, its cells parted by tabs.
  const isRow = text.slice(paragraph.at, paragraph.end).includes('\t');
  const heading = level > 0 ? `paper-heading level-${Math.min(4, level)}` : level === -2 ? 'paper-title' : level === -1 ? 'paper-under-title' : '';
  return (
    <p className={isRow ? 'paper-row' : heading} data-at={paragraph.at}>
      {paragraph.tasks.length > 0 ? (
        <span className="task-bars">
          {paragraph.tasks.map((mark) => (
            <button
              key={mark.item}
              type="button"
              tabIndex={-1}
              className={['task-bar', `is-${mark.band}`, mark.item === selected ? 'is-selected' : '', stateName(outcomes.get(mark.item))].join(' ')}
              title={told(mark)}
              aria-label={`${told(mark)}: ${text.slice(mark.at, Math.min(mark.end, mark.at + 40))}`}
              onClick={() => onSelect(mark.item)}
            />
          ))}
        </span>
      ) : null}
      {content}
    </p>
  );
}

/** A line end the paragraph goes on over takes no room; the text keeps its length, by which positions are found. */
const onOneLine = (words: string) => words.replace(/[\r\n]/g, '\u200b');

const stateName = (outcome: Outcome | undefined) => (outcome ? `is-${outcome}` : '');

interface PieceProps {
  readonly run: Run;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly selected: string | undefined;
  readonly told: (mark: Mark) => string;
  readonly onSelect: (item: string) => void;
  readonly before: React.ReactNode;
  readonly after: React.ReactNode;
}

/** A run of text under its marks: the innermost gives line and colour, a task its thin line below, a project its tint. */
function Piece({ run, outcomes, selected, told, onSelect, before, after }: PieceProps) {
  const marks = run.marks.filter((mark) => mark.item !== '');
  const inner = marks.findLast((mark) => mark.kind !== 'task');
  const task = marks.findLast((mark) => mark.kind === 'task');
  const lead = inner ?? task;
  const isShown = run.marks.some((mark) => mark.kind === 'shown');
  const isSelected = selected !== undefined && marks.some((mark) => mark.item === selected);
  const names = [
    ...(lead ? ['mark'] : []),
    ...(inner ? [`mark-${inner.kind}`, `is-${inner.band}`, stateName(outcomes.get(inner.item))] : []),
    ...(task ? ['mark-task', `task-${task.band}`, outcomes.get(task.item) === 'rejected' ? 'task-rejected' : ''] : []),
    ...(marks.some((mark) => mark.kind === 'project') ? ['in-project'] : []),
    ...(isSelected ? ['is-selected'] : []),
    ...(isShown ? ['mark-shown'] : []),
  ].filter((name) => name !== '');
  // A second click on the same words takes the mark around them: the task that holds the figure.
  const choose = () => {
    const at = marks.findIndex((mark) => mark.item === selected);
    const next = at > 0 ? marks[at - 1] : marks.at(-1);
    if (next) onSelect(next.item);
  };
  return (
    <>
      {before}
      {lead ? (
        <span className={names.join(' ')} data-at={run.at} data-marks={marks.map((mark) => mark.item).join(' ')} title={told(lead)} onClick={choose}>
          {onOneLine(run.text)}
        </span>
      ) : (
        <span {...(names.length > 0 ? { className: names.join(' ') } : {})} data-at={run.at}>
          {onOneLine(run.text)}
        </span>
      )}
      {after}
    </>
  );
}
