import type { Entry, SpanSource } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf } from '../parts/values.ts';
import { SourceQuote } from './SourceQuote.tsx';

/** Further words that set the same goal or task, each with the way to its document. */
export function Sources({ entry }: { readonly entry: Entry }) {
  const { t } = usePreferences();
  const sources = listOf(entry.values['sources']) as readonly (SpanSource & { readonly document: string })[];
  if (sources.length === 0) return null;
  return (
    <section aria-label={t('sources.title')} data-sources>
      <h3>{t('sources.title')}</h3>
      {sources.map((source) => (
        <SourceQuote key={`${source.document} ${source.at}`} source={source} document={source.document} />
      ))}
    </section>
  );
}
