import { renderMessage } from '../messages.ts';
import type { Messages } from '../messages.ts';
import type { Job } from '../store/index.ts';

type Texts = { readonly zh: string; readonly en: string };

/** A job as people see it: its step and its error in words. A text `@plan.iteration 12` names a message and its number. */
export function describeJob(messages: Messages, job: Job): Job & { readonly label: Texts } {
  const [, code, n = ''] = /^@(\S+) ?(.*)$/.exec(job.text) ?? [];
  const both = (of: string, params: Readonly<Record<string, string | number>>): Texts => ({
    zh: renderMessage(of, params, 'zh', messages),
    en: renderMessage(of, params, 'en', messages),
  });
  const label = code ? both(code, { n }) : { zh: job.text, en: job.text };
  const error = job.error && { ...job.error, text: both(job.error.code, job.error.params as Record<string, string | number>) };
  return { ...job, error, label };
}
