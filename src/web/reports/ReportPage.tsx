import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { api, type Entry } from '../api/index.ts';
import { useLedgers, useParkId } from '../frame/park.ts';
import { LinkedTitle } from '../ledgers/FieldValue.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { PageTitle, Panel, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { jsonOf, listOf, recordOf, textOf } from '../parts/values.ts';
import { OriginLink } from '../parts/OriginLink.tsx';

const route = getRouteApi('/parks/$park/reports/$id');

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
  const figures = listOf(jsonOf(report.values['figures'])).map(recordOf);
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
      <Panel title={t('report.figures')} extra={t('report.figuresCount', { n: figures.length })}>
        {figures.length === 0 ? <Empty title={t('report.noFigures')} /> : <FigureTable figures={figures} />}
      </Panel>
    </>
  );
}

/** A chain head as reports keep it: 'number hash'. */
function headOf(text: string): { readonly seq: string; readonly hash: string } | undefined {
  const [seq = '', hash = ''] = text.split(/\s+/);
  return hash ? { seq, hash } : undefined;
}

/** Each figure of the report with the entry and field it was taken from. */
function FigureTable({ figures }: { readonly figures: readonly Readonly<Record<string, unknown>>[] }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const ledgers = useLedgers().data;
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
          const ledger = ledgers?.find((one) => one.id === figure['ledger']);
          const field = ledger?.fields.find((one) => one.id === figure['field']);
          const entry = textOf(figure['entry']);
          return (
            // A figure has no identity but its place in the report.
            <tr key={`${at}-${textOf(figure['text'])}`}>
              <td>
                {ledger ? (
                  <OriginLink
                    className="figure figure-link"
                    origin={entry ? entryLink(park, ledger.id, entry) : { to: '/parks/$park/ledgers/$ledger', params: { park, ledger: ledger.id } }}
                    data-row
                  >
                    {textOf(figure['text'])}
                  </OriginLink>
                ) : (
                  textOf(figure['text'])
                )}
              </td>
              <td>
                {ledger ? `${pick(ledger.label)} · ` : ''}
                {entry ? <LinkedTitle ledger={textOf(figure['ledger'])} id={entry} /> : t('report.wholeLedger')}
              </td>
              <td className="faint">
                {field
                  ? pick(field.label)
                  : figure['field'] === 'count'
                    ? t('report.count')
                    : figure['field'] === 'light'
                      ? t('ledger.light')
                      : textOf(figure['field'])}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
