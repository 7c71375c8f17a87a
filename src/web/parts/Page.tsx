/** Title line with the one action that matters, then the page; the head that is printed on paper. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/index.ts';
import { usePark } from '../frame/park.ts';
import { today } from '../format/date.ts';
import { ExampleTag } from './ExampleTag.tsx';
import { usePreferences } from './preferences.tsx';

export function PageTitle({
  title,
  example = false,
  extra,
  children,
}: {
  readonly title: ReactNode;
  readonly example?: boolean;
  readonly extra?: ReactNode;
  readonly children?: ReactNode;
}) {
  return (
    <header className="page-title">
      <div className="page-title-words">
        <h1>
          {title}
          {example ? <ExampleTag /> : null}
        </h1>
        {children ? <div className="page-title-under">{children}</div> : null}
      </div>
      {extra ? <div className="page-title-acts">{extra}</div> : null}
    </header>
  );
}

/** Printed only: park, title, date, as-of and chain head (that of the park's record, where the page has none of its own). */
export function PrintHead({
  title,
  asOf,
  head,
}: {
  readonly title: string;
  readonly asOf: string;
  readonly head?: { readonly seq: number | string; readonly hash: string } | undefined;
}) {
  const { t, pick } = usePreferences();
  const park = usePark();
  const recent = useQuery({ queryKey: ['recent', park.id, 1], queryFn: () => api.recent(park.id, 1), enabled: head === undefined });
  const last = head ?? recent.data?.[0];
  return (
    <div className="print-head" aria-hidden="true">
      <strong>
        {pick(park.label)} · {title}
      </strong>
      <span>
        {last ? t('print.head', { date: asOf, hash: last.hash.slice(0, 16), seq: last.seq }) : `${t('top.asOf')} ${asOf}`} ·{' '}
        {t('print.printed', { date: today() })}
      </span>
    </div>
  );
}

export function Panel({
  title,
  extra,
  children,
  className = '',
  id,
}: {
  readonly title?: ReactNode;
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly id?: string;
}) {
  return (
    <section className={`panel ${className}`} id={id}>
      {title || extra ? (
        <div className="panel-head">
          <h2>{title}</h2>
          {extra ? <div className="panel-extra">{extra}</div> : null}
        </div>
      ) : null}
      <div className="panel-body">{children}</div>
    </section>
  );
}
