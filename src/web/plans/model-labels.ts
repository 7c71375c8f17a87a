import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, type Label } from '../api/index.ts';
import { useParkId } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { listOf, recordOf, textOf } from '../parts/values.ts';

/** Labels of the model's commodities by id; the id itself where the model gives none. */
export function useModelLabels(): (id: string) => string {
  const { pick } = usePreferences();
  const park = useParkId();
  const model = useQuery({ queryKey: ['model', park], queryFn: () => api.model(park), staleTime: 10 * 60_000 });
  return useCallback(
    (id) => {
      const found = listOf(recordOf(model.data)['commodities'])
        .map(recordOf)
        .find((one) => one['id'] === id);
      return pick(found?.['label'] as Label | undefined) || textOf(id);
    },
    [model.data, pick],
  );
}
