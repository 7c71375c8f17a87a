import { CheckOutlined, CloseOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { LedgerDefinition } from '../api/index.ts';
import { EntryForm } from '../ledgers/EntryForm.tsx';
import { FieldValue } from '../ledgers/FieldValue.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { bandOf } from './bands.ts';
import { Confidence, Decided, GoalValue, toldFields } from './ItemParts.tsx';
import type { Item } from './items.ts';
import { Meets } from './Meets.tsx';
import { ProposedOwner } from './ProposedOwner.tsx';
import { SupervisionLink } from './SupervisionLink.tsx';

export interface ItemCardProps {
  readonly item: Item;
  readonly title: string;
  readonly definition: LedgerDefinition | undefined;
  readonly mayDecide: boolean;
  /** The words it stands on in their sentence; mended words are those now chosen. */
  readonly words: { readonly before: string; readonly quote: string; readonly after: string; readonly isMoved: boolean };
  readonly isMending: boolean;
  readonly place?: number;
  readonly of?: number;
  readonly note?: ReactNode;
  readonly onAccept: (item: Item, values?: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onReject: (item: Item) => void;
  readonly onMend: (isOn: boolean) => void;
  readonly onRestore: () => void;
  /** How many items the command decided that decided this one; 0 while it is open. */
  readonly together: number;
  readonly onUndo: (item: Item) => void;
}

/** The chosen item in full: what accepting would write, on which words, and what can be done with it. */
export function ItemCard(props: ItemCardProps) {
  const { item, title, definition, mayDecide, words, isMending, place, of, note, onAccept, onReject, onMend, onRestore, together, onUndo } = props;
  const { t } = usePreferences();
  const { decision } = item;
  const names = ['item', `item-${item.ledger}`, 'is-selected', decision ? `is-${decision.outcome}` : ''].join(' ');
  return (
    <article
      className={names}
      data-card={item.id}
      data-row
      tabIndex={0}
      aria-label={title}
      {...(place === undefined ? {} : { 'aria-posinset': place, 'aria-setsize': of })}
    >
      <header className="item-head">
        <span className="item-kind">{t(`document.kind.${item.ledger as 'goal'}`)}</span>
        <h3>{title}</h3>
        {item.ledger === 'goal' ? <GoalValue item={item} /> : null}
        <Confidence item={item} />
      </header>
      {note}
      <p className="item-quote">
        {bandOf(item.confidence) === 'doubtful' && !decision ? <span className="doubt">{t('document.doubt')}</span> : null}
        {words.isMoved ? <span className="moved">{t('workbench.moved')}</span> : null}
        <span className="item-around">{words.before}</span>
        <mark>{words.quote}</mark>
        <span className="item-around">{words.after}</span>
        {words.isMoved && !decision ? (
          <button type="button" className="link-button" onClick={onRestore}>
            {t('workbench.restore')}
          </button>
        ) : null}
      </p>
      {isMending && definition ? (
        <EntryForm
          definition={definition}
          values={item.values}
          submitText={t('document.acceptMended')}
          onCancel={() => onMend(false)}
          onSubmit={(changed) => onAccept(item, changed)}
        />
      ) : (
        <>
          {definition ? <Fields definition={definition} item={item} /> : null}
          <ProposedOwner item={item} mayDecide={mayDecide} onAccept={onAccept} />
          <Meets item={item} mayDecide={mayDecide} />
          {decision ? (
            <p className="item-decided">
              <Decided item={item} />
              {mayDecide && together > 0 ? (
                <button type="button" className="link-button" data-act="undo-item" onClick={() => onUndo(item)}>
                  {together === 1 ? t('workbench.undoOne') : t('workbench.undoMany', { n: together })}
                </button>
              ) : null}
            </p>
          ) : null}
          {item.ledger === 'task' && decision?.entry ? <SupervisionLink task={decision.entry} /> : null}
          {mayDecide && !decision ? (
            <div className="item-acts">
              <Button size="small" type="primary" icon={<CheckOutlined />} title="a" data-act="accept" onClick={() => void onAccept(item)}>
                {t('document.accept')}
              </Button>
              <Button size="small" icon={<EditOutlined />} title="e" data-act="edit" onClick={() => onMend(true)}>
                {t('document.mend')}
              </Button>
              <Button size="small" type="text" icon={<CloseOutlined />} title="x" data-act="reject" onClick={() => onReject(item)}>
                {t('document.reject')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </article>
  );
}

function Fields({ definition, item }: { readonly definition: LedgerDefinition; readonly item: Item }) {
  const { pick } = usePreferences();
  return (
    <dl className="item-fields">
      {toldFields(definition, item).map((field) => (
        <div key={field.id} className={field.type === 'longtext' ? 'span-all' : ''}>
          <dt>{pick(field.label)}</dt>
          <dd>
            <FieldValue field={field} value={item.values[field.id]} />
            {field.unit ? ` ${field.unit}` : ''}
          </dd>
        </div>
      ))}
    </dl>
  );
}
