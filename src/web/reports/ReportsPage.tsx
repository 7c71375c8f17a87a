import { DownloadOutlined, FileAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, DatePicker, Form, Input, Modal } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { dateTime, today } from '../format/date.ts';
import { useMay, useMoment, useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { PageTitle } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, ErrorNote, Loaded } from '../parts/states.tsx';
import { jsonOf, listOf, textOf } from '../parts/values.ts';

const route = getRouteApi('/parks/$park/reports');

export function ReportsPage() {
  const { t } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const mayMake = useMay('report', 'create');
  const { make } = route.useSearch();
  const navigate = route.useNavigate();
  const reports = useQuery({ queryKey: ['entries', park, 'report', asOf], queryFn: () => api.list(park, 'report', { sort: '-createdAt', size: 100, asOf }) });
  const button = mayMake ? (
    <Button type="primary" icon={<FileAddOutlined />} data-act="make-report" onClick={() => void navigate({ search: { make: true } })}>
      {t('report.make')}
    </Button>
  ) : null;
  return (
    <>
      <PageTitle title={t('nav.reports')} extra={button}>
        {t('report.about')}
      </PageTitle>
      <Loaded query={reports}>
        {(data) => (data.total === 0 ? <Empty title={t('report.none')} hint={t('report.noneHint')} action={button} /> : <ReportTable reports={data.entries} />)}
      </Loaded>
      {make && mayMake ? <MakeReport onClose={() => void navigate({ search: {} })} /> : null}
    </>
  );
}

function ReportTable({ reports }: { readonly reports: readonly Entry[] }) {
  const { t } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  return (
    <div className="grid-scroll" tabIndex={0} role="region" aria-label={t('nav.reports')}>
      <table className="grid">
        <thead>
          <tr>
            <th scope="col">{t('report.title')}</th>
            <th scope="col">{t('report.asOf')}</th>
            <th scope="col" className="right">
              {t('report.figures')}
            </th>
            <th scope="col">{t('report.created')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('report.download')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {reports.map((report) => (
            <tr
              key={report.id}
              data-row
              tabIndex={0}
              onClick={(event) =>
                (event.target as HTMLElement).closest('a') || void navigate({ to: '/parks/$park/reports/$id', params: { park, id: report.id } })
              }
            >
              <td className="title">
                <Link to="/parks/$park/reports/$id" params={{ park, id: report.id }}>
                  {textOf(report.values['title']) || report.code}
                </Link>
              </td>
              <td className="num">{textOf(report.values['asOf'])}</td>
              <td className="right num">{listOf(jsonOf(report.values['figures'])).length}</td>
              <td className="num">{dateTime(report.createdAt)}</td>
              <td className="right">
                <a href={api.reportFile(park, report.id)} download>
                  <DownloadOutlined /> docx
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MakeReport({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  const act = useAct();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const make = async ({ asOf, title }: { asOf: Dayjs; title?: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      const report = await api.makeReport(park, asOf.format('YYYY-MM-DD'), title);
      await act({ do: () => Promise.resolve(report), said: t('report.made'), command: (made) => commandOf(park, made) });
      await navigate({ to: '/parks/$park/reports/$id', params: { park, id: report.id } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t('report.make')} width={480}>
      <Form<{ asOf: Dayjs; title?: string }> layout="vertical" onFinish={(filled) => void make(filled)} initialValues={{ asOf: dayjs(today()) }}>
        <Form.Item name="asOf" label={t('report.asOf')} rules={[{ required: true }]}>
          <DatePicker className="wide" maxDate={dayjs(today())} allowClear={false} />
        </Form.Item>
        <Form.Item name="title" label={t('report.title')}>
          <Input placeholder={t('report.titleHint')} />
        </Form.Item>
        {error ? <ErrorNote error={error} /> : null}
        <div className="form-acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isBusy} data-act="make">
            {t('report.make')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
