import { PlusOutlined, SettingOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import type { Field, LedgerDefinition } from '../api/index.ts';
import { useSettled } from '../frame/SearchBox.tsx';
import { useMay } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { FilterBar } from './FilterBar.tsx';

interface Search {
  readonly view?: string;
  readonly filter?: string;
  readonly search?: string;
}

/** Views, search, filter and columns of a ledger, and its one action. */
export function LedgerTools({
  definition,
  view,
  columns,
  search,
  put,
}: {
  readonly definition: LedgerDefinition;
  readonly view: LedgerDefinition['views'][number] | undefined;
  readonly columns: readonly Field[];
  readonly search: Search;
  readonly total: number | undefined;
  readonly put: (change: Record<string, never>, replace?: boolean) => void;
}) {
  const { t, pick } = usePreferences();
  const mayCreate = useMay(definition.id, 'create');
  const isMade = ['plan', 'limit', 'scenario', 'report', 'document'].includes(definition.id);
  const [text, setText] = useState(search.search ?? '');
  const settled = useSettled(text, 300);
  const set = (change: Record<string, unknown>, replace = false) => put({ page: undefined, ...change } as unknown as Record<string, never>, replace);
  useEffect(() => {
    if (settled !== (search.search ?? '')) set({ search: settled || undefined }, true);
    // Only what was typed last may change the address, not the address itself.
  }, [settled]);
  const shown = columns.map((field) => field.id);
  return (
    <div className="ledger-tools">
      <h1 className="visually-hidden">{pick(definition.label)}</h1>
      {definition.views.length > 1 ? (
        <Segmented
          size="small"
          aria-label={t('ledger.views')}
          value={view?.id ?? ''}
          options={definition.views.map((one) => ({ value: one.id, label: pick(one.label) }))}
          onChange={(id) => set({ view: id, columns: undefined, sort: undefined })}
        />
      ) : null}
      <Input
        className="ledger-search"
        size="small"
        allowClear
        value={text}
        placeholder={t('ledger.search')}
        aria-label={t('ledger.search')}
        onChange={(event) => setText(event.target.value)}
      />
      <FilterBar definition={definition} filter={search.filter ?? ''} onChange={(filter) => set({ filter: filter || undefined })} />
      <span className="top-space" />
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <Checkbox.Group
            className="column-list"
            value={shown}
            onChange={(ids) =>
              set({
                columns: definition.fields
                  .filter((field) => (ids as string[]).includes(field.id))
                  .map((field) => field.id)
                  .join(','),
              })
            }
            options={definition.fields
              .filter((field) => field.type !== 'json' && field.type !== 'file')
              .map((field) => ({ value: field.id, label: pick(field.label), disabled: field.id === definition.title }))}
          />
        }
      >
        <Button size="small" type="text" icon={<SettingOutlined />}>
          {t('ledger.columns')}
        </Button>
      </Popover>
      {mayCreate && !isMade ? (
        <Button size="small" type="primary" icon={<PlusOutlined />} onClick={() => put({ create: true, entry: undefined } as unknown as Record<string, never>)}>
          {t('ledger.new', { ledger: pick(definition.label) })}
        </Button>
      ) : null}
    </div>
  );
}
