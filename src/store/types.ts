import type { LedgerDefinition } from '../ledger/index.ts';

/** Exact words of a text that an entry or event stands on. */
export interface SpanSource {
  readonly textHash: string;
  readonly at: number;
  readonly end: number;
  readonly quote: string;
}

export type EventKind = 'create' | 'change' | 'move' | 'remove' | 'restore';

/** One change of one entry. hash = SHA-256 over the canonical JSON (RFC 8785) of all other members; prev = the hash before it. */
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

export type Action = 'read' | 'create' | 'change' | 'remove' | 'restore';

export interface Grant {
  readonly role: string;
  /** Park id, or '*'. */
  readonly park: string;
  readonly ledger: string;
  readonly actions: readonly Action[];
  /** Fields that may be read and written; absent: all. */
  readonly fields?: readonly string[];
  /** Row rule in the formula language; absent: all rows. `viewer.unit` and `viewer.enterprise` are in scope. */
  readonly row?: string;
}

/** Who asks. No function of the store reads or writes entries without one. */
export interface Viewer {
  readonly user: string;
  readonly unit?: string;
  readonly enterprise?: string;
  readonly grants: readonly Grant[];
}

/** An entry as people see it: its fields plus what the store knows of it. */
export interface Entry {
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

export interface EntryQuery {
  readonly park: string;
  readonly ledger: string;
  /** Formula over the ledger's fields. */
  readonly filter?: string;
  /** Free text over text fields. */
  readonly search?: string;
  /** Field ids; '-' before one sorts downwards. `code`, `createdAt`, `updatedAt` too. */
  readonly sort?: readonly string[];
  readonly page?: number;
  readonly size?: number;
  /** ISO date-time or event seq: the ledger as it was then. */
  readonly asOf?: string | number;
}

export interface Change {
  readonly ledger: string;
  readonly kind: EventKind;
  /** Given for all but create; for create optional (a UUIDv7 is made). */
  readonly entry?: string;
  /** Fields to set; for create the whole entry. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** Refused with `conflict` where the entry has moved on (disjoint fields are merged). */
  readonly ifRevision?: number;
  readonly source?: SpanSource;
}

export interface Command {
  readonly park: string;
  /** Groups a bulk act, for undo; made where absent. */
  readonly id?: string;
  readonly changes: readonly Change[];
}

export interface BlobInfo {
  readonly hash: string;
  readonly size: number;
  readonly type: string;
}

/** The store's door. Every promise that resolves has been fsynced. */
export interface Store {
  /** Registers or upgrades a definition; a changed one builds a new projection from the events. */
  define(definition: LedgerDefinition): Promise<void>;
  definitions(): Promise<readonly LedgerDefinition[]>;
  write(viewer: Viewer, command: Command): Promise<readonly LedgerEvent[]>;
  /** Reverses every event of a command that still can be. */
  undo(viewer: Viewer, park: string, command: string): Promise<readonly LedgerEvent[]>;
  /** Erases the values of an entry's personal fields, from every version; needs the right to change them. The events stand, and hold hashes only. */
  erase(viewer: Viewer, park: string, ledger: string, entry: string): Promise<void>;
  list(viewer: Viewer, query: EntryQuery): Promise<{ readonly entries: readonly Entry[]; readonly total: number }>;
  get(viewer: Viewer, park: string, ledger: string, entry: string, asOf?: string | number): Promise<Entry | null>;
  /** Number of entries by the value of a field. */
  count(viewer: Viewer, query: EntryQuery, by: string): Promise<readonly { readonly value: unknown; readonly count: number }[]>;
  history(viewer: Viewer, park: string, ledger: string, entry: string): Promise<readonly LedgerEvent[]>;
  /** Latest events of a park that the viewer may read, newest first. */
  recent(viewer: Viewer, park: string, limit: number, afterSeq?: number): Promise<readonly LedgerEvent[]>;
  /** Sequence number and hash of the chain's head. */
  head(): Promise<{ readonly seq: number; readonly hash: string }>;
  /** Keeps data in a park: only there may entries name them, and only there are they found. */
  putBlob(data: Uint8Array, type: string, park: string): Promise<BlobInfo>;
  getBlob(hash: string, park: string): Promise<{ readonly data: Uint8Array; readonly type: string } | null>;
  /** Small system values outside the events (sessions, set-up token, salts): never entries. */
  readonly secrets: KeyValue;
  readonly queue: Queue;
  close(): Promise<void>;
}

export interface KeyValue {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, expiresAt?: Date): Promise<void>;
  delete(key: string): Promise<void>;
}

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';

export interface Job {
  readonly id: string;
  readonly park: string;
  readonly kind: string;
  readonly inputHash: string;
  readonly by: string;
  readonly state: JobState;
  /** Part done, 0…1. */
  readonly done: number;
  readonly text: string;
  readonly attempts: number;
  readonly result: unknown;
  readonly error: { readonly code: string; readonly params: Readonly<Record<string, unknown>> } | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Queue {
  /** The same inputHash returns the existing job unless it failed or was cancelled. */
  add(job: { readonly park: string; readonly kind: string; readonly inputHash: string; readonly by: string; readonly input: unknown }): Promise<Job>;
  get(id: string): Promise<Job | null>;
  list(park: string, kind?: string): Promise<readonly Job[]>;
  cancel(id: string): Promise<void>;
  /** Takes jobs of a kind until stopped. A job whose worker died is taken again. A result is written once. */
  work(
    kind: string,
    run: (job: Job, input: unknown, context: { readonly signal: AbortSignal; progress(done: number, text: string): Promise<void> }) => Promise<unknown>,
  ): Promise<{ stop(): Promise<void> }>;
  /** Calls back on every change of a job, also those made by other processes. */
  watch(id: string, onChange: (job: Job) => void): Promise<() => void>;
}
