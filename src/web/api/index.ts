/** The typed client: one function a call of docs/contracts.md. */
import { call, query, setCsrf } from './call.ts';
import type { Balance, Flows, GoalPrice, Overview, Proposal, ScopeCard, Week } from './plan-types.ts';
import type { DocumentReading, Reading } from './reading-types.ts';
import type { Entry, Indicator, Job, LedgerDefinition, LedgerEvent, Me, Odd, Page, SpanSource } from './types.ts';

export { ApiError, query } from './call.ts';
export type * from './types.ts';
export type * from './reading-types.ts';
export type * from './plan-types.ts';

const park = (id: string): string => `/parks/${encodeURIComponent(id)}`;
const entries = (id: string, ledger: string): string => `${park(id)}/ledgers/${encodeURIComponent(ledger)}/entries`;

async function signedIn(answer: Promise<Me>): Promise<Me> {
  const me = await answer;
  setCsrf(me.csrf);
  return me;
}

export interface ListQuery {
  readonly filter?: string | undefined;
  readonly search?: string | undefined;
  readonly sort?: string | undefined;
  readonly page?: number | undefined;
  readonly size?: number | undefined;
  readonly asOf?: string | undefined;
}

export interface PlanRequest {
  readonly name?: string;
  readonly scenario?: string;
  readonly limits?: readonly string[];
  readonly hours?: number;
  readonly solver?: 'auto' | 'staged' | 'highs';
  readonly overrides?: Readonly<Record<string, unknown>>;
}

export interface Decision {
  readonly item: string;
  readonly outcome: 'accepted' | 'mended' | 'rejected';
  readonly values?: Readonly<Record<string, unknown>>;
  /** The words it stands on, if not those the reader found. */
  readonly span?: readonly [from: number, to: number];
}

