import { Button, Form } from 'antd';
import { useState } from 'react';
import { ApiError, type Field, type LedgerDefinition } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { FieldInput } from './FieldInput.tsx';

type Values = Readonly<Record<string, unknown>>;

/** Fields that people fill in: what the system writes (files, structures, read-only fields) is left out. */
export const editable = (definition: LedgerDefinition): readonly Field[] =>
  definition.fields.filter((field) => !field.readOnly && field.type !== 'json' && field.type !== 'file');

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
const periodPattern = /^\d{4}(-(Q[1-4]|(0[1-9]|1[0-2])(\.\.(0[1-9]|1[0-2]))?))?$/;

export interface EntryFormProps {
  readonly definition: LedgerDefinition;
  readonly values: Values;
  readonly fields?: readonly Field[];
  /** Sends only what was changed (edit) or everything that is filled in (create). */
  readonly isNew?: boolean;
  readonly submitText?: string;
  readonly onSubmit: (changed: Values) => Promise<void>;
  readonly onCancel: () => void;
}

/** A form that arises from the ledger's declaration. Faults of the server stand beside their field. */
export function EntryForm({ definition, values, fields = editable(definition), isNew = false, submitText, onSubmit, onCancel }: EntryFormProps) {
  const { t, pick } = usePreferences();
  const [form] = Form.useForm<Record<string, unknown>>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const initial = Object.fromEntries(fields.map((field) => [field.id, values[field.id] ?? (isNew ? (field.default ?? null) : null)]));
  const submit = async (filled: Record<string, unknown>) => {
    const before = isNew ? {} : initial;
    const changed = Object.fromEntries(Object.entries(filled).filter(([id, value]) => !same(value, (before as Record<string, unknown>)[id])));
    setBusy(true);
    setError(undefined);
    try {
      await onSubmit(changed);
    } catch (failure) {
      setError(failure);
      if (failure instanceof ApiError) showBesideFields(failure);
    } finally {
      setBusy(false);
    }
  };
  const showBesideFields = (failure: ApiError) => {
    const known = new Set(fields.map((field) => field.id));
    const marked = failure.faults.flatMap((fault) => {
      const name = (fault.where as { field?: string } | undefined)?.field;
      return name && known.has(name) ? [{ name, errors: [pick(fault.text)] }] : [];
    });
    form.setFields(marked);
  };
  return (
    <Form form={form} layout="vertical" className="entry-form" initialValues={initial} onFinish={(filled) => void submit(filled)}>
      <div className="entry-form-grid">
        {fields.map((field) => (
          <Form.Item
            key={field.id}
            name={field.id}
            className={field.type === 'longtext' || field.id === definition.title ? 'span-all' : ''}
            label={`${pick(field.label)}${field.unit ? ` (${field.unit})` : ''}`}
            extra={field.help ? pick(field.help) : undefined}
            rules={[
              ...(field.required ? [{ required: true, message: t('form.needed', { field: pick(field.label) }) }] : []),
              ...(field.type === 'period' ? [{ pattern: periodPattern, message: t('form.period') }] : []),
            ]}
          >
            <FieldInput field={field} />
          </Form.Item>
        ))}
      </div>
      {error ? <ErrorNote error={error} /> : null}
      <div className="form-acts">
        <Button onClick={onCancel}>{t('act.cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {submitText ?? t('act.save')}
        </Button>
      </div>
    </Form>
  );
}
