/** What each page keeps in its address, and how it is read back: unknown keys are dropped, wrong values ignored. */
const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : undefined;
const whole = (value: unknown): number | undefined => {
  const number = Number(value);
  return value !== '' && value !== null && value !== undefined && Number.isInteger(number) && number >= 0 ? number : undefined;
};
const flag = (value: unknown): true | undefined => (value === true || value === 'true' || value === 1 ? true : undefined);
const date = (value: unknown): string | undefined => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);

type Raw = Record<string, unknown>;
/** Drops what is undefined, so that addresses stay short. */
function kept<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export const parkSearch = (raw: Raw) => kept({ asOf: date(raw['asOf']) });
export const entranceSearch = (raw: Raw) => kept({ token: text(raw['token']), next: text(raw['next']) });
export const overviewSearch = (raw: Raw) => kept({ area: text(raw['area']), light: text(raw['light']), goal: text(raw['goal']) });
export const documentsSearch = (raw: Raw) => kept({ search: text(raw['search']), page: whole(raw['page']) });
export const documentSearch = (raw: Raw) =>
  kept({
    item: text(raw['item']),
    show: text(raw['show']),
    state: text(raw['state']),
    sort: text(raw['sort']),
    at: whole(raw['at']),
    end: whole(raw['end']),
    edit: flag(raw['edit']),
  });
export const ledgerSearch = (raw: Raw) =>
  kept({
    view: text(raw['view']),
    filter: text(raw['filter']),
    search: text(raw['search']),
    sort: text(raw['sort']),
    page: whole(raw['page']),
    size: whole(raw['size']),
    columns: text(raw['columns']),
    entry: text(raw['entry']),
    edit: flag(raw['edit']),
    create: flag(raw['create']),
  });
export const mineSearch = (raw: Raw) => kept({ owner: text(raw['owner']), done: flag(raw['done']) });
export const goalSearch = (raw: Raw) => kept({ card: flag(raw['card']), enter: text(raw['enter']) });
export const plansSearch = (raw: Raw) => kept({ job: text(raw['job']), run: flag(raw['run']) });
export const planSearch = (raw: Raw) => kept({ flow: text(raw['flow']), day: whole(raw['day']), commodity: text(raw['commodity']), tab: text(raw['tab']) });
export const reportsSearch = (raw: Raw) => kept({ make: flag(raw['make']), page: whole(raw['page']) });
