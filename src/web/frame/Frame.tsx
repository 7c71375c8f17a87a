/** Left rail, top bar, content. A past date tints the frame and makes all read-only. */
import { Outlet } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { usePreferences } from '../parts/preferences.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { useMoment, usePark } from './park.ts';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';
import { useAsOf } from './useAsOf.ts';
import { useKeyboard } from './useKeyboard.ts';

export function Frame() {
  const { t } = usePreferences();
  const park = usePark();
  const { asOf } = useMoment();
  const setAsOf = useAsOf();
  const [isHelpOpen, setHelpOpen] = useState(false);
  useKeyboard(park.id, () => setHelpOpen(true));
  return (
    <div className={asOf ? 'frame is-past' : 'frame'}>
      <a className="skip-link" href="#content">
        {t('nav.skip')}
      </a>
      <Rail />
      <div className="frame-main">
        <TopBar onHelp={() => setHelpOpen(true)} />
        {asOf ? (
          <div className="past-bar" role="status">
            <span>{t('top.past', { date: asOf })}</span>
            <Button size="small" onClick={() => setAsOf(undefined)}>
              {t('top.backToToday')}
            </Button>
          </div>
        ) : null}
        {park.example ? <div className="example-bar">{t('example.banner')}</div> : null}
        <main id="content" className="content" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <KeyboardHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}
