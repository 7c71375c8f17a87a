import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { EntryLight } from '../parts/Light.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { titleOf } from '../parts/values.ts';
import { useLedgers, useMoment, useParkId } from './park.ts';

const searched = ['goal', 'task', 'project', 'document', 'enterprise', 'unit'];

/** One box over the ledgers; `/` focuses it, Enter opens the chosen entry. */
export function SearchBox() {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const navigate = useNavigate();
  const ledgers = useLedgers().data;
  const input = useRef<InputRef>(null);
  const [text, setText] = useState('');
  const settled = useSettled(text.trim(), 220);
  const found = useQuery({
    queryKey: ['search', park, settled, asOf],
    enabled: settled.length > 0 && ledgers !== undefined,
    queryFn: async () => {
      const known = searched.filter((id) => ledgers?.some((ledger) => ledger.id === id));
      const pages = await Promise.all(known.map((ledger) => api.list(park, ledger, { search: settled, size: 5, asOf })));
      return known.map((ledger, at) => ({ ledger, entries: pages[at]!.entries }));
    },
  });
  const groups = (found.data ?? []).filter((group) => group.entries.length > 0);
  const options = groups.map((group) => ({
    label: pick(ledgers?.find((ledger) => ledger.id === group.ledger)?.label),
    options: group.entries.map((entry: Entry) => ({
      value: `${entry.ledger}:${entry.id}`,
      label: (
        <span className="search-hit">
          {entry.light ? <EntryLight light={entry.light} /> : null}
          <span className="search-hit-title">{titleOf(ledgers, entry)}</span>
          <span className="faint">{entry.code}</span>
        </span>
      ),
    })),
  }));
  const open = (value: string) => {
    const [ledger = '', id = ''] = value.split(':');
    setText('');
    input.current?.blur();
    void navigate(entryLink(park, ledger, id) as never);
  };
  return (
    <AutoComplete
      className="top-search"
      value={text}
      options={options}
      onChange={(value: string) => {
        if (!value.includes(':')) setText(value);
      }}
      onSelect={open}
      defaultActiveFirstOption
      popupMatchSelectWidth={420}
      notFoundContent={settled && found.isFetched && groups.length === 0 ? t('top.noResults', { text: settled }) : null}
    >
      <Input ref={input} data-search placeholder={t('top.search')} aria-label={t('top.search')} suffix={<kbd title={t('top.searchHint')}>/</kbd>} />
    </AutoComplete>
  );
}

/** The value once it has stood still for `milliseconds`. */
export function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
