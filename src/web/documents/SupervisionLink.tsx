import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { papers } from '../api/papers.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';

/** The supervision sheet of an accepted task, as a file. */
export function SupervisionLink({ task }: { readonly task: string }) {
  const { t } = usePreferences();
  return (
    <Button size="small" icon={<DownloadOutlined />} href={papers.supervision(useParkId(), task)} download data-act="supervision">
      {t('papers.supervision')}
    </Button>
  );
}
