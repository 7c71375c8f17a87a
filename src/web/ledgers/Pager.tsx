import { Pagination } from 'antd';
import { usePreferences } from '../parts/preferences.tsx';

/** Server paging, at most 100 rows a page. */
export function Pager({
  page,
  size,
  total,
  onChange,
}: {
  readonly page: number;
  readonly size: number;
  readonly total: number;
  readonly onChange: (page: number, size: number) => void;
}) {
  const { t } = usePreferences();
  return (
    <div className="pager">
      <span className="faint">{t('ledger.total', { total: total.toLocaleString('en-US') })}</span>
      {total > Math.min(size, 20) ? (
        <Pagination size="small" current={page} pageSize={size} total={total} pageSizeOptions={[20, 50, 100]} showSizeChanger onChange={onChange} />
      ) : null}
    </div>
  );
}
