import type { Finding as Found, Side } from '../api/comparison.ts';
import { useParkId } from '../frame/park.ts';
import { entryLink } from '../parts/entry-link.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { OriginLink } from '../parts/OriginLink.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Sentence } from './Sentence.tsx';

/** What can be done about a finding. */
export interface FindingAct {
  readonly label: string;
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

interface FindingProps {
  readonly found: Found;
  readonly document: string;
  readonly isTask: boolean;
  readonly acts: readonly FindingAct[];
  readonly onShow: (item: string) => void;
}

/** One finding in a sentence, with the words of both sides. */
export function Finding({ found, document, isTask, acts, onShow }: FindingProps) {
  const { pick } = usePreferences();
  return (
    <li className={`finding is-${found.what}`} data-finding={found.what}>
      <p className="finding-text">{pick(found.text)}</p>
      <dl className="finding-quotes">
        {[found.first, found.second].map((side, i) =>
          side ? <Words key={i === 0 ? 'first' : 'second'} side={side} document={document} isTask={isTask} onShow={onShow} /> : null,
        )}
      </dl>
      {acts.length > 0 ? (
        <div className="finding-acts">
          {acts.map(({ label, name, run }) => (
            <ActButton key={name} size="small" data-act={name} run={run}>
              {label}
            </ActButton>
          ))}
        </div>
      ) : null}
    </li>
  );
}

function Words({
  side,
  document,
  isTask,
  onShow,
}: {
  readonly side: Side;
  readonly document: string;
  readonly isTask: boolean;
  readonly onShow: (item: string) => void;
}) {
  const { t } = usePreferences();
  const park = useParkId();
  const { item, entry } = side;
  const words = side.sentence ? <Sentence said={side} /> : side.name;
  const isHere = side.document?.id === document && item !== undefined;
  const label = isHere ? t('compare.this') : (side.code ?? side.document?.code ?? '');
  return (
    <div>
      <dt title={side.document?.title}>{label}</dt>
      <dd>
        {isHere ? (
          <button type="button" className="link-button finding-quote" onClick={() => onShow(item)}>
            {words}
          </button>
        ) : entry !== undefined ? (
          <OriginLink className="finding-quote" origin={entryLink(park, isTask ? 'task' : 'goal', entry)}>
            {words}
          </OriginLink>
        ) : side.document ? (
          <OriginLink className="finding-quote" origin={{ ...entryLink(park, 'document', side.document.id), search: { at: side.at ?? 0, end: side.end ?? 0 } }}>
            {words}
          </OriginLink>
        ) : (
          words
        )}
      </dd>
    </div>
  );
}
