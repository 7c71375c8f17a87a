import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { api, type Overview } from '../api/index.ts';
import { useMoment, useParkId } from '../frame/park.ts';
import { GoalCurve } from '../goals/GoalCurve.tsx';
import { observationsOf } from '../goals/observations.ts';
import { Panel } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { textOf } from '../parts/values.ts';

/** The year of the chosen goal: what was reached against what was due. The worst goal, unless another is chosen. */
export function GoalOfYear({
  data,
  goal,
  onChoose,
}: {
  readonly data: Overview;
  readonly goal: string | undefined;
  readonly onChoose: (goal: string) => void;
}) {
  const { t } = usePreferences();
  const park = useParkId();
  const { asOf } = useMoment();
  const goals = useQuery({
    queryKey: ['entries', park, 'goal', 'with-value', asOf],
    queryFn: () => api.list(park, 'goal', { filter: 'value is not empty', size: 100, sort: 'area', asOf }),
  });
  const entries = goals.data?.entries ?? [];
  const lit = entries.filter((entry) => entry.light && entry.light.colour !== 'grey');
  const worst = data.red.find((item) => item.ledger === 'goal')?.entry;
  const chosen = entries.find((entry) => entry.id === (goal ?? worst)) ?? lit[0];
  const observations = useQuery({
    queryKey: ['observations', park, chosen?.id, asOf],
    queryFn: () => observationsOf(park, chosen!, asOf),
    enabled: chosen !== undefined,
  });
  if (goals.isFetched && !chosen) return null;
  return (
    <Panel
      title={t('overview.year')}
      extra={
        <Select
          size="small"
          variant="borderless"
          className="goal-select"
          aria-label={t('overview.chooseGoal')}
          value={chosen?.id ?? null}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={280}
          options={(lit.length > 0 ? lit : entries).map((entry) => ({ value: entry.id, label: textOf(entry.values['name']) }))}
          onChange={(id) => id && onChoose(id)}
        />
      }
    >
      {chosen ? (
        <Loaded query={observations}>
          {(list) => (
            <>
              <GoalCurve goal={chosen} observations={list} height={190} />
              <Link to="/parks/$park/goals/$id" params={{ park, id: chosen.id }}>
                {t('entry.goalPage')}
              </Link>
            </>
          )}
        </Loaded>
      ) : null}
    </Panel>
  );
}
