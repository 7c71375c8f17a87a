import { createRoute, z } from '@hono/zod-openapi';
import { reportFile, writeParkReport } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { may } from '../may.ts';
import { reply, replyFile } from '../reply.ts';
import { answers, answersAs, body, Id, ParkId } from '../schemas/common.ts';
import { Entry } from '../schemas/entry.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Reports written from ledgers and plan. */
export function reportRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/reports',
      tags: ['reports'],
      summary: 'Writes the work report as of a date; every figure in it names its entry',
      request: { params: z.object({ park: ParkId }), body: body(z.object({ asOf: z.iso.date().optional(), title: z.string().trim().max(120).optional() })) },
      responses: answers(201, z.object({ report: Entry }), 'The report'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      may(loop.viewer, 'create', loop.park, 'report');
      const { asOf, title } = c.req.valid('json');
      return reply(c, { report: await writeParkReport(loop, { ...(asOf ? { asOf } : {}), ...(title ? { title } : {}) }) }, 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/reports/{id}/file',
      tags: ['reports'],
      summary: 'The report as docx',
      request: { params: z.object({ park: ParkId, id: Id }) },
      responses: answersAs(docx, 'The file'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return replyFile(await reportFile(loopOf(context, c, park), id));
    },
  );

  return app;
}
