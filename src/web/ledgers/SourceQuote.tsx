import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type SpanSource } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { sentenceAround } from './sentence-around.ts';

/** The exact words something stands on, in their sentence, with the way to their place in the document. */
export function SourceQuote({ source, document }: { readonly source: SpanSource; readonly document: string }) {
  const { t } = usePreferences();
  const park = useParkId();
  const read = useQuery({ queryKey: ['reading', park, document], queryFn: () => api.reading(park, document), enabled: document !== '', staleTime: 5 * 60_000 });
  const words = read.data && sentenceAround(read.data.text, read.data.reading.sentences, source);
  return (
    <section className="source" aria-label={t('entry.source')}>
      <blockquote>
        {words ? (
          <>
            {words.before}
            <mark className="source-words">{source.quote}</mark>
            {words.after}
          </>
        ) : (
          source.quote
        )}
      </blockquote>
      {document ? (
        <Link to="/parks/$park/documents/$id" params={{ park, id: document }} search={{ at: source.at, end: source.end }}>
          {t('entry.sourceOpen')}
        </Link>
      ) : null}
    </section>
  );
}
