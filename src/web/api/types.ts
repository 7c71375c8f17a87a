/** The API's types, as docs/contracts.md names them. `types.test.ts` holds the rooms’ own types to them. */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type FieldType =
  | 'text'
  | 'longtext'
  | 'number'
  | 'quantity'
  | 'boolean'
  | 'date'
  | 'period'
  | 'choice'
  | 'choices'
  | 'link'
  | 'links'
  | 'texts'
  | 'file'
  | 'json';

export interface Field {
  readonly id: string;
  readonly label: Label;
  readonly type: FieldType;
  readonly required?: boolean;
  readonly unit?: string;
  readonly choices?: readonly { readonly value: string; readonly label: Label }[];
  readonly to?: string;
  readonly default?: unknown;
  readonly personal?: boolean;
  readonly readOnly?: boolean;
  readonly check?: string;
  readonly help?: Label;
}

export interface LedgerDefinition {
  readonly id: string;
  readonly version: number;
  readonly label: Label;
  readonly code: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly views: readonly {
    readonly id: string;
    readonly label: Label;
    readonly columns: readonly string[];
    readonly filter?: string;
    readonly sort?: string;
  }[];
  readonly light?: 'goal' | 'task' | 'project';
  readonly stages?: { readonly field: string; readonly order: readonly string[] };
  readonly system?: boolean;
  /** Written by use cases only: no bare create, change or delete. */
  readonly written?: 'byUseCase';
}

export interface SpanSource {
  readonly textHash: string;
  readonly at: number;
  readonly end: number;
  readonly quote: string;
}

export type EventKind = 'create' | 'change' | 'move' | 'remove' | 'restore';

export interface LedgerEvent {
  readonly seq: number;
  readonly id: string;
  readonly park: string;
  readonly at: string;
  readonly by: string;
  readonly command: string;
  readonly ledger: string;
  readonly ledgerVersion: number;
  readonly entry: string;
  readonly revision: number;
  readonly kind: EventKind;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
  readonly source: SpanSource | null;
  readonly prev: string;
  readonly hash: string;
}

export type Colour = 'green' | 'yellow' | 'red' | 'blue' | 'grey';

export interface Light {
  readonly colour: Colour;
  readonly rule: string;
  readonly reason: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
  readonly text: Label;
  readonly gap?: number;
  readonly expected?: number;
  readonly actual?: number;
  readonly unit?: string;
}

export interface StoredEntry {
  readonly id: string;
  readonly code: string;
  readonly park: string;
  readonly ledger: string;
  readonly revision: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly source: SpanSource | null;
  readonly values: Readonly<Record<string, unknown>>;
}

export type Entry = StoredEntry & { readonly light?: Light };

export interface Page {
  readonly entries: readonly Entry[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface StoredJob {
  readonly id: string;
  readonly park: string;
  readonly kind: string;
  readonly inputHash: string;
  readonly by: string;
  readonly state: JobState;
  readonly done: number;
  readonly text: string;
  readonly attempts: number;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A job as the server tells it: its step and its error in words. */
export type Job = Omit<StoredJob, 'error'> & { readonly label?: Label; readonly error: (NonNullable<StoredJob['error']> & { readonly text?: Label }) | null };

export interface User {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly string[];
}

export interface Me {
  readonly user: User;
  readonly csrf: string;
  readonly parks: readonly { readonly id: string; readonly label: Label; readonly example: boolean }[];
  /** What this person may do, for hiding what would be refused. */
  readonly grants?: readonly { readonly ledger: string; readonly actions: readonly string[]; readonly fields?: readonly string[] }[];
}

/** What was written and looks odd in it. */
export interface Odd {
  readonly warnings?: readonly FaultText[];
}

export interface FaultText {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly where?: unknown;
  readonly text: Label;
}

/** A canonical indicator of the catalog. */
export interface Indicator {
  readonly id: string;
  readonly label: Label;
  /** What documents call it. */
  readonly aliases: readonly string[];
  readonly unit: string;
}
