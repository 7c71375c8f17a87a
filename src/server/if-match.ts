import { Fault } from '../fault.ts';

/** The revision of an `If-Match` header (RFC 9110, 13.1.1): `"3"`, also weak or bare; `*` and absence ask for none. */
export function revisionOf(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  const digits = /^(?:W\/)?"?(\d+)"?$/.exec(header.trim())?.[1];
  if (!digits) throw new Fault('input', { code: 'server.if-match', params: { value: header.slice(0, 40) }, where: { field: 'If-Match' } });
  return Number(digits);
}

export function etagOf(entry: { readonly revision: number }): Record<string, string> {
  return { etag: `"${entry.revision}"` };
}
