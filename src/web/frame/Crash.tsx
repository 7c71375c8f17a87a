import type { ErrorComponentProps } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { ApiError } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, ErrorNote } from '../parts/states.tsx';

export function Crash({ error, reset }: ErrorComponentProps) {
  const { t } = usePreferences();
  return (
    <div className="stray">
      {error instanceof ApiError ? null : <p>{t('state.crash')}</p>}
      <ErrorNote error={error} retry={reset} />
    </div>
  );
}

export function NotFound() {
  const { t } = usePreferences();
  return (
    <div className="stray">
      <Empty
        title={t('state.notFound')}
        hint={t('state.notFoundHint')}
        action={
          <Link to="/">
            <Button type="primary">{t('nav.overview')}</Button>
          </Link>
        }
      />
    </div>
  );
}
