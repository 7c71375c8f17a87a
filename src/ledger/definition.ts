/**
 * A ledger is declared once, as data (catalog/ledgers/*.yaml); table, form, filter, API, documentation, import and export arise from it.
 */
export interface Label {
  readonly zh: string;
  readonly en: string;
}

export type FieldType =
  | 'text' // one line
  | 'longtext'
  | 'number' // float64, with optional `unit`
  | 'quantity' // decimal string as entered + unit; stored with a computed base value for sorting
  | 'boolean'
  | 'date' // YYYY-MM-DD, Asia/Shanghai
  | 'period' // 2024 | 2024-Q1 | 2024-03 | 2024-01..02
  | 'choice'
  | 'choices'
  | 'link' // id of an entry of `to`
  | 'links'
  | 'texts' // list of short texts
  | 'file' // blob hash
  | 'json'; // shown by a page of its own, never edited by hand

export interface Field {
  readonly id: string; // camelCase
  readonly label: Label;
  readonly type: FieldType;
  readonly required?: boolean;
  readonly unit?: string;
  readonly choices?: readonly { readonly value: string; readonly label: Label }[];
  readonly to?: string;
  readonly default?: unknown;
  readonly personal?: boolean;
  readonly readOnly?: boolean;
  /** Row rule in the formula language; true where the value is right. */
  readonly check?: string;
  readonly help?: Label;
}

export interface LedgerDefinition {
  readonly id: string;
  readonly version: number;
  readonly label: Label;
  /** Prefix of the people's code (ledger-year-number), e.g. 'MB'. */
  readonly code: string;
  /** Field that names an entry. */
  readonly title: string;
  readonly fields: readonly Field[];
  /** Views: the columns and sort people see first. */
  readonly views: readonly {
    readonly id: string;
    readonly label: Label;
    readonly columns: readonly string[];
    readonly filter?: string;
    readonly sort?: string;
  }[];
  /** Which kind of light its entries carry, if any. */
  readonly light?: 'goal' | 'task' | 'project';
  readonly stages?: { readonly field: string; readonly order: readonly string[] };
  /** Kept by the system, not shown in the list of ledgers. */
  readonly system?: boolean;
  /** Use cases alone write its entries, which follow from other entries; people read them, and no bare write makes, changes or removes one. */
  readonly written?: 'byUseCase';
}
