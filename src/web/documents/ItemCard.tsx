import { CheckOutlined, CloseOutlined, EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { Decision, LedgerDefinition } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useLedger, useParkId } from '../frame/park.ts';
import { EntryForm } from '../ledgers/EntryForm.tsx';
import { FieldValue } from '../ledgers/FieldValue.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import type { Item } from './items.ts';
import { SupervisionLink } from './SupervisionLink.tsx';
import { doubtBelow } from './marks.ts';
import { OriginLink } from '../parts/OriginLink.tsx';

export interface ItemCardProps {
  readonly item: Item;
  readonly isSelected: boolean;
  readonly mayDecide: boolean;
  readonly onSelect: () => void;
  readonly onDecide: (decided: readonly Decision[], said: string) => Promise<void>;
}

/** Fields that say most about an item, in the order they are read. */
const told: Readonly<Record<string, readonly string[]>> = {
  goal: ['canonical', 'area', 'kind', 'nature', 'year', 'unitName', 'subject'],
  task: ['owners', 'deadline', 'measure', 'area'],
  project: ['capacity', 'investment', 'place', 'enterprise', 'stage', 'plannedFinish'],
};

/** One item with the fields accepting would write. Decided ones fold to one line. */
export function ItemCard({ item, isSelected, mayDecide, onSelect, onDecide }: ItemCardProps) {
  const { t } = usePreferences();
  const definition = useLedger(item.ledger);
  const [isMending, setMending] = useState(false);
  const title = textOf(item.values[definition?.title ?? 'name']) || item.quote;
  const kind = t(`document.kind.${item.ledger as 'goal'}`);
  const names = ['item', `item-${item.ledger}`, isSelected ? 'is-selected' : '', item.decision ? `is-${item.decision.outcome}` : ''].join(' ');
  if (item.decision && !isSelected) return <FoldedItem item={item} title={title} kind={kind} className={names} onSelect={onSelect} />;
  return (
    <article
      className={names}
      data-card={item.id}
      data-row
      tabIndex={0}
      onClick={(event) => (event.target as HTMLElement).closest('button, a, input, form') || isSelected || onSelect()}
      aria-label={title}
    >
      <header className="item-head">
        <span className="item-kind">{kind}</span>
        <h3>{title}</h3>
        {item.ledger === 'goal' ? <GoalValue item={item} /> : null}
      </header>
      {isMending && definition ? (
        <EntryForm
          definition={definition}
          values={item.values}
          submitText={t('document.acceptMended')}
          onCancel={() => setMending(false)}
          onSubmit={async (changed) => {
            await onDecide(
              [{ item: item.id, outcome: Object.keys(changed).length > 0 ? 'mended' : 'accepted', values: changed }],
              `${t('document.acceptedOne')}: ${title}`,
            );
            setMending(false);
          }}
        />
      ) : (
        <>
          {definition ? <Fields definition={definition} item={item} /> : null}
          <p className="item-quote">
            {item.confidence < doubtBelow ? <span className="doubt">{t('document.doubt')}</span> : null}
            {item.quote}
          </p>
          {item.decision ? <Decided item={item} /> : null}
          {item.ledger === 'task' && item.decision?.entry ? <SupervisionLink task={item.decision.entry} /> : null}
          {mayDecide && !item.decision ? (
            <div className="item-acts">
              <Button
                size="small"
                type="primary"
                icon={<CheckOutlined />}
                data-act="accept"
                onClick={() => void onDecide([{ item: item.id, outcome: 'accepted' }], `${t('document.acceptedOne')}: ${title}`)}
              >
                {t('document.accept')}
              </Button>
              <Button size="small" icon={<EditOutlined />} data-act="edit" onClick={() => setMending(true)}>
                {t('document.mend')}
              </Button>
              <Button
                size="small"
                type="text"
                icon={<CloseOutlined />}
                data-act="reject"
                onClick={() => void onDecide([{ item: item.id, outcome: 'rejected' }], `${t('document.rejectedOne')}: ${title}`)}
              >
                {t('document.reject')}
              </Button>
            </div>
          ) : null}
        </>
      )}
    </article>
  );
}

function GoalValue({ item }: { readonly item: Item }) {
  const { t } = usePreferences();
  const { values } = item;
  const value = numberOf(values['value']);
  const upper = numberOf(values['upper']);
  const bound = textOf(values['bound']);
  // A goal without a number says so by its name.
  if (item.id.startsWith('relation:') && values['masked'] !== true && value === undefined) return null;
  return (
    <span className="item-value num">
      {bound === '>=' ? '≥ ' : bound === '<=' ? '≤ ' : bound === '~' ? '≈ ' : ''}
      {values['masked'] === true || value === undefined ? t('document.masked') : exact(value)}
      {upper === undefined ? '' : `–${exact(upper)}`} {textOf(values['unit'])}
    </span>
  );
}

function Fields({ definition, item }: { readonly definition: LedgerDefinition; readonly item: Item }) {
  const { pick } = usePreferences();
  const fields = (told[item.ledger] ?? []).flatMap((id) => definition.fields.find((field) => field.id === id) ?? []);
  const filled = fields.filter((field) => {
    const value = item.values[field.id];
    if (field.type === 'longtext' && item.quote.includes(String(value))) return false;
    return (
      value !== undefined &&
      value !== null &&
      value !== '' &&
      value !== 'other' &&
      !(field.id === 'subject' && value === 'park') &&
      !(Array.isArray(value) && value.length === 0)
    );
  });
  return (
    <dl className="item-fields">
      {filled.map((field) => (
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

function FoldedItem({
  item,
  title,
  kind,
  className,
  onSelect,
}: {
  readonly item: Item;
  readonly title: string;
  readonly kind: string;
  readonly className: string;
  readonly onSelect: () => void;
}) {
  return (
    <article
      className={`${className} is-folded`}
      data-card={item.id}
      data-row
      tabIndex={0}
      onClick={(event) => (event.target as HTMLElement).closest('a') || onSelect()}
      aria-label={title}
    >
      <span className="item-kind">{kind}</span>
      <span className="item-folded-title">{title}</span>
      {item.ledger === 'goal' ? <GoalValue item={item} /> : null}
      <Decided item={item} />
    </article>
  );
}

function Decided({ item }: { readonly item: Item }) {
  const { t } = usePreferences();
  const park = useParkId();
  if (!item.decision) return null;
  const words = t(`document.outcome.${item.decision.outcome}`);
  if (!item.decision.entry) return <span className="faint">{words}</span>;
  return (
    <OriginLink className="item-made" origin={entryLink(park, item.decision.ledger || item.ledger, item.decision.entry)}>
      {words} →
    </OriginLink>
  );
}
