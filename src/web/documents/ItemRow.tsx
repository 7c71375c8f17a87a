import { CheckOutlined, CloseOutlined } from '@ant-design/icons';
import { memo } from 'react';
import type { LedgerDefinition } from '../api/index.ts';
import { FieldValue } from '../ledgers/FieldValue.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Confidence, Decided, GoalValue, toldFields } from './ItemParts.tsx';
import type { Item } from './items.ts';

export interface ItemRowProps {
  readonly item: Item;
  readonly title: string;
  readonly definition: LedgerDefinition | undefined;
  readonly mayDecide: boolean;
  /** Whether it is on its way to the server. */
  readonly isPending: boolean;
  /** Place in the list, from 1, and the list's length. */
  readonly place: number;
  readonly of: number;
  readonly onSelect: (item: string) => void;
  readonly onAccept: (item: Item) => void;
  readonly onReject: (item: Item) => void;
}

/** An item in two lines: what it is, and what accepting would write. Decided ones fold to one line. */
export const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { item, title, definition, mayDecide, isPending, place, of, onSelect, onAccept, onReject } = props;
  const { t } = usePreferences();
  const { decision } = item;
  const names = ['item', `item-${item.ledger}`, decision ? `is-folded is-${decision.outcome}` : 'is-row', isPending ? 'is-pending' : ''].join(' ');
  return (
    <article
      className={names}
      data-card={item.id}
      data-row
      tabIndex={0}
      aria-label={title}
      aria-posinset={place}
      aria-setsize={of}
      onClick={(event) => (event.target as HTMLElement).closest('a, button') || onSelect(item.id)}
    >
      <div className="item-line">
        <span className="item-kind">{t(`document.kind.${item.ledger as 'goal'}`)}</span>
        <span className="item-title">{title}</span>
        {item.ledger === 'goal' ? <GoalValue item={item} /> : null}
        {decision ? <Decided item={item} /> : <Confidence item={item} />}
      </div>
      {decision ? null : (
        <div className="item-line">
          <span className="item-brief">
            {definition
              ? toldFields(definition, item)
                  .filter((field) => field.id !== 'canonical')
                  .map((field) => (
                    <span key={field.id}>
                      <FieldValue field={field} value={item.values[field.id]} />
                      {field.unit ? ` ${field.unit}` : ''}
                    </span>
                  ))
              : null}
          </span>
          {mayDecide ? (
            <span className="item-quick">
              <button
                type="button"
                data-act="accept"
                title={`${t('document.accept')} (a)`}
                aria-label={`${t('document.accept')}: ${title}`}
                onClick={() => onAccept(item)}
              >
                <CheckOutlined />
              </button>
              <button
                type="button"
                data-act="reject"
                title={`${t('document.reject')} (x)`}
                aria-label={`${t('document.reject')}: ${title}`}
                onClick={() => onReject(item)}
              >
                <CloseOutlined />
              </button>
            </span>
          ) : null}
        </div>
      )}
    </article>
  );
});
