import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A JSON answer. Its shape is held to the declared schema by the tests (`test-client.ts` checks every answer against the OpenAPI document), not by types. */
export function reply(
  c: Context,
  value: unknown,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response & TypedResponse<never, never, never> {
  return c.json(value as object, status, headers) as unknown as Response & TypedResponse<never, never, never>;
}

/** Bytes of a stored blob. */
export function replyBytes(data: Uint8Array, headers: Record<string, string>): Response & TypedResponse<never, never, never> {
  return new Response(new Uint8Array(data), { headers }) as Response & TypedResponse<never, never, never>;
}
