import { FileAddOutlined } from '@ant-design/icons';
import { Button, Modal, Upload } from 'antd';
import { useState } from 'react';
import { papers, type TaskTableChange, type TaskTableDiff } from '../api/papers.ts';
import { useParkId } from '../frame/park.ts';
import { useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { TableDiff } from './TableDiff.tsx';
import { keyOf, likely } from './table-changes.ts';

/** The way back of an edited task table: choose the file, look at what it would change, write what was chosen as one command. */
export function ImportTable({ document, onClose }: { readonly document: string; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const [diff, setDiff] = useState<TaskTableDiff>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const compare = async (file: File) => {
    setBusy(true);
    setError(undefined);
    try {
      const found = await papers.preview(park, document, file);
      setDiff(found);
      setChosen(likely(found));
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  const apply = async (found: TaskTableDiff) => {
    setBusy(true);
    const changes: TaskTableChange[] = [
      ...found.changed.filter((c) => chosen.has(keyOf.changed(c))).map(({ entry, revision, values }) => ({ kind: 'change' as const, entry, revision, values })),
      ...found.added.filter((a) => chosen.has(keyOf.added(a))).map(({ values }) => ({ kind: 'create' as const, values })),
      ...found.removed.filter((r) => chosen.has(keyOf.removed(r))).map(({ entry, revision }) => ({ kind: 'remove' as const, entry, revision })),
    ];
    const done = await act({
      do: () => papers.apply(park, document, changes),
      said: t('papers.applied', { n: changes.length }),
      command: (result) => result.command,
    });
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={860}
      title={t('papers.import')}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('act.cancel')}
        </Button>,
        ...(diff
          ? [
              <Button key="other" onClick={() => setDiff(undefined)}>
                {t('papers.other')}
              </Button>,
              <Button key="apply" type="primary" disabled={chosen.size === 0} loading={isBusy} data-act="apply-table" onClick={() => void apply(diff)}>
                {t('papers.apply', { n: chosen.size })}
              </Button>,
            ]
          : []),
      ]}
    >
      {error ? <ErrorNote error={error} /> : null}
      {diff ? (
        <TableDiff diff={diff} chosen={chosen} onChoose={setChosen} />
      ) : (
        <Upload.Dragger
          accept=".xlsx"
          multiple={false}
          showUploadList={false}
          disabled={isBusy}
          beforeUpload={(file) => {
            void compare(file);
            return false;
          }}
        >
          <p className="upload-words">
            <FileAddOutlined /> {t(isBusy ? 'papers.comparing' : 'papers.drop')}
          </p>
          <p className="upload-kinds">{t('papers.dropHint')}</p>
        </Upload.Dragger>
      )}
    </Modal>
  );
}
