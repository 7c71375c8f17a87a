import { createRoute, z } from '@hono/zod-openapi';
import { applyTaskTable, openPointsFile, previewTaskTable, supervisionFile, taskTableFile } from '../../loop/index.ts';
import type { TaskTableChange } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { withTexts } from '../error.ts';
import { may } from '../may.ts';
import { reply, replyFile } from '../reply.ts';
import { answers, answersAs, body, Id, ParkId } from '../schemas/common.ts';
import { TaskTableChanges, TaskTableDiff } from '../schemas/task-table.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const format = z.enum(['docx', 'xlsx']).default('docx');
const either = {
  ...answersAs(docx, 'The file'),
  200: { description: 'The file', content: { ...answersAs(docx, '')[200].content, ...answersAs(xlsx, '')[200].content } },
};
const upload = z.object({ file: z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' }), document: Id.optional() });

/** The papers an office sends out, and the task table coming back. */
export function paperRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/documents/{id}/task-table',
      tags: ['papers'],
      summary: 'The 任务分解表 of a document: its accepted tasks, in the order and under the headings of its text',
      request: { params: z.object({ park: ParkId, id: Id }), query: z.object({ format }) },
      responses: either,
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return replyFile(await taskTableFile(loopOf(context, c, park), id, c.req.valid('query').format));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/ledgers/task/entries/{id}/supervision',
      tags: ['papers'],
      summary: 'The 督办单 of a task',
      request: { params: z.object({ park: ParkId, id: Id }) },
      responses: answersAs(docx, 'The file'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return replyFile(await supervisionFile(loopOf(context, c, park), id));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/open-points',
      tags: ['papers'],
      summary: 'The 待补清单: blanked values, tasks without owner or date; of the park or of one document',
      request: { params: z.object({ park: ParkId }), query: z.object({ format, document: Id.optional() }) },
      responses: either,
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      may(loop.viewer, 'read', loop.park, 'task');
      const query = c.req.valid('query');
      return replyFile(await openPointsFile(loop, query.format, query.document));
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/task-table/preview',
      tags: ['papers'],
      summary: 'What an edited 任务分解表 (xlsx) would change; nothing is written',
      request: { params: z.object({ park: ParkId }), body: { content: { 'multipart/form-data': { schema: upload } }, required: true } },
      responses: answers(200, TaskTableDiff, 'The diff against the ledger; wrong rows and cells as faults'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      may(loop.viewer, 'read', loop.park, 'task');
      const { file, document } = c.req.valid('form');
      const diff = await previewTaskTable(loop, new Uint8Array(await file.arrayBuffer()), file.name, document);
      return reply(c, { ...diff, faults: withTexts(context.catalog.messages, diff.faults) });
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/task-table/apply',
      tags: ['papers'],
      summary: 'Applies chosen changes of a preview as one command; what others set since is a conflict, and then nothing is written',
      request: { params: z.object({ park: ParkId }), body: body(z.object({ document: Id, changes: TaskTableChanges })) },
      responses: answers(200, z.object({ command: z.string(), entries: z.array(z.string()) }), 'What was written; undo takes the command'),
    }),
    async (c) => {
      const loop = loopOf(context, c, c.req.valid('param').park);
      const { document, changes } = c.req.valid('json');
      return reply(c, await applyTaskTable(loop, document, changes as readonly TaskTableChange[]));
    },
  );

  return app;
}
