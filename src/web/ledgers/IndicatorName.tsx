import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo } from 'react';
import { api, type Indicator } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';

/** The canonical indicators; they change with the program only. */
export function useIndicators(): readonly Indicator[] | undefined {
  return useQuery({ queryKey: ['indicators'], queryFn: api.indicators, staleTime: Number.POSITIVE_INFINITY }).data;
}

/** A canonical indicator by its name; its id on hover, and where the catalog does not know it. */
export function IndicatorName({ id }: { readonly id: string }) {
  const { pick } = usePreferences();
  const known = useIndicators()?.find((one) => one.id === id);
  return <span title={id}>{pick(known?.label) || id}</span>;
}

/** Choosing a canonical indicator by its name or by what documents call it. */
export function IndicatorInput({ id, value, onChange }: { readonly id?: string; readonly value: string | null; readonly onChange: (value: unknown) => void }) {
  const { pick, t } = usePreferences();
  const indicators = useIndicators();
  const options = useMemo(
    () =>
      indicators?.map((one) => ({
        value: one.id,
        label: pick(one.label),
        words: [one.id, one.label.zh, one.label.en, ...one.aliases].join(' ').toLowerCase(),
      })),
    [indicators, pick],
  );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ filterOption: (typed, option) => option?.words.includes(typed.trim().toLowerCase()) ?? false }}
      placeholder={t('form.indicator')}
      loading={indicators === undefined}
      value={value}
      options={options ?? []}
      onChange={(next) => onChange(next ?? null)}
    />
  );
}
