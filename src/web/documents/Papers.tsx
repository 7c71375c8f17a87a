import { DownloadOutlined, DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { type PaperFormat, papers } from '../api/papers.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { ImportTable } from './ImportTable.tsx';

/** What an office sends out of a document: its task table at one click, the other papers and the way back beside it. */
export function Papers({ document, hasTasks }: { readonly document: string; readonly hasTasks: boolean }) {
  const { t } = usePreferences();
  const park = useParkId();
  const mayImport = useMay('task', 'change');
  const [isImporting, setImporting] = useState(false);
  const file = (key: string, label: string, href: string, isOff = false) => ({
    key,
    disabled: isOff,
    label: isOff ? (
      label
    ) : (
      <a href={href} download>
        {label}
      </a>
    ),
  });
  const table = (format: PaperFormat) => papers.taskTable(park, document, format);
  return (
    <>
      <Space.Compact className="papers">
        <Button icon={<DownloadOutlined />} {...(hasTasks ? { href: table('docx'), download: true } : { disabled: true })} data-act="task-table">
          {t('papers.taskTable')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              file('docx', t('papers.docx'), table('docx'), !hasTasks),
              file('xlsx', t('papers.xlsx'), table('xlsx'), !hasTasks),
              file('open-docx', t('papers.openDocx'), papers.openPoints(park, 'docx', document)),
              file('open-xlsx', t('papers.openXlsx'), papers.openPoints(park, 'xlsx', document)),
              ...(mayImport && hasTasks ? [{ type: 'divider' as const }, { key: 'import', label: t('papers.import'), onClick: () => setImporting(true) }] : []),
            ],
          }}
        >
          <Button icon={<DownOutlined />} aria-label={t('papers.more')} title={t('papers.more')} data-act="papers" />
        </Dropdown>
      </Space.Compact>
      {isImporting ? <ImportTable document={document} onClose={() => setImporting(false)} /> : null}
    </>
  );
}
