import { Modal } from 'antd';
import { Fragment } from 'react';
import type { MessageKey } from '../messages/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { pages } from './pages.ts';

/** The keys of the document page. */
const workbench: readonly { readonly keys: readonly string[]; readonly does: MessageKey }[] = [
  { keys: ['j', '↓', 'k', '↑'], does: 'workbench.keys.move' },
  { keys: ['a'], does: 'workbench.keys.accept' },
  { keys: ['x'], does: 'workbench.keys.reject' },
  { keys: ['e'], does: 'workbench.keys.mend' },
  { keys: ['u'], does: 'workbench.keys.undo' },
  { keys: ['Shift', '←', '→'], does: 'workbench.keys.end' },
  { keys: ['Alt', 'Shift', '←', '→'], does: 'workbench.keys.start' },
];

export function KeyboardHelp({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = usePreferences();
  return (
    <Modal open={isOpen} onCancel={onClose} footer={null} title={t('keys.title')} width={780}>
      <div className="keys-columns">
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
        <section>
          <h3>{t('workbench.keys')}</h3>
          <dl className="keys-page">
            {workbench.map(({ keys, does }) => (
              <Fragment key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{t(does)}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
}
