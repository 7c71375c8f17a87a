import { useQuery } from '@tanstack/react-query';
import { DatePicker, Input, InputNumber, Select, Switch } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { api, type Field } from '../api/index.ts';
import { useSettled } from '../frame/SearchBox.tsx';
import { useLedgers, useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, titleOf } from '../parts/values.ts';
import { IndicatorInput } from './IndicatorName.tsx';

export interface InputProps {
  readonly field: Field;
  /** Set by Form.Item. */
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
}

/** The input a field's type asks for. Empty is null, so that a value can be taken away. */
export function FieldInput({ field, id, value, onChange = () => undefined }: InputProps) {
  const { t, pick } = usePreferences();
  const given = id === undefined ? {} : { id };
  const text = typeof value === 'string' ? value : '';
  // A text by its type, whose values are the ids of the catalog's indicators.
  if (field.id === 'canonical') return <IndicatorInput {...given} value={text || null} onChange={onChange} />;
  switch (field.type) {
    case 'longtext':
      return <Input.TextArea {...given} autoSize={{ minRows: 2, maxRows: 8 }} value={text} onChange={(event) => onChange(event.target.value || null)} />;
    case 'number':
      return (
        <InputNumber
          {...given}
          className="wide"
          value={typeof value === 'number' ? value : null}
          suffix={field.unit}
          onChange={(next) => onChange(next ?? null)}
          formatter={(next) => (next === undefined || next === null ? '' : String(next).replace('-', '−'))}
          parser={(next) => Number((next ?? '').replaceAll(',', '').replace('−', '-')) as never}
        />
      );
    case 'boolean':
      return <Switch {...given} checked={value === true} checkedChildren={t('format.yes')} unCheckedChildren={t('format.no')} onChange={onChange} />;
    case 'date':
      return (
        <DatePicker {...given} className="wide" value={text ? dayjs(text) : null} onChange={(next) => onChange(next ? next.format('YYYY-MM-DD') : null)} />
      );
    case 'choice':
      return (
        <Select
          {...given}
          allowClear={!field.required}
          value={text || null}
          options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: pick(choice.label) }))}
          onChange={(next) => onChange(next ?? null)}
        />
      );
    case 'choices':
      return (
        <Select
          {...given}
          mode="multiple"
          value={listOf(value) as string[]}
          options={(field.choices ?? []).map((choice) => ({ value: choice.value, label: pick(choice.label) }))}
          onChange={(next) => onChange(next)}
        />
      );
    case 'texts':
      return (
        <Select
          {...given}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={['、', '，', ',', ';', '；']}
          value={listOf(value) as string[]}
          onChange={(next) => onChange(next)}
        />
      );
    case 'link':
    case 'links':
      return <LinkInput field={field} value={value} onChange={onChange} {...given} />;
    case 'period':
      return <Input {...given} value={text} placeholder="2024-03" onChange={(event) => onChange(event.target.value || null)} />;
    default:
      return <Input {...given} value={text || (typeof value === 'number' ? String(value) : '')} onChange={(event) => onChange(event.target.value || null)} />;
  }
}

function LinkInput({ field, id, value, onChange = () => undefined }: InputProps) {
  const park = useParkId();
  const ledgers = useLedgers().data;
  const [text, setText] = useState('');
  const settled = useSettled(text, 250);
  const ledger = field.to ?? '';
  const found = useQuery({ queryKey: ['link-options', park, ledger, settled], queryFn: () => api.list(park, ledger, { search: settled, size: 50 }) });
  const chosen = useQuery({ queryKey: ['links', park, ledger, undefined], queryFn: () => api.list(park, ledger, { size: 100 }), staleTime: 60_000 });
  const entries = new Map([...(chosen.data?.entries ?? []), ...(found.data?.entries ?? [])].map((entry) => [entry.id, entry]));
  const many = field.type === 'links';
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(many ? { mode: 'multiple' as const } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: setText }}
      value={(many ? listOf(value) : value || null) as string}
      loading={found.isFetching}
      options={[...entries.values()].map((entry) => ({ value: entry.id, label: titleOf(ledgers, entry) }))}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
