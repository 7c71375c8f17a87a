import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer } from './testing.ts';
import type { TestServer } from './testing.ts';

let server: TestServer;
let document: Document;
beforeAll(async () => {
  server = await openTestServer();
  document = (await (await server.app.request('/api/v1/openapi.json')).json()) as Document;
});
afterAll(() => server.close());

interface Document {
  readonly openapi: string;
  readonly paths: Record<
    string,
    Record<
      string,
      { parameters?: { in: string; name: string }[]; responses: Record<string, { description?: string }>; security?: object[]; requestBody?: object }
    >
  >;
  readonly components: { readonly schemas: Record<string, { properties?: Record<string, object>; required?: string[] }> };
}

describe('the API document', () => {
  it('is OpenAPI 3.1 with every reference standing and every path parameter declared', () => {
    expect(document.openapi).toBe('3.1.0');
    const text = JSON.stringify(document);
    for (const [, name] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) expect(document.components.schemas, name).toHaveProperty(name ?? '');
    // A word of OpenAPI 3.0 that 3.1 no longer has.
    expect(text).not.toContain('"nullable"');
    for (const [path, operations] of Object.entries(document.paths)) {
      const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).toSorted();
      for (const [method, operation] of Object.entries(operations)) {
        const declared = (operation.parameters ?? []).filter((p) => p.in === 'path').map((p) => p.name);
        expect(declared.toSorted(), `${method} ${path}`).toEqual(wanted);
        for (const response of Object.values(operation.responses)) expect(response.description, `${method} ${path}`).toBeTruthy();
      }
    }
  });

  it('holds every route there is', () => {
    const registered = server.app.routes
      .filter((r) => r.path.startsWith('/api/v1/') && r.method !== 'ALL')
      .map((r) => `${r.method} ${r.path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(new Set(registered).size).toBeGreaterThan(25);
    expect([...new Set(registered)].filter((route) => !described.includes(route))).toEqual([]);
  });

  it('has for each ledger paths and schemas of its own, made from its definition', async () => {
    for (const definition of await server.context.store.definitions()) {
      const name = definition.id[0]?.toUpperCase() + definition.id.slice(1);
      const values = document.components.schemas[`${name}Values`];
      expect(Object.keys(values?.properties ?? {}), definition.id).toEqual(definition.fields.map((f) => f.id));
      const kept = definition.system || definition.written === 'byUseCase';
      const own = document.paths[`/api/v1/parks/{park}/ledgers/${definition.id}/entries`];
      expect(Object.keys(own ?? {}).toSorted(), definition.id).toEqual(kept ? ['get'] : ['get', 'post']);
      if (!kept) expect(JSON.stringify(own?.post?.requestBody)).toContain(`#/components/schemas/${name}Values`);
    }
    expect(document.components.schemas.GoalValues?.properties?.kind).toMatchObject({ enum: expect.arrayContaining(['share', 'cap']) });
    expect(document.components.schemas.GoalValues?.required).toEqual(expect.arrayContaining(['name', 'indicator', 'kind']));
  });

  it('is the same each time it is asked for', async () => {
    expect(await (await server.app.request('/api/v1/openapi.json')).json()).toEqual(document);
  });
});
