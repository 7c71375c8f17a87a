import { z } from '@hono/zod-openapi';
import type { ZodError } from 'zod';
import { Fault } from '../fault.ts';

const chinese = z.locales.zhCN().localeError;

function inChinese(issue: ZodError['issues'][number]): string {
  const text = chinese({ ...issue, input: undefined } as Parameters<typeof chinese>[0]);
  return typeof text === 'string' ? text : (text?.message ?? issue.message);
}

/** What zod found wrong with a request, one fault a place. Thrown, so that the one funnel renders it. */
export function refuseInvalid(result: { success: boolean; target: string; error?: ZodError }): void {
  if (result.success || !result.error) return;
  throw new Fault(
    'input',
    result.error.issues.map((issue) => {
      const field = issue.path.map(String).join('.') || result.target;
      return { code: 'server.field', params: { field, problem: issue.message, problemZh: inChinese(issue) }, where: { field } };
    }),
  );
}
