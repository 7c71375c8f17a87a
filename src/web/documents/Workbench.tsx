import { UndoOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Decision, DocumentReading, Proposal, Span } from '../api/index.ts';
import { useLedgers, useMay, useMoment } from '../frame/park.ts';
import { Given } from '../parts/acts.tsx';
import { PageTitle, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import { AskYear } from './AskYear.tsx';
import { BulkAccept } from './BulkAccept.tsx';
import { Checks } from './Checks.tsx';
import { afterDeciding, beside, type Choice, choiceOf, listed } from './chosen.ts';
import { Contents } from './Contents.tsx';
import { ItemCard } from './ItemCard.tsx';
import { ItemList, type ItemListHandle } from './ItemList.tsx';
import { ItemsHead } from './ItemsHead.tsx';
import { type Item, itemsOf, movedSpans, openItems, outcomesOf, pickedItem, withPending } from './items.ts';
import { Legend } from './Legend.tsx';
import { Paper } from './Paper.tsx';
import { Papers } from './Papers.tsx';
import { around, type Edge, stepEdge } from './span.ts';
import { madeTogether, useDecide } from './useDecide.tsx';
import { usePrinting } from './usePassages.ts';
import { useSelection } from './useSelection.ts';
import { useWorkbenchKeys } from './useWorkbenchKeys.ts';

const route = getRouteApi('/parks/$park/documents/$id');

/** What accepting would write; the text is shown before it is there. */
interface Asked {
  readonly data: readonly Proposal[] | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

const none: readonly Proposal[] = [];

/** The paper on the left, what it says on the right, worked off by mouse or keyboard. */
export function Workbench({ document: whole, proposals: asked }: { readonly document: DocumentReading; readonly proposals: Asked }) {
  const proposals = asked.data ?? none;
  const { document, text, reading, decisions } = whole;
  const { t } = usePreferences();
  const mayCreate = [useMay('decision', 'create'), useMay('goal', 'create')];
  const mayDecide = mayCreate.includes(true);
  const ledgers = useLedgers().data;
  const { date } = useMoment();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useRef<ItemListHandle>(null);
  const isPrinting = usePrinting();
  const [selected, select] = useSelection();
  const [mending, setMending] = useState<string>();
  /** Words that were mended and not yet accepted. */
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Span>>(new Map());

  const go = useCallback(
    (item: string) => {
      select(item);
      setMending(undefined);
      list.current?.focus(item);
    },
    [select],
  );
  const onUndone = useCallback((given: readonly string[]) => given[0] !== undefined && go(given[0]), [go]);
  const { pending, decide, given, undo, undoOf } = useDecide(document.id, onUndone);

  const open = useMemo(() => openItems(proposals), [proposals]);
  const settled = useMemo(() => itemsOf({ reading, decisions }, open), [decisions, open, reading]);
  const items = useMemo(() => withPending(settled, pending), [pending, settled]);
  const choice = useMemo(() => choiceOf(search), [search]);
  const shown = useMemo(() => listed(items, choice), [choice, items]);
  const outcomes = useMemo(() => outcomesOf(items), [items]);
  const moved = useMemo(() => movedSpans(items, drafts, reading), [drafts, items, reading]);
  const picked = useMemo(() => pickedItem({ reading, decisions }, selected, items), [decisions, items, reading, selected]);
  const current = useMemo(() => picked ?? items.find((item) => item.id === selected), [items, picked, selected]);
  const span = useMemo(
    () => (search.at !== undefined && search.end !== undefined && selected === undefined ? { at: search.at, end: search.end } : undefined),
    [search.at, search.end, selected],
  );
  const draft = current && !current.decision ? drafts.get(current.id) : undefined;
  const words: Span | undefined = useMemo(() => draft ?? (current ? { at: current.at, end: current.end } : undefined), [current, draft]);
  const mayMend = mayDecide && current !== undefined && !current.decision;

  const said = (key: 'document.acceptedOne' | 'document.rejectedOne', item: Item) =>
    `${t(key)}: ${textOf(item.values[ledgers?.find((one) => one.id === item.ledger)?.title ?? 'name']) || item.quote}`;
  const decisionOn = useCallback(
    (item: Item, values: Readonly<Record<string, unknown>> = {}): Decision => {
      const mended = drafts.get(item.id);
      const hasValues = Object.keys(values).length > 0;
      return {
        item: item.id,
        outcome: hasValues || mended ? 'mended' : 'accepted',
        ...(hasValues ? { values } : {}),
        ...(mended ? { span: [mended.at, mended.end] as const } : {}),
      };
    },
    [drafts],
  );
  const onward = (item: Item) => {
    const next = afterDeciding(shown, item.id, new Set([item.id]));
    if (next) go(next.id);
  };
  /** Goes on at once; comes back where the server refuses. A form stays until it is written. */
  const accept = async (item: Item, values?: Readonly<Record<string, unknown>>) => {
    if (!values) onward(item);
    const isDone = await decide([decisionOn(item, values)], said('document.acceptedOne', item));
    if (!isDone && !values) go(item.id);
    if (isDone && values) onward(item);
    if (isDone && values) setMending(undefined);
  };
  const reject = async (item: Item) => {
    onward(item);
    if (!(await decide([{ item: item.id, outcome: 'rejected' }], said('document.rejectedOne', item)))) go(item.id);
  };
  const acceptMany = useCallback(
    async (many: readonly Item[]) => {
      await decide(
        many.map((item) => decisionOn(item)),
        t('document.acceptedMany', { n: many.length }),
      );
    },
    [decide, decisionOn, t],
  );
  const keepSpan = useCallback(
    (item: Item, to: Span) =>
      setDrafts((old) => {
        const now = new Map(old);
        if (to.at === item.at && to.end === item.end) now.delete(item.id);
        else now.set(item.id, to);
        return now;
      }),
    [],
  );
  const onSpan = useCallback((to: Span) => current && keepSpan(current, to), [current, keepSpan]);
  const live = useRef({ accept, reject });
  live.current = { accept, reject };
  const onAccept = useCallback((item: Item) => void live.current.accept(item), []);
  const onReject = useCallback((item: Item) => void live.current.reject(item), []);

  useWorkbenchKeys({
    move: (step) => {
      const next = beside(shown, selected, step, choice.sort === 'place' ? (current ?? span)?.at : undefined);
      if (next) go(next.id);
      else if (selected !== undefined) list.current?.focus(selected);
    },
    accept: () => mayMend && mending === undefined && void accept(current),
    reject: () => mayMend && mending === undefined && void reject(current),
    mend: () => mayMend && setMending(current.id),
    undo: () => mayDecide && void undo(),
    edge: (edge: Edge, step) => mayMend && words && keepSpan(current, stepEdge(text, words, edge, step)),
    leave: () => {
      if (mending !== undefined) {
        setMending(undefined);
        list.current?.focus(mending);
      } else if (draft && current) keepSpan(current, current);
      else return false;
      return true;
    },
  });
  useEffect(() => {
    if (mending !== undefined) window.document.querySelector<HTMLElement>('.items .entry-form input, .items .entry-form textarea')?.focus();
  }, [mending]);

  const onLead = useCallback(
    (at: number) => {
      const first = choice.sort === 'place' ? shown.find((item) => item.end > at) : undefined;
      if (first) list.current?.lead(first.id);
    },
    [choice.sort, shown],
  );
  // Words that a link or the contents point to: the list goes with them.
  useEffect(() => {
    if (span) onLead(span.at);
  }, [onLead, span]);
  const onChoice = useCallback(
    ({ kind, state, sort }: Partial<Choice>) =>
      void navigate({
        search: (old) => ({ ...old, ...(kind ? { show: kind } : {}), ...(state ? { state } : {}), ...(sort ? { sort } : {}) }),
        replace: true,
      }),
    [navigate],
  );

  const card = (item: Item, title: string, place?: number) => (
    <ItemCard
      item={item}
      title={title}
      definition={ledgers?.find((one) => one.id === item.ledger)}
      mayDecide={mayDecide}
      words={{ ...around(text, reading.sentences, words ?? item), quote: words ? text.slice(words.at, words.end) : item.quote, isMoved: moved.has(item.id) }}
      isMending={mending === item.id}
      {...(place === undefined
        ? { note: <p className="faint small">{t(`document.status.${item.values['status'] === 'result' ? 'result' : 'context'}`)}</p> }
        : { place, of: shown.length })}
      onAccept={accept}
      onReject={onReject}
      onMend={(isOn) => setMending(isOn ? item.id : undefined)}
      onRestore={() => keepSpan(item, item)}
      together={item.decision ? madeTogether(decisions, item.id).length : 0}
      onUndo={(one) => void undoOf(one.id)}
    />
  );
  const done = outcomes.size;
  const count = (kind: string) => items.filter((item) => item.ledger === kind).length;
  // what the server has written, not what is on its way to it: the papers are written from the ledger
  const hasTasks = settled.some((item) => item.decision?.ledger === 'task' && item.decision.outcome !== 'rejected');
  const progress = t('document.done', { done, all: items.length });
  const isDone = asked.data !== undefined && items.length > 0 && done === items.length;
  const title = textOf(document.values['title']) || reading.title || textOf(document.values['fileName']);
  return (
    <Given value={given}>
      <div className="document-page">
        <PrintHead title={title} asOf={date} />
        <PageTitle
          title={title}
          example={document.values['example'] === true}
          extra={
            <>
              {mayDecide ? (
                <Button icon={<UndoOutlined />} title={`${t('act.undo')} (u)`} data-act="undo" onClick={() => void undo()}>
                  {t('act.undo')}
                </Button>
              ) : null}
              <Checks document={whole} onShow={go} />
              <Papers document={document.id} hasTasks={hasTasks} />
            </>
          }
        >
          {items.length > 0 ? (
            <>
              <span>{t('document.counts', { figures: reading.figures.length, goals: count('goal'), tasks: count('task'), projects: count('project') })}</span>
              <Progress
                className="document-progress"
                percent={items.length === 0 ? 100 : Math.floor((100 * done) / items.length)}
                size="small"
                format={() => progress}
                aria-label={progress}
              />
            </>
          ) : null}
        </PageTitle>
        <AskYear document={document} guess={reading.yearAssumed ? reading.year : null} />
        <div className="workbench">
          <div className="paper-side">
            <div className="paper-head">
              <Contents outline={reading.outline} />
              <Legend />
            </div>
            <Paper
              text={text}
              reading={reading}
              outcomes={outcomes}
              selected={selected}
              moved={moved}
              mending={mayMend ? words : undefined}
              span={span}
              isPrinting={isPrinting}
              onSelect={select}
              onSpan={onSpan}
              onLead={onLead}
            />
          </div>
          <section className="items" aria-label={t('document.items')}>
            <ItemsHead items={items} choice={choice} onChange={onChoice} />
            {mayDecide && done < items.length ? <BulkAccept items={items} kind={choice.kind} onAccept={acceptMany} /> : null}
            {isDone ? <p className="all-done">{t('workbench.allDone', { n: items.length })}</p> : null}
            <ItemList
              ref={list}
              items={shown}
              selected={selected}
              mayDecide={mayDecide}
              pending={pending}
              isPrinting={isPrinting}
              head={
                <>
                  {asked.data ? null : <Loaded query={asked}>{() => null}</Loaded>}
                  {picked ? <div className="picked">{card(picked, textOf(picked.values['name']) || picked.quote)}</div> : null}
                  {asked.data && items.length === 0 ? (
                    <Empty title={t('workbench.nothing')} hint={t('workbench.nothingHint')} />
                  ) : asked.data && shown.length === 0 ? (
                    <Empty title={t('document.noItems')} hint={t('document.noItemsHint')} />
                  ) : null}
                </>
              }
              card={card}
              onSelect={go}
              onAccept={onAccept}
              onReject={onReject}
            />
          </section>
        </div>
      </div>
    </Given>
  );
}
