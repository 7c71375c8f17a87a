import { createRoute, z } from '@hono/zod-openapi';
import { createPart } from '../app-part.ts';
import { viewerOf } from '../env.ts';
import type { ServerContext } from '../env.ts';
import { reply } from '../reply.ts';
import { answers, Text } from '../schemas/common.ts';

const Indicator = z.object({ id: z.string(), label: Text, aliases: z.array(z.string()), unit: z.string() }).openapi('Indicator');

/** The indicators that goals of all documents are told by. */
export function indicatorRoutes(context: ServerContext) {
  const app = createPart();
  app.openapi(
    createRoute({
      method: 'get',
      path: '/indicators',
      tags: ['ledgers'],
      summary: 'The canonical indicators of the catalog: their names, the words documents use for them, their unit',
      responses: answers(200, z.object({ indicators: z.array(Indicator) }), 'Indicators'),
    }),
    (c) => {
      // Whoever is signed in: the catalog is nobody's secret, and nobody else's page.
      viewerOf(c);
      const indicators = [...context.catalog.indicators.values()].map(({ id, label, aliases, unit }) => ({
        id,
        label,
        aliases: aliases ?? [],
        unit: unit ?? '',
      }));
      return reply(c, { indicators });
    },
  );
  return app;
}
