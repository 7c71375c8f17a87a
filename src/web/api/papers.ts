/** The papers an office sends out, and the edited task table coming back (docs/contracts.md). */
import { call, query } from './call.ts';
import type { FaultText } from './types.ts';

export type PaperFormat = 'docx' | 'xlsx';
export type TaskField = 'name' | 'measure' | 'annualTarget' | 'q1' | 'q2' | 'q3' | 'q4' | 'leader' | 'leadUnit' | 'owners' | 'deadline';

export interface CellChange {
  readonly field: TaskField;
  readonly from: string;
  readonly to: string;
  /** What the ledger said when the table was written, where others have set it since. */
  readonly was?: string;
}

type Values = Readonly<Record<string, unknown>>;

export interface TaskTableDiff {
  readonly document: string;
  readonly added: readonly { readonly row: number; readonly group: string; readonly cells: Readonly<Record<TaskField, string>>; readonly values: Values }[];
  readonly changed: readonly {
    readonly row: number;
    readonly entry: string;
    readonly code: string;
    readonly name: string;
    readonly revision: number;
    readonly fields: readonly CellChange[];
    readonly values: Values;
  }[];
  readonly removed: readonly { readonly entry: string; readonly code: string; readonly name: string; readonly revision: number }[];
  readonly same: number;
  readonly faults: readonly FaultText[];
}

export type TaskTableChange =
  | { readonly kind: 'create'; readonly values: Values }
  | { readonly kind: 'change'; readonly entry: string; readonly revision: number; readonly values: Values }
  | { readonly kind: 'remove'; readonly entry: string; readonly revision: number };

const park = (id: string): string => `/parks/${encodeURIComponent(id)}`;

export const papers = {
  /** Addresses of files. */
  taskTable: (p: string, document: string, format: PaperFormat) => `/api/v1${park(p)}/documents/${document}/task-table${query({ format })}`,
  supervision: (p: string, task: string) => `/api/v1${park(p)}/ledgers/task/entries/${task}/supervision`,
  openPoints: (p: string, format: PaperFormat, document?: string) => `/api/v1${park(p)}/open-points${query({ format, document })}`,
  preview: (p: string, document: string, file: File) => {
    const form = new FormData();
    form.append('file', file);
    form.append('document', document);
    return call<TaskTableDiff>('POST', `${park(p)}/task-table/preview`, { form });
  },
  apply: (p: string, document: string, changes: readonly TaskTableChange[]) =>
    call<{ readonly command: string; readonly entries: readonly string[] }>('POST', `${park(p)}/task-table/apply`, { body: { document, changes } }),
};
