/** One way to the server: JSON in and out, the session's CSRF value on every write, faults as `ApiError`. */
import type { FaultText } from './types.ts';

export class ApiError extends Error {
  readonly status: number;
  readonly faults: readonly FaultText[];

  constructor(status: number, faults: readonly FaultText[]) {
    super(faults.map((fault) => fault.text.en || fault.code).join('\n') || `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.faults = faults;
  }
}

let csrf = '';

/** Remembers the value that /me, /login and /setup hand out; every write sends it back. */
export function setCsrf(value: string): void {
  csrf = value;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly form?: FormData;
  readonly ifMatch?: number;
  readonly signal?: AbortSignal;
}

/** Query string of the given values; those undefined, null or empty are left out. */
export function query(values: Readonly<Record<string, unknown>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text ? `?${text}` : '';
}

/** Calls `/api/v1` + path. Throws ApiError with the server's faults (both languages), or status 0 where it cannot be reached. */
export async function call<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, options: CallOptions = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf'] = csrf;
  if (options.ifMatch !== undefined) headers['if-match'] = `"${options.ifMatch}"`;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  const body = options.form ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, {
      method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError(0, []);
  }
  const type = response.headers.get('content-type') ?? '';
  const content: unknown = type.includes('json') ? await response.json() : null;
  if (!response.ok) throw new ApiError(response.status, faultsOf(content));
  return content as T;
}

function faultsOf(content: unknown): readonly FaultText[] {
  if (content && typeof content === 'object' && 'error' in content) {
    const { error } = content as { error: { faults?: readonly FaultText[] } };
    return error.faults ?? [];
  }
  return [];
}
