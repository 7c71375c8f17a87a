/** Words at a place of a page: lengths in one unit, y downwards to the baseline. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of its type. */
  readonly size: number;
}

/** The bounds of something drawn: a rule, a frame, a ground. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  /** What is drawn, where a table may be. */
  readonly boxes?: readonly Box[];
}

/** Pieces that stand next to each other on one baseline. */
export interface Segment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
}

/** A line of a column: where it stands in it tells where a paragraph begins and ends. */
export interface Line extends Segment {
  readonly page: number;
  /** Left and right edge of the column. */
  readonly from: number;
  readonly to: number;
}
