import type { Field, LedgerDefinition } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { OriginLink } from '../parts/OriginLink.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { bandOf, percentOf } from './bands.ts';
import type { Item } from './items.ts';

/** Fields that say most about an item, in the order they are read. */
const told: Readonly<Record<string, readonly string[]>> = {
  goal: ['canonical', 'area', 'kind', 'nature', 'year', 'unitName', 'subject'],
  task: ['owners', 'deadline', 'measure', 'area'],
  project: ['capacity', 'investment', 'place', 'enterprise', 'stage', 'plannedFinish'],
};

/** The fields of an item worth telling: filled in, and not said by its words already. */
export function toldFields(definition: LedgerDefinition, item: Item): readonly Field[] {
  const fields = (told[item.ledger] ?? []).flatMap((id) => definition.fields.find((field) => field.id === id) ?? []);
  return fields.filter((field) => {
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
}

export function GoalValue({ item }: { readonly item: Item }) {
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

/** How sure the reader is: a number under the same line as in the text. */
export function Confidence({ item }: { readonly item: Item }) {
  const { t } = usePreferences();
  const percent = percentOf(item.confidence);
  return (
    <span className={`confidence is-${bandOf(item.confidence)} num`} title={t('workbench.confidence', { n: percent })}>
      <span className="visually-hidden">{t('workbench.confidence', { n: percent })}</span>
      <span aria-hidden="true">{percent}%</span>
    </span>
  );
}

export function Decided({ item }: { readonly item: Item }) {
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
