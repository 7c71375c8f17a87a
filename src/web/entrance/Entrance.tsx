import { TranslationOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { usePreferences } from '../parts/preferences.tsx';

/** The sheet that both doors (set-up, sign-in) are written on. */
export function Entrance({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t, language, set } = usePreferences();
  return (
    <main className="entrance">
      <div className="entrance-sheet">
        <div className="entrance-brand">
          <svg viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
            <circle cx="16" cy="16" r="11" fill="none" stroke="currentColor" strokeWidth="5" strokeDasharray="56 13" strokeLinecap="round" />
          </svg>
          <div>
            <strong>{t('app.full')}</strong>
            <span>{t('app.tagline')}</span>
          </div>
        </div>
        <h1>{title}</h1>
        {children}
        <Button
          type="text"
          size="small"
          className="entrance-language"
          icon={<TranslationOutlined />}
          aria-label={t('top.languageLabel')}
          onClick={() => set({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {t('top.language')}
        </Button>
      </div>
    </main>
  );
}
