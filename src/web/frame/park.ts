/** The park, the date and the person of the page on screen. */
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useParams } from '@tanstack/react-router';
import { api, type LedgerDefinition, type Me } from '../api/index.ts';
import { today } from '../format/date.ts';

const route = getRouteApi('/parks/$park');

export const meQuery = { queryKey: ['me'], queryFn: api.me, staleTime: 5 * 60_000, retry: false } as const;

export function useMe(): Me | undefined {
  return useQuery(meQuery).data;
}

export function useParkId(): string {
  return useParams({ from: '/parks/$park' }).park;
}

export function usePark(): Me['parks'][number] {
  const id = useParkId();
  return useMe()?.parks.find((park) => park.id === id) ?? { id, label: { zh: id, en: id }, example: false };
}

export interface Moment {
  /** The past date that is shown; undefined: today. */
  readonly asOf: string | undefined;
  /** Always a date. */
  readonly date: string;
  readonly readOnly: boolean;
}

/** The date on the top bar; a past one makes everything read only. */
export function useMoment(): Moment {
  const { asOf } = route.useSearch();
  const past = asOf !== undefined && asOf < today() ? asOf : undefined;
  return { asOf: past, date: past ?? today(), readOnly: past !== undefined };
}

export function useLedgers(): { readonly data: readonly LedgerDefinition[] | undefined; readonly error: unknown; readonly refetch: () => unknown } {
  const park = useParkId();
  return useQuery({ queryKey: ['ledgers', park], queryFn: () => api.ledgers(park), staleTime: 10 * 60_000 });
}

export function useLedger(id: string): LedgerDefinition | undefined {
  return useLedgers().data?.find((ledger) => ledger.id === id);
}

/** Whether the signed-in person may do this here and now; a past date allows nothing. */
export function useMay(ledger: string, action: 'create' | 'change' | 'remove'): boolean {
  const me = useMe();
  const { readOnly } = useMoment();
  if (readOnly || !me) return false;
  return !me.grants || me.grants.some((grant) => (grant.ledger === '*' || grant.ledger === ledger) && grant.actions.includes(action));
}
