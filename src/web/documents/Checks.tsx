import { AuditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Drawer, Select } from 'antd';
import { useMemo, useState } from 'react';
import { type Compared, comparisons, type Finding as Found } from '../api/comparison.ts';
import { api, type DocumentReading } from '../api/index.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';
import '../style/comparison.css';
import { Arithmetic } from './Arithmetic.tsx';
import { Comparison } from './Comparison.tsx';
import { Finding } from './Finding.tsx';

interface ChecksProps {
  readonly document: DocumentReading;
  readonly onShow: (item: string) => void;
}

/** What a document says against itself, the ledgers and other documents: a button that counts what needs a look, and the findings beside the page. */
export function Checks({ document: { document, decisions, arithmetic }, onShow }: ChecksProps) {
  const { t } = usePreferences();
  const park = useParkId();
  const [isOpen, setOpen] = useState(false);
  const mayRank = useMay('document', 'change');
  const act = useAct();
  const comparison = useQuery({ queryKey: ['comparison', park, document.id], queryFn: () => comparisons.all(park, document.id) });
  const decided = useMemo(() => new Set(decisions.map((entry) => textOf(entry.values['item']))), [decisions]);
  const found = comparison.data;
  const needs = arithmetic.filter((one) => one.agrees === false).length + (found ? found.inside.length + found.others.flatMap(urgent).length : 0);
  const show = (item: string) => {
    setOpen(false);
    onShow(item);
  };
  const rank = (value: string) =>
    act({
      do: () => api.change(park, 'document', document.id, document.revision, { rank: value }),
      said: t('compare.ranked'),
      command: (entry) => commandOf(park, entry),
    });
  return (
    <>
      <Badge count={needs} size="small" title={t('compare.needs', { n: needs })}>
        <Button icon={<AuditOutlined />} title={t('compare.openHint')} data-act="checks" onClick={() => setOpen(true)}>
          {t('compare.open')}
        </Button>
      </Badge>
      <Drawer open={isOpen} onClose={() => setOpen(false)} title={t('compare.openHint')} size={720} className="checks">
        <p className="compare-rank">
          {t('compare.rank')}{' '}
          <Select
            size="small"
            aria-label={t('compare.rank')}
            disabled={!mayRank}
            value={document.values['rank'] === 'higher' ? 'higher' : 'ours'}
            onChange={(value) => void rank(value)}
            options={(['ours', 'higher'] as const).map((value) => ({ value, label: t(`compare.rank.${value}`) }))}
          />
        </p>
        {arithmetic.length > 0 ? <Arithmetic reckoned={arithmetic} onShow={show} /> : null}
        <Loaded query={comparison}>
          {({ inside, others, ledger }) => (
            <>
              {inside.length > 0 ? (
                <section className="compare-part" data-part="inside">
                  <h3>{t('compare.inside')}</h3>
                  <ul>
                    {inside.map((one) => (
                      <Finding key={`${one.first?.item} ${one.second?.item}`} found={one} document={document.id} isTask={false} acts={[]} onShow={show} />
                    ))}
                  </ul>
                </section>
              ) : null}
              {others.filter(isTold).map((one) => (
                <Comparison key={one.document?.id} compared={one} document={document.id} decided={decided} onShow={show} />
              ))}
              {ledger && isTold(ledger) ? <Comparison compared={ledger} document={document.id} decided={decided} onShow={show} /> : null}
              {arithmetic.length + inside.length === 0 && !others.some(isTold) && !(ledger && isTold(ledger)) ? (
                <p className="faint">{t('compare.calm')}</p>
              ) : null}
            </>
          )}
        </Loaded>
      </Drawer>
    </>
  );
}

/** Documents that have nothing in common are left out. */
const isTold = ({ goals, tasks }: Compared) => [...goals, ...tasks].some(({ what }) => what !== 'new');

/** A contradiction, a target below the higher body's, one it asks for and we do not have, a change of edition. */
const urgent = ({ goals, tasks, standing, first }: Compared): readonly Found[] =>
  standing === 'edition' && first === 'this'
    ? []
    : [...goals, ...tasks].filter(
        ({ what }) => what === 'contradiction' || what === 'weaker' || what === 'missing' || (what === 'changed' && standing === 'edition'),
      );
