import { CloseOutlined, CodeOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { Field, LedgerDefinition } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { type Condition, fromFormula, operatorsOf, toFormula } from './filter.ts';

/** Conditions for most, the formula itself for the rest. What stands here stands in the address. */
export function FilterBar({
  definition,
  filter,
  onChange,
}: {
  readonly definition: LedgerDefinition;
  readonly filter: string;
  readonly onChange: (filter: string) => void;
}) {
  const { t, pick } = usePreferences();
  const fields = definition.fields.filter((field) => operatorsOf(field).length > 0 && field.type !== 'json' && field.type !== 'file');
  const parsed = fromFormula(filter, fields);
  const [draft, setDraft] = useState<readonly Condition[]>(parsed ?? []);
  const [isRaw, setRaw] = useState(parsed === null);
  const [text, setText] = useState(filter);
  const change = (next: readonly Condition[]) => {
    setDraft(next);
    const formula = toFormula(next, fields);
    setText(formula);
    if (formula !== filter) onChange(formula);
  };
  const put = (at: number, condition: Partial<Condition>) => change(draft.map((old, index) => (index === at ? { ...old, ...condition } : old)));
  if (isRaw)
    return (
      <div className="filter-bar">
        <Input
          className="filter-raw"
          value={text}
          aria-label={t('ledger.filterFormula')}
          placeholder={t('ledger.filterExample')}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={() => onChange(text)}
          onBlur={() => text !== filter && onChange(text)}
          allowClear
        />
        <Button
          type="text"
          disabled={fromFormula(text, fields) === null}
          onClick={() => {
            setDraft(fromFormula(text, fields) ?? []);
            setRaw(false);
          }}
        >
          {t('ledger.filterSimple')}
        </Button>
      </div>
    );
  return (
    <div className="filter-bar">
      {draft.map((condition, at) => {
        const field = fields.find((one) => one.id === condition.field);
        return (
          // Conditions have no identity of their own but their place.
          <span className="condition" key={`${at}-${condition.field}`}>
            <Select
              size="small"
              aria-label={t('ledger.field')}
              value={condition.field}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              options={fields.map((one) => ({ value: one.id, label: pick(one.label) }))}
              onChange={(id) => put(at, { field: id, operator: operatorsOf(fields.find((one) => one.id === id)!)[0]!, value: '' })}
            />
            {field ? (
              <Select
                size="small"
                aria-label={t('ledger.operator')}
                value={condition.operator}
                popupMatchSelectWidth={false}
                options={operatorsOf(field).map((operator) => ({ value: operator, label: t(`operator.${operator}`) }))}
                onChange={(operator) => put(at, { operator })}
              />
            ) : null}
            {field && condition.operator !== 'empty' && condition.operator !== 'filled' ? (
              <ConditionValue field={field} value={condition.value} onChange={(value) => put(at, { value })} />
            ) : null}
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('ledger.dropCondition')}
              onClick={() => change(draft.filter((_, index) => index !== at))}
            />
          </span>
        );
      })}
      <Button
        size="small"
        type="dashed"
        icon={<PlusOutlined />}
        onClick={() => setDraft([...draft, { field: fields[0]!.id, operator: operatorsOf(fields[0]!)[0]!, value: '' }])}
      >
        {t('ledger.addCondition')}
      </Button>
      <Button size="small" type="text" icon={<CodeOutlined />} onClick={() => setRaw(true)} title={t('ledger.filterFormula')}>
        {t('ledger.filterRaw')}
      </Button>
    </div>
  );
}

function ConditionValue({ field, value, onChange }: { readonly field: Field; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t, pick } = usePreferences();
  const [text, setText] = useState(value);
  const label = t('ledger.value');
  if (field.type === 'choice')
    return (
      <Select
        size="small"
        aria-label={label}
        value={value || null}
        popupMatchSelectWidth={false}
        className="condition-value"
        options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: pick(choice.label) }))}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  if (field.type === 'boolean')
    return (
      <Select
        size="small"
        aria-label={label}
        value={value || null}
        className="condition-value"
        options={[
          { value: 'true', label: t('format.yes') },
          { value: 'false', label: t('format.no') },
        ]}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  if (field.type === 'date')
    return (
      <DatePicker size="small" aria-label={label} value={value ? dayjs(value) : null} onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : '')} />
    );
  if (field.type === 'number')
    return (
      <InputNumber
        size="small"
        aria-label={label}
        value={value === '' ? null : Number(value)}
        onChange={(next) => onChange(next === null ? '' : String(next))}
      />
    );
  return (
    <Input
      size="small"
      aria-label={label}
      className="condition-value"
      value={text}
      onChange={(event) => setText(event.target.value)}
      onPressEnter={() => onChange(text)}
      onBlur={() => text !== value && onChange(text)}
    />
  );
}
