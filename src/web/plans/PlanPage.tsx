import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented, Skeleton } from 'antd';
import { api } from '../api/index.ts';
import type { Scale } from '../format/unit.ts';
import { dateTime } from '../format/date.ts';
import { useMoment, useParkId } from '../frame/park.ts';
import { PageTitle, Panel, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { AccountPanel } from './AccountPanel.tsx';
import { CapacityTable } from './CapacityTable.tsx';
import { CertificatePanel } from './CertificatePanel.tsx';
import { HeatPanel } from './HeatPanel.tsx';
import { LimitTable } from './LimitTable.tsx';
import { type PlanData, planOf } from './plan-data.ts';
import { PlanFigures } from './PlanFigures.tsx';
import { PartialYear, StaleMark } from './PlanMarks.tsx';
import { PlanStatus } from './PlansPage.tsx';
import { RunPlanButton } from './RunPlan.tsx';
import { SankeyPanel } from './SankeyPanel.tsx';

const route = getRouteApi('/parks/$park/plans/$id');

export function PlanPage() {
  const { id } = route.useParams();
  const park = useParkId();
  const plan = useQuery({ queryKey: ['plan', park, id], queryFn: () => api.plan(park, id) });
  return (
    <Loaded query={plan} skeleton={<Skeleton active paragraph={{ rows: 14 }} />}>
      {(entry) => <Plan plan={planOf(entry)} createdAt={entry.createdAt} isExample={entry.values['example'] === true} />}
    </Loaded>
  );
}

function Plan({ plan, createdAt, isExample }: { readonly plan: PlanData; readonly createdAt: string; readonly isExample: boolean }) {
  const { t, scale, set } = usePreferences();
  const { date } = useMoment();
  return (
    <div className="plan-page">
      <PrintHead title={plan.name} asOf={date} />
      <PageTitle
        title={plan.name}
        example={isExample}
        extra={
          <>
            <Segmented<Scale>
              size="small"
              value={scale}
              onChange={(value) => set({ scale: value })}
              options={[
                { value: 'people', label: t('top.scalePeople') },
                { value: 'engineer', label: t('top.scaleEngineer') },
              ]}
            />
            <Button size="small" type="text" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('act.print')}
            </Button>
            <RunPlanButton type={plan.isStale ? 'primary' : 'default'} />
          </>
        }
      >
        <PlanStatus status={plan.status} />
        <PartialYear hours={plan.hours} />
        {plan.isStale ? <StaleMark /> : null}
        <span>{dateTime(createdAt)}</span>
      </PageTitle>
      <PlanFigures plan={plan} />
      <Panel title={t('plan.limits')} id="limits">
        <LimitTable limits={plan.limits} />
      </Panel>
      <Panel title={t('plan.capacities')}>
        <CapacityTable items={plan.items} />
      </Panel>
      <HeatPanel plan={plan} />
      <SankeyPanel plan={plan} />
      <AccountPanel plan={plan} />
      <CertificatePanel plan={plan} />
    </div>
  );
}
