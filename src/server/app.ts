import { OpenAPIHono } from '@hono/zod-openapi';
import { compress } from 'hono/compress';
import { Fault } from '../fault.ts';
import { authenticate } from './authenticate.ts';
import type { ServerContext, ServerEnv } from './env.ts';
import { errorFunnel } from './error.ts';
import { limitBodies } from './limits.ts';
import { openApiDocument } from './openapi.ts';
import { systemRoutes } from './routes/system.ts';
import { documentRoutes } from './routes/documents.ts';
import { entryRoutes } from './routes/entries.ts';
import { goalRoutes } from './routes/goals.ts';
import { indicatorRoutes } from './routes/indicators.ts';
import { jobRoutes } from './routes/jobs.ts';
import { ledgerRoutes } from './routes/ledgers.ts';
import { overviewRoutes } from './routes/overview.ts';
import { paperRoutes } from './routes/papers.ts';
import { planRoutes } from './routes/plans.ts';
import { reportRoutes } from './routes/reports.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { tokenRoutes } from './routes/tokens.ts';
import { userRoutes } from './routes/users.ts';
import { securityHeaders } from './security-headers.ts';
import { staticApp } from './static.ts';
import { refuseInvalid } from './validation.ts';

const api = '/api/v1';

/** The whole server as one function of a request: `app.request('/api/v1/health')` needs no socket. */
export function createApp(context: ServerContext): OpenAPIHono<ServerEnv> {
  const app = new OpenAPIHono<ServerEnv>({ defaultHook: refuseInvalid });
  app.onError(errorFunnel(context.log, context.catalog.messages));
  app.use('*', securityHeaders);
  app.use(`${api}/*`, async (c, next) => {
    await next();
    c.header('cache-control', c.res.headers.get('cache-control') ?? 'no-store');
  });
  app.use(`${api}/*`, compress());
  app.use(`${api}/*`, authenticate(context));
  app.use(`${api}/*`, limitBodies());
  const parts = [
    signInRoutes,
    tokenRoutes,
    userRoutes,
    ledgerRoutes,
    indicatorRoutes,
    entryRoutes,
    documentRoutes,
    paperRoutes,
    goalRoutes,
    planRoutes,
    reportRoutes,
    jobRoutes,
    overviewRoutes,
  ];
  for (const part of parts) app.route(api, part(context));
  app.route(
    api,
    systemRoutes(context, (definitions) => openApiDocument(app, definitions, context.version)),
  );
  app.all('/api/*', (c) => {
    throw new Fault('missing', { code: 'server.no-route', params: { method: c.req.method, path: c.req.path } });
  });
  if (context.webDir) app.use('*', staticApp(context.webDir));
  app.notFound((c) => {
    throw new Fault('missing', { code: 'server.no-route', params: { method: c.req.method, path: c.req.path } });
  });
  return app;
}
