import type { Entry, SpanSource } from '../api/index.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, recordOf, textOf } from '../parts/values.ts';
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

/** Whose words of duty propose an owner, where nobody is named yet. */
export function ProposalGrounds({ entry }: { readonly entry: Entry }) {
  const { t } = usePreferences();
  const grounds = recordOf(entry.values['proposedFrom']);
  if (listOf(entry.values['owners']).length > 0 || Object.keys(grounds).length === 0) return null;
  const from = recordOf(grounds['from']);
  const source = typeof from['document'] === 'string' ? (from as unknown as SpanSource & { readonly document: string }) : null;
  return (
    <section aria-label={t('proposed.grounds')} data-grounds>
      <h3>
        {t('proposed.grounds')} <span className="faint">{textOf(grounds['unit'])}</span>
      </h3>
      {source ? <SourceQuote source={source} document={source.document} /> : <blockquote>{textOf(grounds['duty'])}</blockquote>}
    </section>
  );
}
