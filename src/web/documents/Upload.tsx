import { FileAddOutlined, FormOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input, Modal, Upload as Dropper } from 'antd';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';

/** Dragging a file or pasting a text. Both say that secret papers must not be uploaded. */
export function Upload() {
  const { t } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  const act = useAct();
  const [isPasting, setPasting] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const take = async (read: () => Promise<{ document: Entry }>) => {
    setBusy(true);
    setError(undefined);
    try {
      const { document } = await read();
      await act({ do: () => Promise.resolve(document), said: `${t('documents.read')}: ${textOf(document.values['title']) || document.code}` });
      await navigate({ to: '/parks/$park/documents/$id', params: { park, id: document.id } });
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="upload">
      <Dropper.Dragger
        accept=".docx,.doc,.wps,.pdf,.ofd,.html,.htm,.xlsx,.csv,.txt,.text,.md"
        multiple={false}
        showUploadList={false}
        disabled={isBusy}
        beforeUpload={(file) => {
          void take(() => api.uploadFile(park, file));
          return false;
        }}
      >
        <p className="upload-words">
          <FileAddOutlined /> {t(isBusy ? 'documents.reading' : 'documents.drop')}
        </p>
        <p className="upload-kinds">{t('documents.kinds')}</p>
      </Dropper.Dragger>
      <div className="upload-side">
        <p className="secret-warning" role="note">
          {t('documents.secret')}
        </p>
        <Button icon={<FormOutlined />} onClick={() => setPasting(true)} disabled={isBusy}>
          {t('documents.paste')}
        </Button>
      </div>
      {error ? <ErrorNote error={error} /> : null}
      <PasteBox
        isOpen={isPasting}
        onClose={() => setPasting(false)}
        onRead={(name, text) => {
          setPasting(false);
          void take(() => api.uploadText(park, name, text));
        }}
      />
    </div>
  );
}

function PasteBox({
  isOpen,
  onClose,
  onRead,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onRead: (name: string, text: string) => void;
}) {
  const { t } = usePreferences();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  return (
    <Modal
      open={isOpen}
      onCancel={onClose}
      title={t('documents.paste')}
      width={720}
      okText={t('documents.readIt')}
      okButtonProps={{ disabled: text.trim() === '' }}
      cancelText={t('act.cancel')}
      onOk={() => onRead(name.trim() || text.trim().split('\n')[0]!.slice(0, 40), text)}
    >
      <p className="secret-warning">{t('documents.secret')}</p>
      <div className="paste">
        <label htmlFor="paste-name">{t('documents.name')}</label>
        <Input id="paste-name" value={name} onChange={(event) => setName(event.target.value)} />
        <label htmlFor="paste-text">{t('documents.text')}</label>
        <Input.TextArea
          id="paste-text"
          className="paste-text"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoSize={{ minRows: 10, maxRows: 18 }}
        />
      </div>
    </Modal>
  );
}
