import { createRoute, z } from '@hono/zod-openapi';
import { Fault } from '../../fault.ts';
import { acceptReading, documentComparison, documentFile, documentReading, openProposals, storeDocument } from '../../loop/index.ts';
import { createPart } from '../app-part.ts';
import { loopOf, viewerOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { may } from '../may.ts';
import { reply, replyFile } from '../reply.ts';
import { answers, answersAs, body, Id, ParkId } from '../schemas/common.ts';
import { Comparison, ComparisonQuery } from '../schemas/comparison.ts';
import { Entry } from '../schemas/entry.ts';
import { Decision, Proposal, Reading, Reckoned } from '../schemas/reading.ts';

const ofDocument = z.object({ park: ParkId, id: Id });
const upload = z.object({ file: z.custom<File>((value) => value instanceof File).openapi({ type: 'string', format: 'binary' }) });
const typed = z.object({ name: z.string().trim().min(1).max(200), text: z.string().min(1) });

/** Work documents: upload and read, look at the reading, decide on its items. */
export function documentRoutes(context: ServerContext) {
  const app = createPart();

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/documents',
      tags: ['documents'],
      summary: 'Stores a document and reads it. 严禁上传涉密文件: a text marked secret is refused before anything is stored',
      request: {
        params: z.object({ park: ParkId }),
        body: { content: { 'multipart/form-data': { schema: upload }, 'application/json': { schema: typed } } },
      },
      responses: answers(201, z.object({ document: Entry, reading: Reading }), 'The document and what it says'),
    }),
    async (c) => {
      const { park } = c.req.valid('param');
      const loop = loopOf(context, c, park);
      may(viewerOf(c), 'create', park, 'document');
      const isForm = c.req.header('content-type')?.toLowerCase().startsWith('multipart/') ?? false;
      const given = isForm ? (c.req.valid('form') as z.output<typeof upload>).file : (c.req.valid('json') as Partial<z.output<typeof typed>>);
      if (!(given instanceof File) && !given.text) throw new Fault('input', { code: 'server.no-file', params: {} });
      const file =
        given instanceof File
          ? { name: given.name, data: new Uint8Array(await given.arrayBuffer()) }
          : { name: given.name ?? '', data: new TextEncoder().encode(given.text) };
      return reply(c, await storeDocument(loop, file), 201);
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/documents/{id}/reading',
      tags: ['documents'],
      summary: 'The whole text, its reading, what has been decided, and the arithmetic inside it',
      request: { params: ofDocument },
      responses: answers(
        200,
        z.object({ document: Entry, text: z.string(), reading: Reading, decisions: z.array(Entry), arithmetic: z.array(Reckoned) }),
        'The reading',
      ),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, await documentReading(loopOf(context, c, park), id));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/documents/{id}/comparison',
      tags: ['documents'],
      summary: 'The document against itself, against the ledgers and every other document of the park, or against one',
      request: { params: ofDocument, query: ComparisonQuery },
      responses: answers(200, Comparison, 'What is the same, contradicts, is weaker, missing, new, changed or dropped, with the words of both sides'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      const loop = loopOf(context, c, park);
      may(loop.viewer, 'read', park, 'document');
      return reply(c, await documentComparison(loop, id, c.req.valid('query')));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/documents/{id}/file',
      tags: ['documents'],
      summary: 'The file as it was uploaded, to save',
      request: { params: ofDocument },
      responses: answersAs('application/octet-stream', 'The file'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return replyFile(await documentFile(loopOf(context, c, park), id));
    },
  );

  app.openapi(
    createRoute({
      method: 'get',
      path: '/parks/{park}/documents/{id}/proposals',
      tags: ['documents'],
      summary: 'What accepting would write, for items not yet decided',
      request: { params: ofDocument },
      responses: answers(200, z.object({ items: z.array(Proposal) }), 'Proposals'),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      return reply(c, { items: await openProposals(loopOf(context, c, park), id) });
    },
  );

  app.openapi(
    createRoute({
      method: 'post',
      path: '/parks/{park}/documents/{id}/decisions',
      tags: ['documents'],
      summary:
        'Accepts, mends or rejects items; what is accepted becomes goals, tasks and projects whose source is the span, or a further source of a goal that is there',
      request: {
        params: ofDocument,
        body: body(z.object({ items: z.array(Decision).min(1).max(20_000) })),
      },
      responses: answers(
        200,
        z.object({ decisions: z.array(Entry), made: z.array(Entry), command: z.string() }),
        'What was decided and made; undo takes the command',
      ),
    }),
    async (c) => {
      const { park, id } = c.req.valid('param');
      const items = c.req.valid('json').items.map(({ values, span, into, ...item }) => ({
        ...item,
        ...(values ? { values } : {}),
        ...(span ? { span } : {}),
        ...(into ? { into } : {}),
      }));
      return reply(c, await acceptReading(loopOf(context, c, park), id, items));
    },
  );

  return app;
}
