import { type ReactNode, type Ref, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react';
import { useLedgers } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { textOf } from '../parts/values.ts';
import { ItemRow } from './ItemRow.tsx';
import type { Item, Outcome } from './items.ts';
import { useRows } from './useRows.ts';

export interface ItemListHandle {
  /** Brings an item to the top of the list. */
  readonly lead: (item: string) => void;
  /** Brings the chosen item into view and gives it the focus. */
  readonly focus: (item: string) => void;
}

export interface ItemListProps {
  readonly ref: Ref<ItemListHandle>;
  readonly items: readonly Item[];
  readonly selected: string | undefined;
  readonly mayDecide: boolean;
  readonly pending: ReadonlyMap<string, Outcome>;
  readonly isPrinting: boolean;
  readonly head: ReactNode;
  /** The chosen item in full. */
  readonly card: (item: Item, title: string, place: number) => ReactNode;
  readonly onSelect: (item: string) => void;
  readonly onAccept: (item: Item) => void;
  readonly onReject: (item: Item) => void;
}

/** A row nobody has seen yet is taken to be this high (pixels). */
const rowHeight = 66;

/** The items, of which only those in view are drawn. */
export function ItemList({ ref, items, selected, mayDecide, pending, isPrinting, head, card, onSelect, onAccept, onReject }: ItemListProps) {
  const { t } = usePreferences();
  const ledgers = useLedgers().data;
  const definitions = useMemo(() => new Map(ledgers?.map((ledger) => [ledger.id, ledger])), [ledgers]);
  const box = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map((item) => item.id), [items]);
  const rows = useRows(box, keys, rowHeight, isPrinting);
  const { reveal } = rows;
  const wantsFocus = useRef<string | undefined>(undefined);
  useImperativeHandle(
    ref,
    () => ({
      lead: (item) => reveal(item, 'leading'),
      focus: (item) => {
        wantsFocus.current = item;
        reveal(item, 'nearest');
      },
    }),
    [reveal],
  );
  // However the choice was made: into view. Once drawn it unfolds, and may have to be brought in again.
  useEffect(() => {
    if (selected !== undefined) reveal(selected, 'nearest');
  }, [reveal, selected]);
  useLayoutEffect(() => {
    const item = wantsFocus.current;
    if (item === undefined || item !== selected) return;
    const drawn = [...(box.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find((one) => one.dataset['card'] === item);
    if (!drawn) return;
    wantsFocus.current = undefined;
    drawn.focus({ preventScroll: true });
  });
  return (
    <div className="items-scroll" ref={box} tabIndex={0} role="region" aria-label={t('document.items')}>
      {head}
      <div role="feed" aria-label={t('document.items')}>
        <div style={{ height: rows.above }} />
        {items.slice(rows.from, rows.to).map((item, index) => {
          const definition = definitions.get(item.ledger);
          const title = textOf(item.values[definition?.title ?? 'name']) || item.quote;
          const place = rows.from + index + 1;
          return (
            <div key={item.id} className="item-slot" data-key={item.id} ref={rows.measure}>
              {item.id === selected ? (
                card(item, title, place)
              ) : (
                <ItemRow
                  item={item}
                  title={title}
                  definition={definition}
                  mayDecide={mayDecide}
                  isPending={pending.has(item.id)}
                  place={place}
                  of={items.length}
                  onSelect={onSelect}
                  onAccept={onAccept}
                  onReject={onReject}
                />
              )}
            </div>
          );
        })}
        <div style={{ height: rows.below }} />
      </div>
    </div>
  );
}
