import { createRoute, z } from '@hono/zod-openapi';
import { overview } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { describeJob } from '../describe-job.ts';
import { loopOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { AsOf } from '../moment.ts';
import { reply } from '../reply.ts';
import { answers, ParkId } from '../schemas/common.ts';
import { Overview } from '../schemas/overview.ts';

/** One page of a park: what is red and why, what falls due, what changed, the plan. */
export function overviewRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/overview',
      tags: ['overview'],
      summary: 'The park on one page',
      request: { params: z.object({ park: ParkId }), query: z.object({ asOf: AsOf }) },
      responses: answers(200, Overview, 'The overview'),
    }),
    async (c) => {
      const page = await overview(loopOf(context, c, c.req.valid('param').park), c.req.valid('query').asOf);
      return reply(c, { ...page, job: page.job && describeJob(context.catalog.messages, page.job) });
    },
  );

  return app;
}
