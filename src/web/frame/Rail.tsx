import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { usePreferences } from '../parts/preferences.tsx';
import { pages } from './pages.ts';
import { useParkId } from './park.ts';

/** Icons and words; collapsible; a bar at the bottom on a narrow screen. */
export function Rail() {
  const { t } = usePreferences();
  const park = useParkId();
  const section = useLocation({ select: (location) => location.pathname.split('/')[3] ?? 'overview' });
  const [isNarrow, setNarrow] = useState(false);
  return (
    <nav className={isNarrow ? 'rail is-narrow' : 'rail'} aria-label={t('nav.label')}>
      <div className="rail-brand" aria-hidden="true">
        <svg viewBox="0 0 32 32" width="22" height="22">
          <circle cx="16" cy="16" r="11" fill="none" stroke="currentColor" strokeWidth="5" strokeDasharray="56 13" strokeLinecap="round" />
        </svg>
        <span>{t('app.name')}</span>
      </div>
      <ul>
        {pages.map((page) => {
          const isCurrent = page.under.includes(section);
          return (
            <li key={page.key}>
              <Link
                to={page.to}
                params={{ park }}
                className={isCurrent ? 'rail-link is-current' : 'rail-link'}
                aria-current={isCurrent ? 'page' : undefined}
                title={isNarrow ? t(page.label) : undefined}
              >
                <page.icon />
                <span>{t(page.label)}</span>
              </Link>
            </li>
          );
        })}
      </ul>
      <button type="button" className="rail-fold" onClick={() => setNarrow(!isNarrow)} aria-label={t(isNarrow ? 'nav.expand' : 'nav.collapse')}>
        {isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
      </button>
    </nav>
  );
}
