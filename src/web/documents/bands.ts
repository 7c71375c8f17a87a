/** How sure a reading is, in three steps that a line can show. Confidence is the share of such items that were right on annotated documents. */
export type Band = 'sure' | 'likely' | 'doubtful';

/** From here on an item is as good as read by hand; from `likelyFrom` on it is worth a look, below that it must be checked. */
export const sureFrom = 0.9;
export const likelyFrom = 0.75;

export const bandOf = (confidence: number): Band => (confidence >= sureFrom ? 'sure' : confidence >= likelyFrom ? 'likely' : 'doubtful');

/** A share as whole percent, rounded down: never surer than it is. */
export const percentOf = (confidence: number): number => Math.floor(confidence * 100 + 1e-9);
