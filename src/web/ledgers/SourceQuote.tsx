import { Link } from '@tanstack/react-router';
import type { SpanSource } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';

/** The exact words something stands on, with the way to their place in the document. */
export function SourceQuote({ source, document }: { readonly source: SpanSource; readonly document: string }) {
  const { t } = usePreferences();
  const park = useParkId();
  return (
    <section className="source" aria-label={t('entry.source')}>
      <blockquote>{source.quote}</blockquote>
      {document ? (
        <Link to="/parks/$park/documents/$id" params={{ park, id: document }} search={{ at: source.at, end: source.end }}>
          {t('entry.sourceOpen')}
        </Link>
      ) : null}
    </section>
  );
}
