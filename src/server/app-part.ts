import { OpenAPIHono } from '@hono/zod-openapi';
import type { ServerEnv } from './env.ts';
import { refuseInvalid } from './validation.ts';

/** A part of the API, merged into the whole by `route()`. */
export function createPart(): OpenAPIHono<ServerEnv> {
  return new OpenAPIHono<ServerEnv>({ defaultHook: refuseInvalid });
}
