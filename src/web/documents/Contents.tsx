import { UnorderedListOutlined } from '@ant-design/icons';
import { getRouteApi } from '@tanstack/react-router';
import { Select } from 'antd';
import { memo, useMemo } from 'react';
import type { OutlineNode } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';

const route = getRouteApi('/parks/$park/documents/$id');

/** The document's headings, to go to one of them. */
export const Contents = memo(function Contents({ outline }: { readonly outline: readonly OutlineNode[] }) {
  const { t } = usePreferences();
  const navigate = route.useNavigate();
  const options = useMemo(
    () =>
      outline.map(({ level, number, title, at }) => ({
        value: at,
        label: <span style={{ paddingInlineStart: `${(Math.min(level, 4) - 1) * 14}px` }}>{`${number}${title}`}</span>,
        words: `${number}${title}`,
      })),
    [outline],
  );
  if (outline.length === 0) return null;
  const go = (from: number) => {
    const node = outline.find(({ at }) => at === from);
    if (node) void navigate({ search: ({ item: _item, ...old }) => ({ ...old, at: node.at, end: node.end }), replace: true });
  };
  return (
    <Select
      size="small"
      variant="filled"
      className="contents"
      aria-label={t('workbench.contents')}
      placeholder={t('workbench.contents')}
      prefix={<UnorderedListOutlined />}
      value={null as number | null}
      popupMatchSelectWidth={420}
      showSearch={{ filterOption: (typed, option) => option?.words.includes(typed.trim()) ?? false }}
      options={options}
      onSelect={(at) => at !== null && go(at)}
    />
  );
});
