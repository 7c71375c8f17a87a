import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Progress, Segmented, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { api, type Decision, type DocumentReading, type Proposal } from '../api/index.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { useAct } from '../parts/acts.tsx';
import { PageTitle } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import { ItemCard } from './ItemCard.tsx';
import { itemsOf, outcomesOf, pickedItem } from './items.ts';
import { Paper } from './Paper.tsx';
import { Papers } from './Papers.tsx';

const route = getRouteApi('/parks/$park/documents/$id');
const shows = ['open', 'goal', 'task', 'project', 'all'] as const;

/** The workbench: the paper on the left, what it says on the right. */
export function DocumentPage() {
  const { id } = route.useParams();
  const park = useParkId();
  const reading = useQuery({ queryKey: ['reading', park, id], queryFn: () => api.reading(park, id) });
  const proposals = useQuery({ queryKey: ['proposals', park, id], queryFn: () => api.proposals(park, id) });
  return (
    <Loaded query={reading} skeleton={<WorkbenchSkeleton />}>
      {(document) => (
        <Loaded query={proposals} skeleton={<WorkbenchSkeleton />}>
          {(items) => <Workbench document={document} proposals={items} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function WorkbenchSkeleton() {
  return (
    <div className="workbench">
      <div className="paper-scroll">
        <div className="paper">
          <Skeleton active title paragraph={{ rows: 14 }} />
        </div>
      </div>
      <div className="items">
        <Skeleton active paragraph={{ rows: 4 }} />
        <Skeleton active paragraph={{ rows: 4 }} />
      </div>
    </div>
  );
}

function Workbench({
  document: { document, text, reading, decisions },
  proposals,
}: {
  readonly document: DocumentReading;
  readonly proposals: readonly Proposal[];
}) {
  const { t } = usePreferences();
  const park = useParkId();
  const mayDecide = useMay('decision', 'create') || useMay('goal', 'create');
  const act = useAct();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useRef<HTMLDivElement>(null);
  const items = useMemo(() => itemsOf({ document, text, reading, decisions }, proposals), [decisions, document, proposals, reading, text]);
  const picked = pickedItem({ document, text, reading, decisions }, search.item, items);
  const outcomes = useMemo(() => outcomesOf(items), [items]);
  const show = (search.show ?? 'all') as (typeof shows)[number];
  const shown = items.filter((item) => (show === 'all' ? true : show === 'open' ? !item.decision : item.ledger === show));
  const open = shown.filter((item) => !item.decision);
  const span = useMemo(() => (search.at !== undefined && search.end !== undefined ? { at: search.at, end: search.end } : undefined), [search.at, search.end]);

  const scrollList = useCallback((item: string) => {
    const box = list.current;
    const card = box?.querySelector<HTMLElement>(`[data-card="${item}"]`);
    if (box && card) box.scrollTo({ top: card.offsetTop - box.offsetTop - 8, behavior: 'smooth' });
  }, []);
  const select = useCallback((item: string) => void navigate({ search: ({ at: _at, end: _end, ...old }) => ({ ...old, item }), replace: true }), [navigate]);
  // Once the chosen card has unfolded: into view, unless it is there already.
  useEffect(() => {
    const box = list.current?.getBoundingClientRect();
    const card = search.item ? list.current?.querySelector(`[data-card="${search.item}"]`)?.getBoundingClientRect() : undefined;
    if (box && card && (card.top < box.top || card.bottom > box.bottom)) scrollList(search.item!);
  }, [search.item, scrollList]);
  const decide = async (decided: readonly Decision[], said: string) => {
    await act({ do: () => api.decide(park, document.id, decided), said, command: (result) => result.command });
  };
  const done = items.filter((item) => item.decision).length;
  const count = (kind: string) => items.filter((item) => item.ledger === kind).length;
  return (
    <div className="document-page">
      <PageTitle
        title={textOf(document.values['title']) || reading.title || textOf(document.values['fileName'])}
        example={document.values['example'] === true}
        extra={
          <>
            <Papers document={document.id} hasTasks={items.some((item) => item.decision?.ledger === 'task' && item.decision.outcome !== 'rejected')} />
            {mayDecide && open.length > 0 ? (
              <Button
                type="primary"
                data-act="accept-all"
                onClick={() =>
                  void decide(
                    open.map((item) => ({ item: item.id, outcome: 'accepted' })),
                    t('document.acceptedMany', { n: open.length }),
                  )
                }
              >
                {t(show === 'all' || show === 'open' ? 'document.acceptAll' : (`document.acceptAll.${show}` as 'document.acceptAll.goal'), { n: open.length })}
              </Button>
            ) : null}
          </>
        }
      >
        <span>{t('document.counts', { figures: reading.figures.length, goals: count('goal'), tasks: count('task'), projects: count('project') })}</span>
        <Progress
          className="document-progress"
          percent={items.length === 0 ? 100 : Math.round((100 * done) / items.length)}
          size="small"
          format={() => t('document.done', { done, all: items.length })}
          aria-label={t('document.done', { done, all: items.length })}
        />
      </PageTitle>
      <div className="workbench">
        <Paper text={text} reading={reading} outcomes={outcomes} selected={search.item} span={span} onSelect={select} onScrollTo={scrollList} />
        <section className="items" aria-label={t('document.items')}>
          <div className="items-head">
            <Segmented
              size="small"
              value={show}
              onChange={(value) => void navigate({ search: (old) => ({ ...old, show: value }), replace: true })}
              options={shows.map((value) => ({
                value,
                label: `${t(`document.show.${value}`)} ${value === 'all' ? items.length : value === 'open' ? items.length - done : count(value)}`,
              }))}
            />
          </div>
          <div className="items-scroll" ref={list} tabIndex={0} role="region" aria-label={t('document.items')}>
            {picked ? (
              <div className="picked">
                <p className="faint small">{t(`document.status.${picked.values['status'] === 'result' ? 'result' : 'context'}`)}</p>
                <ItemCard item={picked} isSelected mayDecide={mayDecide} onSelect={() => undefined} onDecide={decide} />
              </div>
            ) : null}
            {shown.length === 0 ? <Empty title={t('document.noItems')} hint={t('document.noItemsHint')} /> : null}
            {shown.map((item) => (
              <ItemCard
                key={item.id}
                item={item}
                isSelected={item.id === search.item}
                mayDecide={mayDecide}
                onSelect={() => select(item.id)}
                onDecide={decide}
              />
            ))}
          </div>
        </section>
      </div>
    </div>
  );
}