export const api = {
  me: () => signedIn(call<Me>('GET', '/me')),
  login: async (name: string, password: string) => {
    await call('POST', '/login', { body: { name, password } });
    return api.me();
  },
  logout: () => call<unknown>('POST', '/logout'),
  setupState: (token: string) => call<{ needed: boolean; valid: boolean }>('GET', `/setup${query({ token })}`),
  setup: async (token: string, name: string, password: string) => {
    await call('POST', '/setup', { body: { token, name, password } });
    return api.me();
  },
  tokens: () => call<{ tokens: readonly { id: string; name: string; createdAt?: string }[] }>('GET', '/tokens'),
  makeToken: (name: string) => call<{ token: string }>('POST', '/tokens', { body: { name } }),
  dropToken: (id: string) => call<unknown>('DELETE', `/tokens/${encodeURIComponent(id)}`),

  users: () => call<{ users: readonly Entry[] }>('GET', '/users').then((answer) => answer.users),
  makeUser: (user: { readonly name: string; readonly displayName?: string; readonly roles: readonly string[]; readonly password: string }) =>
    call<Entry>('POST', '/users', { body: user }),
  changeUser: (id: string, change: { readonly disabled?: boolean; readonly roles?: readonly string[]; readonly password?: string }) =>
    call<Entry>('PATCH', `/users/${id}`, { body: change }),

  indicators: () => call<{ indicators: readonly Indicator[] }>('GET', '/indicators').then((answer) => answer.indicators),
  ledgers: (p: string) => call<{ ledgers: readonly LedgerDefinition[] }>('GET', `${park(p)}/ledgers`).then((answer) => answer.ledgers),
  list: (p: string, ledger: string, q: ListQuery) => call<Page>('GET', `${entries(p, ledger)}${query({ ...q })}`),
  entry: (p: string, ledger: string, id: string, asOf?: string) => call<Entry>('GET', `${entries(p, ledger)}/${id}${query({ asOf })}`),
  create: (p: string, ledger: string, values: Readonly<Record<string, unknown>>, source?: SpanSource) =>
    call<Entry & Odd>('POST', entries(p, ledger), { body: { values, ...(source ? { source } : {}) } }),
  change: (p: string, ledger: string, id: string, revision: number, values: Readonly<Record<string, unknown>>) =>
    call<Entry & Odd>('PATCH', `${entries(p, ledger)}/${id}`, { body: { values }, ifMatch: revision }),
  remove: (p: string, ledger: string, id: string, revision: number) => call<unknown>('DELETE', `${entries(p, ledger)}/${id}`, { ifMatch: revision }),
  history: (p: string, ledger: string, id: string) =>
    call<{ events: readonly LedgerEvent[] }>('GET', `${entries(p, ledger)}/${id}/history`).then((answer) => answer.events),
  undo: (p: string, command: string) => call<unknown>('POST', `${park(p)}/undo`, { body: { command } }),
  recent: (p: string, limit: number) => call<{ events: readonly LedgerEvent[] }>('GET', `${park(p)}/recent${query({ limit })}`).then((answer) => answer.events),

  overview: (p: string, asOf?: string) => call<Overview>('GET', `${park(p)}/overview${query({ asOf })}`),

  uploadFile: (p: string, file: File) => {
    const form = new FormData();
    form.append('file', file);
    return call<{ document: Entry; reading: Reading }>('POST', `${park(p)}/documents`, { form });
  },
  uploadText: (p: string, name: string, text: string) => call<{ document: Entry; reading: Reading }>('POST', `${park(p)}/documents`, { body: { name, text } }),
  reading: (p: string, id: string) => call<DocumentReading>('GET', `${park(p)}/documents/${id}/reading`),
  proposals: (p: string, id: string) => call<{ items: readonly Proposal[] }>('GET', `${park(p)}/documents/${id}/proposals`).then((answer) => answer.items),
  decide: (p: string, id: string, items: readonly Decision[]) =>
    call<{ decisions: readonly Entry[]; made: readonly Entry[]; command: string }>('POST', `${park(p)}/documents/${id}/decisions`, { body: { items } }),

  card: (p: string, goal: string) => call<{ possible: boolean; why?: unknown; card?: ScopeCard }>('GET', `${park(p)}/goals/${goal}/card`),
  makeLimit: (p: string, goal: string, card: ScopeCard) =>
    call<{ limit: Entry }>('POST', `${park(p)}/goals/${goal}/limit`, { body: { card } }).then((answer) => answer.limit),
  price: (p: string, goal: string) => call<GoalPrice>('GET', `${park(p)}/goals/${goal}/price`),

  model: (p: string) => call<{ model: unknown }>('GET', `${park(p)}/model`).then((answer) => answer.model),
  runPlan: (p: string, request: PlanRequest) => call<{ job: Job; plan?: Entry | string }>('POST', `${park(p)}/plans`, { body: request }),
  plans: (p: string) => call<unknown>('GET', `${park(p)}/plans`),
  plan: (p: string, id: string) => call<Entry & { readonly summary?: unknown; readonly result?: unknown }>('GET', `${park(p)}/plans/${id}`),
  flows: (p: string, id: string, item: string) => call<Flows>('GET', `${park(p)}/plans/${id}/flows${query({ item })}`),
  balance: (p: string, id: string) => call<Balance>('GET', `${park(p)}/plans/${id}/balance`),
  week: (p: string, id: string, start: number, commodity: string) => call<Week>('GET', `${park(p)}/plans/${id}/week${query({ start, commodity })}`),

  jobs: (p: string) => call<{ jobs: readonly Job[] }>('GET', `${park(p)}/jobs`).then((answer) => answer.jobs),
  job: (id: string) => call<Job>('GET', `/jobs/${id}`),
  cancel: (id: string) => call<unknown>('DELETE', `/jobs/${id}`),

  makeReport: (p: string, asOf: string, title?: string) =>
    call<{ report: Entry }>('POST', `${park(p)}/reports`, { body: { asOf, ...(title ? { title } : {}) } }).then((answer) => answer.report),
  reportFile: (p: string, id: string) => `/api/v1${park(p)}/reports/${id}/file`,
};
