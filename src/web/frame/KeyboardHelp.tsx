import { Modal } from 'antd';
import { usePreferences } from '../parts/preferences.tsx';
import { pages } from './pages.ts';

export function KeyboardHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('keys.title')} width={460}>
      <dl className="keys">
        <dt>
          <kbd>/</kbd>
        </dt>
        <dd>{t('keys.search')}</dd>
        <dt>
          <kbd>j</kbd> <kbd>k</kbd>
        </dt>
        <dd>{t('keys.move')}</dd>
        <dt>
          <kbd>Enter</kbd>
        </dt>
        <dd>{t('keys.open')}</dd>
        <dt>
          <kbd>e</kbd>
        </dt>
        <dd>{t('keys.edit')}</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>{t('keys.escape')}</dd>
        <dt>
          <kbd>?</kbd>
        </dt>
        <dd>{t('keys.help')}</dd>
        <dt>
          <kbd>g</kbd>
        </dt>
        <dd>{t('keys.go')}</dd>
        {pages.map((page) => (
          <div key={page.key} className="keys-go">
            <dt>
              <kbd>g</kbd> <kbd>{page.letter}</kbd>
            </dt>
            <dd>{t(page.label)}</dd>
          </div>
        ))}
        <div className="keys-go">
          <dt>
            <kbd>g</kbd> <kbd>t</kbd>
          </dt>
          <dd>{t('mine.title')}</dd>
        </div>
      </dl>
    </Modal>
  );
}
