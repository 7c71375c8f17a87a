import type { Entry, LedgerDefinition } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { EntryLight } from '../parts/Light.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { textOf } from '../parts/values.ts';
import { FieldValue, isNumeric } from './FieldValue.tsx';
import { SourceQuote } from './SourceQuote.tsx';
import { ProposalGrounds, Sources } from './Sources.tsx';

/** Told in other words, or by the page itself. */
const hidden: ReadonlySet<string> = new Set(['example', 'sources', 'proposedFrom']);

/** What an entry says, empty fields left out; its light and the words it stands on first. */
export function EntryView({ definition, entry }: { readonly definition: LedgerDefinition; readonly entry: Entry }) {
  const { t, pick } = usePreferences();
  const filled = definition.fields.filter((field) => {
    const value = entry.values[field.id];
    if (hidden.has(field.id)) return false;
    return (
      value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0) && !(field.type === 'boolean' && value === false)
    );
  });
  return (
    <>
      {entry.light ? <LightReason entry={entry} /> : null}
      {definition.stages ? <StageLine definition={definition} entry={entry} /> : null}
      {entry.source ? <SourceQuote source={entry.source} document={textOf(entry.values['document'])} /> : null}
      <Sources entry={entry} />
      <ProposalGrounds entry={entry} />
      <dl className="fields">
        {filled.map((field) => (
          <div key={field.id} className={field.type === 'longtext' || field.type === 'json' ? 'field is-long' : 'field'}>
            <dt>{pick(field.label)}</dt>
            <dd>
              <FieldValue field={field} value={entry.values[field.id]} isLong />
              {field.unit && isNumeric(field) ? <span className="faint"> {field.unit}</span> : null}
            </dd>
          </div>
        ))}
      </dl>
      <p className="faint small">
        {entry.code} · {t('entry.revision', { n: entry.revision })} · {dateTime(entry.updatedAt)}
      </p>
    </>
  );
}

/** The light and, in words, which rule lit it with which numbers. */
export function LightReason({ entry }: { readonly entry: Entry }) {
  const { t, pick } = usePreferences();
  if (!entry.light) return null;
  const { colour, rule, text } = entry.light;
  return (
    <section className={`light-reason light-edge-${colour}`} aria-label={t('entry.light')} data-light={colour} data-rule={rule}>
      <EntryLight light={entry.light} word />
      <p>{pick(text)}</p>
    </section>
  );
}

function StageLine({ definition, entry }: { readonly definition: LedgerDefinition; readonly entry: Entry }) {
  const { t, pick } = usePreferences();
  const { field: id, order } = definition.stages!;
  const field = definition.fields.find((one) => one.id === id);
  const at = order.indexOf(textOf(entry.values[id]));
  return (
    <ol className="stages" aria-label={t('entry.stages')}>
      {order.map((stage, index) => (
        <li key={stage} className={index === at ? 'is-here' : index < at ? 'is-past' : ''} aria-current={index === at ? 'step' : undefined}>
          {pick(field?.choices?.find((choice) => choice.value === stage)?.label) || stage}
        </li>
      ))}
    </ol>
  );
}
