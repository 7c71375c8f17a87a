import type { Context, TypedResponse } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { PaperFile } from '../loop/index.ts';

/** A JSON answer. Its shape is held to the declared schema by the tests (`test-client.ts` checks every answer against the OpenAPI document), not by types. */
export function reply(
  c: Context,
  value: unknown,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response & TypedResponse<never, never, never> {
  return c.json(value as object, status, headers) as unknown as Response & TypedResponse<never, never, never>;
}

/** A file to save. RFC 6266 and RFC 8187: a plain name for old clients, the Chinese one for the others. */
export function replyFile({ name, type, data }: PaperFile): Response & TypedResponse<never, never, never> {
  const plain = `file${/\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? ''}`;
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
  const headers = { 'content-type': type, 'content-disposition': disposition };
  return new Response(new Uint8Array(data), { headers }) as Response & TypedResponse<never, never, never>;
}
