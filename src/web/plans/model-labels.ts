import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { api, type Label } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, numberOf, recordOf, textOf } from '../parts/values.ts';

const nothing: Readonly<Record<string, unknown>> = {};

/** The park's model as in use. */
function useModel(): Readonly<Record<string, unknown>> {
  const park = useParkId();
  const model = useQuery({ queryKey: ['model', park], queryFn: () => api.model(park), staleTime: 10 * 60_000 });
  return model.data === undefined ? nothing : recordOf(model.data);
}

/** How much of an item may be built beside what stands, by id, with its unit. */
export function useNewLimits(): ReadonlyMap<string, { readonly value: number; readonly unit: string }> {
  const model = useModel();
  return useMemo(() => {
    const limits = new Map<string, { value: number; unit: string }>();
    for (const part of ['processes', 'storages', 'routes', 'markets'])
      for (const item of listOf(model[part]).map(recordOf)) {
        const max = listOf(item['values'])
          .map(recordOf)
          .find((value) => value['field'] === 'capacity.new.max');
        const value = numberOf(max?.['value']);
        if (value !== undefined) limits.set(textOf(item['id']), { value, unit: textOf(max?.['unit']) });
      }
    return limits;
  }, [model]);
}

/** Labels of the model's commodities by id; the id itself where the model gives none. */
export function useModelLabels(): (id: string) => string {
  const { pick } = usePreferences();
  const model = useModel();
  return useCallback(
    (id) => {
      const found = listOf(model['commodities'])
        .map(recordOf)
        .find((one) => one['id'] === id);
      return pick(found?.['label'] as Label | undefined) || textOf(id);
    },
    [model, pick],
  );
}
