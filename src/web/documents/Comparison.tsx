import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { type Compared, comparisons, type Finding as Found, type Standing, type What } from '../api/comparison.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { ActButton } from '../parts/ActButton.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { OriginLink } from '../parts/OriginLink.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { Finding, type FindingAct } from './Finding.tsx';
import { useFindingActs } from './useFindingActs.ts';

interface ComparisonProps {
  readonly compared: Compared;
  readonly document: string;
  /** Items that have been decided. */
  readonly decided: ReadonlySet<string>;
  readonly onShow: (item: string) => void;
}

/** What needs a look comes first; what is the same lies folded at the end. */
const order: readonly What[] = ['contradiction', 'weaker', 'missing', 'changed', 'dropped', 'stronger', 'new', 'same'];
const quiet: ReadonlySet<What> = new Set(['same', 'new']);
const standings: readonly Standing[] = ['peers', 'higher', 'edition'];

/** This document against another one, or against the ledgers. */
export function Comparison({ compared: given, document, decided, onShow }: ComparisonProps) {
  const { t } = usePreferences();
  const park = useParkId();
  const [asked, setAsked] = useState<Standing>();
  const mayDecide = useMay('decision', 'create');
  const other = given.document;
  const told = useQuery({
    queryKey: ['comparison', park, document, other?.id, asked],
    queryFn: () => comparisons.one(park, document, other?.id ?? '', asked ?? 'peers'),
    enabled: other !== null && asked !== undefined,
  });
  const compared = asked === undefined ? given : (told.data ?? given);
  const { acts, updateAll } = useFindingActs(document, decided);
  const changes = mayDecide ? updateAll(compared) : null;
  return (
    <section className="compare-part" data-part={other?.id ?? 'ledger'}>
      <header className="compare-head">
        <h3>{other ? <OriginLink origin={entryLink(park, 'document', other.id)}>{`《${other.title}》`}</OriginLink> : t('compare.ledger')}</h3>
        {other ? (
          <Select
            size="small"
            className="compare-standing"
            aria-label={t('compare.as')}
            value={compared.standing}
            onChange={(value: Standing) => setAsked(value)}
            options={standings.map((value) => ({ value, label: t(standingKey(value, compared.first === 'this' && value === compared.standing)) }))}
          />
        ) : null}
        {changes ? (
          <ActButton size="small" type="primary" data-act="update-all" run={changes.run}>
            {t('compare.updateAll', { n: changes.n })}
          </ActButton>
        ) : null}
      </header>
      {told.error ? <ErrorNote error={told.error} /> : null}
      <Findings
        title={t('compare.goals')}
        findings={compared.goals}
        compared={compared}
        isTask={false}
        document={document}
        onShow={onShow}
        acts={mayDecide ? acts : noActs}
      />
      <Findings
        title={t('compare.tasks')}
        findings={compared.tasks}
        compared={compared}
        isTask
        document={document}
        onShow={onShow}
        acts={mayDecide ? acts : noActs}
      />
      {compared.goals.length + compared.tasks.length === 0 ? <p className="faint">{t('compare.nothing')}</p> : null}
    </section>
  );
}

const standingKey = (standing: Standing, isThisFirst: boolean) =>
  standing === 'peers' || !isThisFirst ? (`compare.standing.${standing}` as const) : (`compare.standing.${standing}This` as const);
type Acts = (found: Found, isTask: boolean, standing: Standing) => readonly FindingAct[];
const noActs: Acts = () => [];

function Findings({
  title,
  findings,
  compared,
  isTask,
  document,
  onShow,
  acts,
}: {
  readonly title: string;
  readonly findings: readonly Found[];
  readonly compared: Compared;
  readonly isTask: boolean;
  readonly document: string;
  readonly onShow: (item: string) => void;
  readonly acts: Acts;
}) {
  const { t } = usePreferences();
  // What became of an edition is not measured against what somebody asks for.
  const word = (what: What) =>
    compared.standing === 'edition' && what === 'weaker' ? 'lowered' : compared.standing === 'edition' && what === 'stronger' ? 'raised' : what;
  return order.map((what) => {
    const found = findings.filter((finding) => finding.what === what);
    if (found.length === 0) return null;
    return (
      <details key={what} className={`compare-group is-${what}`} open={!quiet.has(what)}>
        <summary>
          {title} · {t(`compare.what.${word(what)}`)} {found.length}
        </summary>
        <ul>
          {found.map((finding) => (
            <Finding
              key={`${finding.first?.item ?? finding.first?.entry ?? ''} ${finding.second?.item ?? finding.second?.entry ?? ''}`}
              found={finding}
              document={document}
              isTask={isTask}
              acts={acts(finding, isTask, compared.standing)}
              onShow={onShow}
            />
          ))}
        </ul>
      </details>
    );
  });
}
