import { PlayCircleOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Checkbox, Form, Input, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { api, type Entry } from '../api/index.ts';
import { exact } from '../format/number.ts';
import { useMay, useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { ErrorNote, RowsSkeleton } from '../parts/states.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { signOf } from './LimitPrice.tsx';

/** Hours offered: a week, four weeks, a quarter, the year. */
const spans = [168, 672, 2184, 8760] as const;

export function RunPlanButton({ limits, type = 'primary' }: { readonly limits?: readonly string[]; readonly type?: 'primary' | 'default' }) {
  const { t } = usePreferences();
  const mayPlan = useMay('plan', 'create');
  const [isOpen, setOpen] = useState(false);
  if (!mayPlan) return null;
  return (
    <>
      <Button type={type} icon={<PlayCircleOutlined />} data-act="plan" onClick={() => setOpen(true)}>
        {t('plan.run')}
      </Button>
      {isOpen ? <RunPlanDialog chosen={limits} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface Filled {
  readonly name: string;
  readonly hours: number;
  readonly limits: readonly string[];
}

/** Which limits bind, and how many hours are planned. */
export function RunPlanDialog({ chosen, onClose }: { readonly chosen?: readonly string[] | undefined; readonly onClose: () => void }) {
  const { t } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  const [error, setError] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  // Asked for at each opening: which limits are ticked is settled when the form appears, and an older list lacks the one just made.
  const limits = useQuery({ queryKey: ['limits', park], queryFn: () => api.list(park, 'limit', { filter: 'active', size: 100 }), staleTime: 0 });
  const goals = useQuery({ queryKey: ['links', park, 'goal', undefined], queryFn: () => api.list(park, 'goal', { size: 100 }), staleTime: 60_000 });
  const run = async (filled: Filled) => {
    setBusy(true);
    setError(undefined);
    try {
      const { job } = await api.runPlan(park, { hours: filled.hours, limits: filled.limits, ...(filled.name ? { name: filled.name } : {}) });
      onClose();
      await navigate({ to: '/parks/$park/plans', params: { park }, search: { job: job.id } });
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const nameOf = (limit: Entry) =>
    textOf(goals.data?.entries.find((goal) => goal.id === limit.values['goal'])?.values['name']) || textOf(limit.values['indicator']);
  return (
    <Modal open onCancel={onClose} footer={null} title={t('plan.run')} width={560} className="run-dialog">
      {limits.data && limits.isFetchedAfterMount ? (
        <Form<Filled>
          layout="vertical"
          onFinish={(filled) => void run(filled)}
          initialValues={{ name: '', hours: 672, limits: limits.data.entries.filter((limit) => !chosen || chosen.includes(limit.id)).map((limit) => limit.id) }}
        >
          <Form.Item name="name" label={t('plan.name')}>
            <Input placeholder={t('plan.nameHint')} />
          </Form.Item>
          <Form.Item name="hours" label={t('plan.hours')} extra={t('plan.hoursHint')}>
            <Segmented options={spans.map((value) => ({ value, label: t('plan.span', { hours: value }) }))} />
          </Form.Item>
          <Form.Item name="limits" label={t('plan.withLimits')} extra={limits.data.total === 0 ? t('plan.noLimitsHint') : undefined}>
            <Checkbox.Group
              className="column-list"
              options={limits.data.entries.map((limit) => ({
                value: limit.id,
                label: `${nameOf(limit)} ${signOf(textOf(limit.values['sense']))} ${exact(numberOf(limit.values['level']) ?? 0)} ${textOf(limit.values['unit'])}`,
              }))}
            />
          </Form.Item>
          {error ? <ErrorNote error={error} /> : null}
          <div className="form-acts">
            <Button onClick={onClose}>{t('act.cancel')}</Button>
            <Button type="primary" htmlType="submit" loading={isBusy} data-act="run">
              {t('plan.start')}
            </Button>
          </div>
        </Form>
      ) : limits.error ? (
        <ErrorNote error={limits.error} />
      ) : (
        <RowsSkeleton rows={4} />
      )}
    </Modal>
  );
}
