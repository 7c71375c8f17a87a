import type { Entry } from '../api/index.ts';
import { useLedger } from '../frame/park.ts';
import { FieldValue } from '../ledgers/FieldValue.tsx';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';

const shown = ['indicator', 'canonical', 'subject', 'unitName', 'document', 'limit', 'note'];

/** The fields of a goal that its page does not say elsewhere. */
export function GoalFields({ goal }: { readonly goal: Entry }) {
  const { t, pick } = usePreferences();
  const definition = useLedger('goal');
  const fields = shown.flatMap((id) => definition?.fields.find((field) => field.id === id) ?? []).filter((field) => goal.values[field.id]);
  return (
    <Panel title={t('entry.fields')}>
      <dl className="fields">
        {fields.map((field) => (
          <div key={field.id} className="field">
            <dt>{pick(field.label)}</dt>
            <dd>
              <FieldValue field={field} value={goal.values[field.id]} isLong />
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
