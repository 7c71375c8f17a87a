/** A column of a paper that is a table. */
export interface PaperColumn {
  readonly id: string;
  readonly label: string;
  /** Width on paper, in mm. */
  readonly width: number;
  readonly align?: 'left' | 'center';
  /** A date column: YYYY-MM-DD, a real date in a workbook. */
  readonly isDate?: boolean;
}

export type PaperRow =
  /** A heading over the rows below it, across the table. */
  | { readonly kind: 'group'; readonly text: string }
  | {
      readonly kind: 'row';
      /** Code and revision of the entry a row shows; hidden in a workbook, so that an edited one finds its entries again. */
      readonly key?: { readonly code: string; readonly revision: number };
      readonly cells: Readonly<Record<string, string>>;
    };

/** What a paper that is a table says; its layout as docx or xlsx is the office's. */
export interface TablePaper {
  readonly title: string;
  /** Small print under the title: from what, as of when. */
  readonly subtitle: string;
  /** Business date, YYYY-MM-DD. */
  readonly asOf: string;
  /** Sequence number and hash of the chain's head it was written from. */
  readonly chainHead: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  /** Lines below the table. */
  readonly notes: readonly string[];
  /** What an edited workbook carries home, in a hidden sheet. */
  readonly origin?: Readonly<Record<string, string | number>>;
}
