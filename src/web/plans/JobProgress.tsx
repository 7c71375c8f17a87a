import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { api, type Job } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { textOf, recordOf } from '../parts/values.ts';

const isOver = (job: Job | undefined): boolean => job !== undefined && ['done', 'failed', 'cancelled'].includes(job.state);

/** A job as it runs: events of the server, and asking every other second where these do not come through. */
export function useJob(id: string | undefined): Job | undefined {
  const client = useQueryClient();
  const job = useQuery({
    queryKey: ['job', id],
    queryFn: () => api.job(id!),
    enabled: id !== undefined,
    refetchInterval: (query) => (isOver(query.state.data) ? false : 2000),
  });
  const finished = isOver(job.data);
  useEffect(() => {
    if (id === undefined || finished) return undefined;
    const source = new EventSource(`/api/v1/jobs/${id}/events`);
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Job;
      client.setQueryData(['job', id], next);
      if (isOver(next)) source.close();
    });
    source.addEventListener('error', () => source.close());
    return () => source.close();
  }, [id, finished, client]);
  useEffect(() => {
    if (finished) void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'job' });
  }, [finished, client]);
  return job.data;
}

/** Bar, step, time passed and 取消 of a plan under way. */
export function JobProgress({ id, onDone }: { readonly id: string; readonly onDone?: (job: Job) => void }) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const job = useJob(id);
  const stepOf = useStep();
  const passed = usePassed(job);
  const [isCancelling, setCancelling] = useState(false);
  useEffect(() => {
    if (job?.state === 'done') onDone?.(job);
  }, [job?.state]);
  if (!job) return null;
  const plan = textOf(recordOf(job.result)['plan']);
  return (
    <div className={`job job-${job.state}`} role="status" data-job={job.state}>
      <div className="job-words">
        <strong>{t(`job.${job.state}`)}</strong>
        <span>{stepOf(job)}</span>
        {passed && !isOver(job) ? <span className="faint num">{passed}</span> : null}
      </div>
      {isOver(job) ? null : <Progress percent={Math.round(job.done * 1000) / 10} status="active" size="small" aria-label={t('job.running')} />}
      {isOver(job) ? (
        plan && job.state === 'done' ? (
          <Link to="/parks/$park/plans/$id" params={{ park, id: plan }}>
            {t('job.open')}
          </Link>
        ) : null
      ) : (
        <Button
          size="small"
          loading={isCancelling}
          onClick={() => {
            setCancelling(true);
            void api.cancel(job.id).finally(() => setCancelling(false));
          }}
        >
          {t('act.cancel')}
        </Button>
      )}
      {job.state === 'failed' ? <p className="job-error">{pick(job.error?.text) || t('job.failedHint')}</p> : null}
    </div>
  );
}

/** The step a job is at, in words: `@plan.iteration 12` names a message and its number. */
function useStep(): (job: Job) => string {
  const { t, pick } = usePreferences();
  return (job) => {
    const [, code, n = ''] = /^@plan\.(\w+) ?(.*)$/.exec(job.text) ?? [];
    if (code === 'lower' || code === 'write') return t(`step.${code}`);
    if (code === 'iteration') return t('step.iteration', { n });
    return pick(job.label) || job.text;
  };
}

/** Time passed. A solver's end is not known beforehand, so nothing is said of the time left. */
function usePassed(job: Job | undefined): string | null {
  const { t } = usePreferences();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (!job) return null;
  const seconds = Math.max(0, Math.round((now - Date.parse(job.createdAt)) / 1000));
  return seconds >= 60 ? t('job.minutesPassed', { m: Math.floor(seconds / 60), s: seconds % 60 }) : t('job.secondsPassed', { s: seconds });
}
