import { Segmented, Select } from 'antd';
import { memo, useMemo } from 'react';
import { usePreferences } from '../parts/preferences.tsx';
import { type Choice, countStates, kinds, sorts, states } from './chosen.ts';
import type { Item } from './items.ts';

/** Which items are listed, and in which order. */
export const ItemsHead = memo(function ItemsHead({
  items,
  choice,
  onChange,
}: {
  readonly items: readonly Item[];
  readonly choice: Choice;
  readonly onChange: (choice: Partial<Choice>) => void;
}) {
  const { t } = usePreferences();
  const counts = useMemo(() => countStates(items, choice.kind), [choice.kind, items]);
  const size = useMemo(() => new Map(kinds.map((kind) => [kind, items.filter((item) => kind === 'all' || item.ledger === kind).length])), [items]);
  return (
    <div className="items-head">
      <Segmented
        size="small"
        aria-label={t('workbench.kind')}
        value={choice.kind}
        onChange={(kind) => onChange({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: `${t(`document.show.${kind}`)} ${size.get(kind)}` }))}
      />
      <span className="items-choose">
        <Select
          size="small"
          variant="filled"
          aria-label={t('workbench.state')}
          value={choice.state}
          onChange={(state) => onChange({ state })}
          popupMatchSelectWidth={false}
          options={states.map((state) => ({ value: state, label: `${t(`workbench.state.${state}`)} ${counts[state]}` }))}
        />
        <Select
          size="small"
          variant="filled"
          aria-label={t('workbench.sort')}
          value={choice.sort}
          onChange={(sort) => onChange({ sort })}
          popupMatchSelectWidth={false}
          options={sorts.map((sort) => ({ value: sort, label: t(`workbench.sort.${sort}`) }))}
        />
      </span>
    </div>
  );
});
