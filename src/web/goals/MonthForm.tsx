import { useQueryClient } from '@tanstack/react-query';
import { Button, DatePicker, Form, Input, InputNumber, Modal, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { today } from '../format/date.ts';
import { useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote } from '../parts/states.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { nextPeriod, type Point } from './observations.ts';

interface Filled {
  readonly period: string;
  readonly month: number | null;
  readonly cumulative: number | null;
  readonly yoy: number | null;
  readonly asOf: Dayjs;
  readonly origin: string;
}

/** Entering a period: 当月, 累计, 累计同比 as published, 数据截至, 来源. Afterwards the light says whether it changed, and why. */
export function MonthForm({ goal, points, onClose }: { readonly goal: Entry; readonly points: readonly Point[]; readonly onClose: () => void }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const client = useQueryClient();
  const [form] = Form.useForm<Filled>();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const year = numberOf(goal.values['year']) ?? Number(today().slice(0, 4));
  const unit = textOf(goal.values['unit']);
  const isGrowth = goal.values['kind'] === 'growth';
  const save = async (filled: Filled) => {
    setBusy(true);
    setError(undefined);
    const number = (value: number | null | undefined) => (typeof value === 'number' ? { value } : undefined);
    try {
      const made = await api.create(park, 'observation', {
        goal: goal.id,
        subject: textOf(goal.values['subject']) || 'park',
        indicator: textOf(goal.values['canonical']) || textOf(goal.values['indicator']),
        indicatorName: textOf(goal.values['indicator']) || textOf(goal.values['name']),
        period: filled.period,
        ...(number(filled.month) ? { month: filled.month } : {}),
        ...(number(filled.cumulative) ? { cumulative: filled.cumulative } : {}),
        ...(number(filled.yoy) ? { yoy: filled.yoy } : {}),
        ...(isGrowth ? {} : { unit }),
        asOf: filled.asOf.format('YYYY-MM-DD'),
        origin: filled.origin,
      });
      const after = await api.entry(park, 'goal', goal.id);
      const [from, to] = [goal.light?.colour ?? 'grey', after.light?.colour ?? 'grey'];
      const said = from === to ? t('goal.entered') : t('goal.lightChanged', { from: t(`light.${from}`), to: t(`light.${to}`) });
      await act({
        do: () => Promise.resolve(made),
        said: after.light ? `${said}　${pick(after.light.text)}` : said,
        command: (entry) => commandOf(park, entry),
      });
      await client.invalidateQueries();
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <Modal open onCancel={onClose} title={`${t('goal.enter')}: ${textOf(goal.values['name'])}`} footer={null} width={560} className="month-form">
      <Form<Filled>
        form={form}
        layout="vertical"
        onFinish={(filled) => void save(filled)}
        initialValues={{ period: nextPeriod(year, points), asOf: dayjs(today()), origin: '' }}
      >
        <div className="entry-form-grid">
          <Form.Item name="period" label={t('goal.period')} rules={[{ required: true }]}>
            <Select options={periodOptions(year, t)} showSearch />
          </Form.Item>
          <Form.Item name="asOf" label={t('goal.asOf')} rules={[{ required: true }]}>
            <DatePicker className="wide" maxDate={dayjs(today())} allowClear={false} />
          </Form.Item>
          <Form.Item name="month" label={isGrowth ? t('goal.inMonth') : `${t('goal.inMonth')} (${unit})`}>
            <InputNumber className="wide" autoFocus />
          </Form.Item>
          <Form.Item name="cumulative" label={isGrowth ? t('goal.cumulative') : `${t('goal.cumulative')} (${unit})`}>
            <InputNumber className="wide" />
          </Form.Item>
          <Form.Item
            name="yoy"
            label={`${t('goal.yoy')} (%)`}
            extra={t('goal.yoyNote')}
            rules={isGrowth ? [{ required: true, message: t('goal.yoyNeeded') }] : []}
          >
            <InputNumber className="wide" />
          </Form.Item>
          <Form.Item name="origin" label={t('goal.origin')} rules={[{ required: true, message: t('goal.originNeeded') }]}>
            <Input placeholder={t('goal.originExample')} />
          </Form.Item>
        </div>
        {error ? <ErrorNote error={error} /> : null}
        <div className="form-acts">
          <Button onClick={onClose}>{t('act.cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={isBusy}>
            {t('act.save')}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}

function periodOptions(year: number, t: ReturnType<typeof usePreferences>['t']) {
  const month = (at: number) => ({ value: `${year}-${String(at).padStart(2, '0')}`, label: t('goal.periodMonth', { year: String(year), n: at }) });
  return [
    { value: `${year}-01..02`, label: t('goal.periodFirst', { year: String(year) }) },
    ...Array.from({ length: 12 }, (_, at) => month(at + 1)),
    ...[1, 2, 3, 4].map((quarter) => ({ value: `${year}-Q${quarter}`, label: t('goal.periodQuarter', { year: String(year), n: quarter }) })),
    { value: String(year), label: t('goal.year', { year: String(year) }) },
  ];
}
