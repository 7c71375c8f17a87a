import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Segmented, Skeleton } from 'antd';
import { useMemo, useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { useLedgers, useParkId } from '../frame/park.ts';
import { LinkedTitle } from '../ledgers/FieldValue.tsx';
import { PageTitle, Panel, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { jsonOf, textOf } from '../parts/values.ts';
import { FigureLink, useFieldLabel } from './FigureLink.tsx';
import { blocksOf, figuresOf, type ReportFigure } from './report-text.ts';
import { ReportPaper } from './ReportPaper.tsx';

const route = getRouteApi('/parks/$park/reports/$id');
type Shown = 'text' | 'figures';

export function ReportPage() {
  const { id } = route.useParams();
  const park = useParkId();
  const report = useQuery({ queryKey: ['entry', park, 'report', id, undefined], queryFn: () => api.entry(park, 'report', id) });
  return (
    <Loaded query={report} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
      {(entry) => <Report report={entry} />}
    </Loaded>
  );
}

function Report({ report }: { readonly report: Entry }) {
  const { t } = usePreferences();
  const park = useParkId();
  const title = textOf(report.values['title']) || report.code;
  const asOf = textOf(report.values['asOf']);
  const chainHead = textOf(report.values['chainHead']);
  const figures = useMemo(() => figuresOf(jsonOf(report.values['figures'])), [report]);
  const blocks = useMemo(() => blocksOf(jsonOf(report.values['text'])), [report]);
  const [shown, setShown] = useState<Shown>('text');
  return (
    <>
      <PrintHead title={title} asOf={asOf} head={headOf(chainHead)} />
      <PageTitle
        title={title}
        extra={
          <>
            <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('act.print')}
            </Button>
            <Button type="primary" icon={<DownloadOutlined />} href={api.reportFile(park, report.id)} download data-act="download">
              {t('report.download')}
            </Button>
          </>
        }
      >
        <span>
          {t('report.asOf')} {asOf}
        </span>
        {chainHead ? (
          <span>
            {t('report.chainHead')} <code title={chainHead}>{chainHead.slice(0, 16)}</code>
          </span>
        ) : null}
        {textOf(report.values['plan']) ? (
          <span>
            {t('report.plan')} <LinkedTitle ledger="plan" id={textOf(report.values['plan'])} />
          </span>
        ) : null}
      </PageTitle>
      {blocks.length > 0 ? (
        <Segmented<Shown>
          className="report-choice"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'text', label: t('report.text') },
            { value: 'figures', label: `${t('report.figures')} ${figures.length}` },
          ]}
        />
      ) : null}
      {blocks.length > 0 && shown === 'text' ? (
        <ReportPaper title={title} asOf={asOf} blocks={blocks} figures={figures} />
      ) : (
        <Panel title={t('report.figures')} extra={t('report.figuresCount', { n: figures.length })}>
          {figures.length === 0 ? <Empty title={t('report.noFigures')} /> : <FigureTable figures={figures} />}
        </Panel>
      )}
    </>
  );
}

/** A chain head as reports keep it: 'number hash'. */
function headOf(text: string): { readonly seq: string; readonly hash: string } | undefined {
  const [seq = '', hash = ''] = text.split(/\s+/);
  return hash ? { seq, hash } : undefined;
}

/** Each figure of the report with the entry and field it was taken from. */
function FigureTable({ figures }: { readonly figures: readonly ReportFigure[] }) {
  const { t, pick } = usePreferences();
  const ledgers = useLedgers().data;
  const labelOf = useFieldLabel();
  return (
    <table className="plain report-figures">
      <thead>
        <tr>
          <th scope="col">{t('report.figure')}</th>
          <th scope="col">{t('report.origin')}</th>
          <th scope="col">{t('report.field')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, at) => {
          const ledger = ledgers?.find((one) => one.id === figure.ledger);
          return (
            // A figure has no identity but its place in the report.
            <tr key={`${at}-${figure.text}`}>
              <td>
                <FigureLink figure={figure} isRow />
              </td>
              <td>
                {ledger ? `${pick(ledger.label)} · ` : ''}
                {figure.entry ? <LinkedTitle ledger={figure.ledger} id={figure.entry} /> : t('report.wholeLedger')}
              </td>
              <td className="faint">{labelOf(figure)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
