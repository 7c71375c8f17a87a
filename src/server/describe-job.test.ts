import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readMessages } from '../loop/index.ts';
import type { Job } from '../store/index.ts';
import { describeJob } from './describe-job.ts';

const messages = readMessages();
const job = (text: string, error: Job['error'] = null) => ({ id: 'j', text, error }) as Job;

/** The steps that jobs tell: texts that begin with '@' in what a use case hands on as progress. */
function steps(): readonly string[] {
  const folder = fileURLToPath(new URL('../loop/', import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.includes('.test.'));
  const found = files.flatMap((file) => readFileSync(folder + file, 'utf8').match(/(?<=['`])@[a-z]+\.[a-z-]+(?: \$\{)?/g) ?? []);
  return [...new Set(found)].map((text) => text.replace(' ${', ' 12'));
}

it('says every step of a job in both languages', () => {
  expect(steps().toSorted()).toEqual(expect.arrayContaining(['@plan.iteration 12', '@plan.lower', '@plan.write']));
  for (const text of steps()) {
    const { zh, en } = describeJob(messages, job(text)).label;
    expect(zh, text).toMatch(/[\u4e00-\u9fff]/);
    expect(en, text).toMatch(/^[A-Z][a-z]/);
    expect(zh + en, text).not.toMatch(/[{}@]|plan\./);
    if (text.endsWith(' 12')) for (const label of [zh, en]) expect(label).toContain('12');
  }
});

it('says the errors of jobs in both languages', () => {
  for (const [code, params] of [
    ['store.job-failed', { reason: 'x' }],
    ['store.job-worker-died', { attempts: 3 }],
    ['loop.plan.failed', { status: 'limit', reason: 'x' }],
  ] as const) {
    const { zh, en } = (describeJob(messages, job('', { code, params })).error as unknown as { text: { zh: string; en: string } }).text;
    expect(zh, code).toMatch(/[\u4e00-\u9fff]/);
    expect(zh + en, code).not.toMatch(/[{}]|undefined/);
  }
});
