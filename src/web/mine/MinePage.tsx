import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Progress, Segmented, Select } from 'antd';
import { api, type Entry } from '../api/index.ts';
import { daysBetween } from '../format/date.ts';
import { useMay, useMoment, useParkId } from '../frame/park.ts';
import { EntryLight } from '../parts/Light.tsx';
import { PageTitle } from '../parts/Page.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Empty, Loaded } from '../parts/states.tsx';
import { listOf, numberOf, textOf } from '../parts/values.ts';

const route = getRouteApi('/parks/$park/mine');

/** Every task of the park, page by page. */
async function everyTask(park: string, asOf: string | undefined): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for (let page = 1; page <= 20; page++) {
    const found = await api.list(park, 'task', { sort: 'deadline', size: 100, page, asOf });
    entries.push(...found.entries);
    if (entries.length >= found.total) break;
  }
  return entries;
}

const ownersOf = (task: Entry): readonly string[] => listOf(task.values['owners']).map(String);
const isOpen = (task: Entry): boolean => !['done', 'stopped'].includes(textOf(task.values['stage']));
const dueOf = (task: Entry): string => textOf(task.values['deadline']) || '9999';

/** Tasks of one unit by deadline, as a list that is read on a telephone as well as at a desk. */
export function MinePage() {
  const { t } = usePreferences();
  const park = useParkId();
  const { asOf, date } = useMoment();
  const { owner, done } = route.useSearch();
  const navigate = route.useNavigate();
  const tasks = useQuery({ queryKey: ['mine', park, asOf], queryFn: () => everyTask(park, asOf) });
  const owners = [...new Set((tasks.data ?? []).flatMap(ownersOf))].toSorted((a, b) => a.localeCompare(b, 'zh-CN'));
  return (
    <>
      <PageTitle
        title={t('mine.title')}
        extra={
          <>
            <Select
              className="owner-select"
              aria-label={t('mine.owner')}
              value={owner ?? ''}
              showSearch={{ optionFilterProp: 'label' }}
              options={[{ value: '', label: t('mine.everyone') }, ...owners.map((name) => ({ value: name, label: name }))]}
              onChange={(name) =>
                void navigate({ search: (old) => ({ ...(old.done ? { done: true as const } : {}), ...(name ? { owner: name } : {}) }), replace: true })
              }
            />
            <Segmented<string>
              value={done ? 'all' : 'open'}
              options={[
                { value: 'open', label: t('mine.open') },
                { value: 'all', label: t('mine.all') },
              ]}
              onChange={(value) =>
                void navigate({
                  search: (old) => ({ ...(old.owner ? { owner: old.owner } : {}), ...(value === 'all' ? { done: true as const } : {}) }),
                  replace: true,
                })
              }
            />
          </>
        }
      >
        {t('mine.about')}
      </PageTitle>
      <Loaded query={tasks}>
        {(all) => {
          const shown = all
            .filter((task) => (done || isOpen(task)) && (!owner || ownersOf(task).includes(owner)))
            .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : dueOf(a) > dueOf(b) ? 1 : 0));
          return shown.length === 0 ? (
            <Empty title={t('mine.none')} hint={t('mine.noneHint')} />
          ) : (
            <ol className="mine">
              {shown.map((task) => (
                <Task key={task.id} task={task} date={date} />
              ))}
            </ol>
          );
        }}
      </Loaded>
    </>
  );
}

function Task({ task, date }: { readonly task: Entry; readonly date: string }) {
  const { t, pick, language } = usePreferences();
  const park = useParkId();
  const mayChange = useMay('task', 'change');
  const deadline = textOf(task.values['deadline']);
  const days = deadline ? daysBetween(date, deadline) : null;
  const when =
    days === null ? t('mine.noDeadline') : days === 0 ? t('date.today') : days > 0 ? t('date.inDays', { n: days }) : t('date.overDays', { n: -days });
  return (
    <li className={`light-edge-${task.light?.colour ?? 'grey'}`}>
      <EntryLight light={task.light} />
      <div className="mine-words">
        <Link to="/parks/$park/ledgers/$ledger" params={{ park, ledger: 'task' }} search={{ entry: task.id }} className="red-name" data-row>
          {textOf(task.values['name'])}
        </Link>
        <p className="faint small">
          {[task.code, ownersOf(task).join(language === 'zh' ? '、' : ', ')].filter(Boolean).join(' · ')}
          {task.light ? ` · ${pick(task.light.text)}` : ''}
        </p>
      </div>
      <div className="mine-due">
        <span className="num">{deadline || '—'}</span>
        <span className="faint small">{when}</span>
      </div>
      <Progress className="mine-progress" percent={numberOf(task.values['progress']) ?? 0} size="small" aria-label={textOf(task.values['name'])} />
      {mayChange ? (
        <Link to="/parks/$park/ledgers/$ledger" params={{ park, ledger: 'task' }} search={{ entry: task.id, edit: true }} className="mine-edit no-print">
          <EditOutlined /> {t('mine.update')}
        </Link>
      ) : null}
    </li>
  );
}
