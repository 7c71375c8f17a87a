import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { api, type Entry } from '../api/index.ts';
import { dateTime } from '../format/date.ts';
import { columnDecimals, fixed } from '../format/number.ts';
import { useMoment, useParkId } from '../frame/park.ts';
import { PageTitle } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { numberOf, textOf } from '../parts/values.ts';
import { JobProgress } from './JobProgress.tsx';
import { PartialYear, StaleMark } from './PlanMarks.tsx';
import { RunPlanButton } from './RunPlan.tsx';

const route = getRouteApi('/parks/$park/plans');

export function PlansPage() {
  const { t } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const { job } = route.useSearch();
  const navigate = useNavigate();
  const plans = useQuery({ queryKey: ['entries', park, 'plan', asOf], queryFn: () => api.list(park, 'plan', { sort: '-createdAt', size: 100, asOf }) });
  const jobs = useQuery({ queryKey: ['jobs', park], queryFn: () => api.jobs(park), refetchInterval: 10_000 });
  const running = [
    ...new Set([
      ...(job ? [job] : []),
      ...(jobs.data ?? []).filter((one) => one.kind === 'plan' && (one.state === 'running' || one.state === 'waiting')).map((one) => one.id),
    ]),
  ];
  return (
    <>
      <PageTitle title={t('nav.plans')} extra={<RunPlanButton />}>
        {t('plan.about')}
      </PageTitle>
      {running.map((id) => (
        <JobProgress
          key={id}
          id={id}
          onDone={(done) => {
            const made = (done.result as { plan?: string } | null)?.plan;
            if (id === job && made) void navigate({ to: '/parks/$park/plans/$id', params: { park, id: made } });
          }}
        />
      ))}
      <Loaded query={plans}>
        {(data) =>
          data.total === 0 ? <Empty title={t('plan.none')} hint={t('plan.noneHint')} action={<RunPlanButton />} /> : <PlanTable plans={data.entries} />
        }
      </Loaded>
    </>
  );
}

function PlanTable({ plans }: { readonly plans: readonly Entry[] }) {
  const { t, shown } = usePreferences();
  const park = useParkId();
  const navigate = useNavigate();
  const costs = plans.map((plan) => numberOf(plan.values['objective']) ?? 0);
  const money = shown('CNY/a', Math.max(...costs));
  const decimals = columnDecimals(costs.map((cost) => cost / money.factor));
  return (
    <div className="grid-scroll" tabIndex={0} role="region" aria-label={t('nav.plans')}>
      <table className="grid plans-grid">
        <thead>
          <tr>
            <th scope="col">{t('plan.name')}</th>
            <th scope="col">{t('plan.status')}</th>
            <th scope="col" className="right">
              {t('plan.cost')} ({money.label})
            </th>
            <th scope="col" className="right">
              {t('plan.hours')} (h)
            </th>
            <th scope="col">{t('plan.solver')}</th>
            <th scope="col">{t('plan.made')}</th>
          </tr>
        </thead>
        <tbody>
          {plans.map((plan) => {
            const cost = numberOf(plan.values['objective']);
            const hours = numberOf(plan.values['hours']) ?? 0;
            return (
              <tr
                key={plan.id}
                data-row
                tabIndex={0}
                onClick={(event) =>
                  (event.target as HTMLElement).closest('a') || void navigate({ to: '/parks/$park/plans/$id', params: { park, id: plan.id } })
                }
              >
                <td className="title">
                  <Link to="/parks/$park/plans/$id" params={{ park, id: plan.id }}>
                    {textOf(plan.values['name']) || plan.code}
                  </Link>{' '}
                  <PartialYear hours={hours} /> {plan.values['stale'] === true ? <StaleMark /> : null}
                </td>
                <td>
                  <PlanStatus status={textOf(plan.values['status'])} />
                </td>
                <td className="right num">{cost === undefined ? '—' : fixed(cost / money.factor, decimals)}</td>
                <td className="right num">{hours.toLocaleString('en-US')}</td>
                <td>{textOf(plan.values['solver'])}</td>
                <td className="num">{dateTime(plan.createdAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const known = ['optimal', 'almost', 'infeasible', 'unbounded', 'limit', 'cancelled', 'failed'] as const;

export function PlanStatus({ status }: { readonly status: string }) {
  const { t } = usePreferences();
  const found = known.find((one) => one === status);
  return <span className={`plan-status status-${status}`}>{found ? t(`status.${found}`) : status || '—'}</span>;
}
