import { join } from 'node:path';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Client as Database } from 'pg';
import { pino } from 'pino';
import { expect } from 'vitest';
import { z } from 'zod';
import { readLoopCatalog } from '../loop/index.ts';
import { openTestStore } from '../store/testing.ts';
import { createApp } from './app.ts';
import { readRoles } from './auth/roles.ts';
import { issueSetupToken } from './auth/setup.ts';
import type { ServerContext, ServerEnv } from './env.ts';

export const root = join(import.meta.dirname, '..', '..');
export const park = 'alxa';
export const password = 'correct horse';

interface Operation {
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: object }> }>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
  readonly body: any;
}

export interface Asked {
  readonly json?: unknown;
  readonly form?: FormData;
  /** A body as it goes over the wire. */
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

/** Someone who talks to the server: keeps cookie and CSRF token like a browser; every answer is held to its declared schema. */
export class Client {
  readonly #app: OpenAPIHono<ServerEnv>;
  readonly #document: () => Promise<Record<string, unknown>>;
  cookie = '';
  csrf = '';
  token = '';

  constructor(app: OpenAPIHono<ServerEnv>, document: () => Promise<Record<string, unknown>>) {
    this.#app = app;
    this.#document = document;
  }

  async call(method: string, path: string, asked: Asked = {}): Promise<Answer> {
    const response = await this.raw(method, path, asked);
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const body: unknown = isJson ? JSON.parse(text) : text;
    if (isJson) await this.#check(method, path, response.status, body);
    return { status: response.status, headers: response.headers, body };
  }

  async raw(method: string, path: string, { json, form, text, headers = {} }: Asked = {}): Promise<Response> {
    const all: Record<string, string> = {
      ...(this.cookie ? { cookie: `parkloop=${this.cookie}` } : {}),
      ...(this.csrf && method !== 'GET' ? { 'x-csrf': this.csrf } : {}),
      ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    };
    const response = await this.#app.request(`/api/v1${path}`, {
      method,
      headers: all,
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form ? { body: form } : {}),
      ...(text === undefined ? {} : { body: text }),
    });
    const set = /parkloop=([^;]*)/.exec(response.headers.get('set-cookie') ?? '')?.[1];
    if (set !== undefined) this.cookie = set;
    return response;
  }

  async login(name: string, given = password): Promise<Answer> {
    const answer = await this.call('POST', '/login', { json: { name, password: given } });
    this.csrf = answer.body.csrf ?? '';
    return answer;
  }

  async #check(method: string, path: string, status: number, body: unknown): Promise<void> {
    const document = await this.#document();
    const operation = findOperation(document, method, `/api/v1${path.split('?')[0]}`);
    const schema = operation
      ? (operation.responses[status] ?? operation.responses.default)?.content?.['application/json']?.schema
      : { $ref: '#/components/schemas/Error' };
    expect(schema, `${method} ${path} → ${status} is declared`).toBeDefined();
    const schemas = (document.components as { schemas: object }).schemas;
    const whole = JSON.parse(JSON.stringify({ ...schema, $defs: schemas }).replaceAll('#/components/schemas/', '#/$defs/')) as Parameters<
      typeof z.fromJSONSchema
    >[0];
    const parsed = z.fromJSONSchema(whole).safeParse(body);
    expect(parsed.success ? '' : `${method} ${path} → ${status}: ${z.prettifyError(parsed.error)}`).toBe('');
  }
}

export interface TestServer {
  readonly context: ServerContext;
  readonly app: OpenAPIHono<ServerEnv>;
  readonly setupToken: string;
  readonly databaseUrl: string;
  /** Somebody new, not signed in. */
  client(): Client;
  /** Signed in as the administrator, who is made at the first call. */
  admin(): Promise<Client>;
  /** Signed in as a new user with these roles. */
  user(name: string, roles: readonly string[], more?: Record<string, unknown>): Promise<Client>;
  /** Numbers of events and blobs in the database. */
  counts(): Promise<{ events: number; blobs: number }>;
  close(): Promise<void>;
}

/** The whole server in memory over a real database, with one park or more. */
export async function openTestServer(...others: readonly string[]): Promise<TestServer> {
  const catalog = readLoopCatalog();
  const store = await openTestStore(catalog.ledgers);
  const context: ServerContext = {
    store,
    catalog,
    roles: readRoles(join(root, 'catalog', 'roles.yaml')),
    parks: [park, ...others].map((id) => ({ id, label: { zh: '示例园区', en: 'Example park' }, example: true })),
    log: pino({ level: 'silent' }),
    version: '0.0.0-test',
    webDir: null,
  };
  const app = createApp(context);
  const setupToken = await issueSetupToken(store.secrets);
  let document: Promise<Record<string, unknown>> | undefined;
  const describe = () => (document ??= (async () => (await (await app.request('/api/v1/openapi.json')).json()) as Record<string, unknown>)());
  const client = () => new Client(app, describe);
  let setUp: Promise<unknown> | undefined;
  const admin = async (): Promise<Client> => {
    setUp ??= client().call('POST', '/setup', { json: { token: setupToken, name: 'admin', password } });
    await setUp;
    const one = client();
    await one.login('admin');
    return one;
  };
  return {
    context,
    app,
    setupToken,
    databaseUrl: store.databaseUrl,
    client,
    admin,
    user: async (name, roles, more = {}) => {
      const made = await (await admin()).call('POST', '/users', { json: { name, roles, password, ...more } });
      expect(made.status, JSON.stringify(made.body)).toBe(201);
      const one = client();
      await one.login(name);
      return one;
    },
    counts: async () => {
      const database = new Database({ connectionString: store.databaseUrl });
      await database.connect();
      const { rows } = await database.query('SELECT (SELECT count(*) FROM event)::int AS events, (SELECT count(*) FROM blob)::int AS blobs');
      await database.end();
      return rows[0] as { events: number; blobs: number };
    },
    close: () => store.close(),
  };
}

/** The operation of a path: one without parameters before one with. */
export function findOperation(document: Record<string, unknown>, method: string, path: string): Operation | undefined {
  const paths = document.paths as Record<string, Record<string, Operation>>;
  const parts = path.split('/');
  const fits = (template: string): boolean => {
    const wanted = template.split('/');
    return wanted.length === parts.length && wanted.every((w, i) => w === parts[i] || w.startsWith('{'));
  };
  const candidates = Object.keys(paths)
    .filter((template) => fits(template) && paths[template]?.[method.toLowerCase()])
    .toSorted((a, b) => (a.match(/\{/g)?.length ?? 0) - (b.match(/\{/g)?.length ?? 0));
  return candidates[0] ? paths[candidates[0]]?.[method.toLowerCase()] : undefined;
}
