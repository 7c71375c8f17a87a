import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Store } from '../store/index.ts';
import { takesBareWrites } from './entry-acts.ts';
import type { ServerEnv } from './env.ts';
import { schemaName, schemaOfValues } from './schemas/definition.ts';
import type { JsonSchema } from './schemas/definition.ts';

type Definition = Awaited<ReturnType<Store['definitions']>>[number];
type Operation = Record<string, unknown> & { parameters?: { in: string; name: string }[] };

const generic = '/api/v1/parks/{park}/ledgers/{ledger}/entries';

/** Puts one ledger in place of "any ledger" in an operation: its own name, body and answer. */
function specialise(operation: Operation, definition: Definition): Operation {
  const name = schemaName(definition);
  const text = JSON.stringify(operation)
    .replaceAll('"#/components/schemas/Values"', JSON.stringify(`#/components/schemas/${name}Values`))
    .replaceAll('"#/components/schemas/Entry"', JSON.stringify(`#/components/schemas/${name}Entry`));
  const own = JSON.parse(text) as Operation;
  return {
    ...own,
    summary: `${String(own.summary)} (${definition.label.zh} ${definition.label.en})`,
    tags: [`${definition.id} ${definition.label.zh}`],
    parameters: (own.parameters ?? []).filter((p) => !(p.in === 'path' && p.name === 'ledger')),
  };
}

/**
 * The API's document (OpenAPI 3.1): what the routes declare, and for each ledger its own paths with schemas made from its definition.
 */
export function openApiDocument(app: OpenAPIHono<ServerEnv>, definitions: readonly Definition[], version: string): Record<string, unknown> {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'parkloop',
    description: 'parkloop-PORT where the address has a port',
  });
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: { title: 'Parkloop 园环', version, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: '/' }],
    security: [{ token: [] }, { session: [] }],
  });
  const paths = (document.paths ?? {}) as Record<string, Record<string, Operation>>;
  const schemas = (document.components?.schemas ?? {}) as Record<string, JsonSchema>;
  const entry = schemas.Entry as { properties: Record<string, unknown> };
  const ownPaths: Record<string, Record<string, Operation>> = {};
  const ownSchemas: Record<string, JsonSchema> = {};
  for (const definition of definitions) {
    const name = schemaName(definition);
    ownSchemas[`${name}Values`] = schemaOfValues(definition);
    ownSchemas[`${name}Entry`] = {
      ...entry,
      properties: { ...entry.properties, ledger: { const: definition.id }, values: { $ref: `#/components/schemas/${name}Values` } },
    };
    for (const [path, operations] of Object.entries(paths).filter(([p]) => p.startsWith(generic))) {
      if (!takesBareWrites(definition) && !('get' in operations)) continue;
      ownPaths[path.replace('{ledger}', definition.id)] = Object.fromEntries(
        Object.entries(operations)
          .filter(([method]) => method === 'get' || takesBareWrites(definition))
          .map(([method, operation]) => [method, specialise(operation, definition)]),
      );
    }
  }
  return { ...document, paths: { ...paths, ...ownPaths }, components: { ...document.components, schemas: { ...schemas, ...ownSchemas } } };
}
