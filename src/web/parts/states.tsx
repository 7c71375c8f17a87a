/** Loading, empty and error: a skeleton in the final layout, the next step, and what happened with what to do. */
import { Alert, Button, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { ApiError } from '../api/index.ts';
import { usePreferences } from './preferences.tsx';

/** The fault's lines in the chosen language. */
export function useErrorText(): (error: unknown) => readonly string[] {
  const { language, t } = usePreferences();
  return (error) => {
    if (!(error instanceof ApiError)) return [error instanceof Error ? error.message : String(error)];
    if (error.faults.length > 0) return error.faults.map((fault) => fault.text?.[language] || fault.code);
    return [error.status === 0 ? t('state.offline') : t('state.unknown', { status: error.status })];
  };
}

export function ErrorNote({ error, retry }: { readonly error: unknown; readonly retry?: (() => void) | undefined }) {
  const { t } = usePreferences();
  const lines = useErrorText()(error);
  return (
    <Alert
      type="error"
      showIcon
      className="error-note"
      title={lines.length === 1 ? lines[0] : t('state.error')}
      description={
        lines.length > 1 ? (
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ) : undefined
      }
      action={
        retry ? (
          <Button size="small" onClick={retry}>
            {t('act.retry')}
          </Button>
        ) : undefined
      }
    />
  );
}

export function Empty({ title, hint, action }: { readonly title: string; readonly hint?: string; readonly action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint ? <p className="empty-hint">{hint}</p> : null}
      {action ? <div className="empty-action">{action}</div> : null}
    </div>
  );
}

/** Grey bars in place of rows that are on their way. */
export function RowsSkeleton({ rows = 6 }: { readonly rows?: number }) {
  const { t } = usePreferences();
  return (
    <div className="rows-skeleton" aria-busy="true" aria-label={t('state.loading')} role="status">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton.Input key={row} active block size="small" />
      ))}
    </div>
  );
}

interface Answer<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** Shows what a query has: its error, its skeleton or its content. */
export function Loaded<T>({
  query,
  skeleton,
  children,
}: {
  readonly query: Answer<T>;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <ErrorNote error={query.error} retry={() => void query.refetch()} />;
  return <>{skeleton ?? <RowsSkeleton />}</>;
}
