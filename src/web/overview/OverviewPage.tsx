import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button, Skeleton } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import { api, type Overview } from '../api/index.ts';
import { useMoment, useParkId } from '../frame/park.ts';
import { Panel, PrintHead } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { JobProgress } from '../plans/JobProgress.tsx';
import { AreaMatrix } from './AreaMatrix.tsx';
import { Changes } from './Changes.tsx';
import { Deadlines } from './Deadlines.tsx';
import { GoalOfYear } from './GoalOfYear.tsx';
import { PlanPicture } from './PlanPicture.tsx';
import { RedList } from './RedList.tsx';

const route = getRouteApi('/parks/$park/overview');

/** The page leaders read in one minute. */
export function OverviewPage() {
  const park = useParkId();
  const { asOf } = useMoment();
  const overview = useQuery({ queryKey: ['overview', park, asOf], queryFn: () => api.overview(park, asOf), refetchInterval: 60_000 });
  return (
    <Loaded query={overview} skeleton={<OverviewSkeleton />}>
      {(data) => <OverviewBody data={data} />}
    </Loaded>
  );
}

function OverviewSkeleton() {
  return (
    <div className="overview" aria-busy="true">
      <Skeleton active title={{ width: '70%' }} paragraph={false} />
      <div className="overview-columns">
        <div>
          <Panel>
            <Skeleton active paragraph={{ rows: 8 }} />
          </Panel>
          <Panel>
            <Skeleton active paragraph={{ rows: 6 }} />
          </Panel>
        </div>
        <div>
          <Panel>
            <Skeleton active paragraph={{ rows: 6 }} />
          </Panel>
        </div>
      </div>
    </div>
  );
}

function OverviewBody({ data }: { readonly data: Overview }) {
  const { t, pick } = usePreferences();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className="overview">
      <PrintHead title={t('nav.overview')} asOf={data.asOf} head={data.head} />
      <div className="overview-lead">
        <h1 data-sentence>{pick(data.sentence)}</h1>
        <Button className="no-print" size="small" type="text" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('act.print')}
        </Button>
      </div>
      {data.job ? <JobProgress id={data.job.id} /> : null}
      <div className="overview-columns">
        <div>
          <AreaMatrix
            data={data}
            area={search.area}
            light={search.light}
            onChoose={(area, light) =>
              void navigate({ search: ({ area: _area, light: _light, ...old }) => ({ ...old, ...(area ? { area } : {}), ...(light ? { light } : {}) }) })
            }
          />
          <GoalOfYear data={data} goal={search.goal} onChoose={(goal) => void navigate({ search: (old) => ({ ...old, goal }), replace: true })} />
          <Deadlines items={data.deadlines} asOf={data.asOf} />
        </div>
        <div>
          <RedList items={data.red} areas={data.areas} />
          <PlanPicture plan={data.plan} isPlanning={Boolean(data.job)} />
          <Changes events={data.changes} />
        </div>
      </div>
      <p className="chain-foot faint small">
        {t('overview.head', { seq: data.head.seq })} <code title={data.head.hash}>{data.head.hash.slice(0, 16)}</code>
      </p>
    </div>
  );
}
