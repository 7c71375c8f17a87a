/** Numbers as people read them: thousands separators, a true minus sign, as many digits as mean something. */

/** `value` with a fixed number of decimals. */
export function fixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return '—';
  const text = Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  const isZero = !/[1-9]/.test(text);
  return value < 0 && !isZero ? `−${text}` : text;
}

/** `value` as entered: all its decimals (up to six), none invented. */
export function exact(value: number): string {
  if (!Number.isFinite(value)) return '—';
  const text = Math.abs(value).toLocaleString('en-US', { maximumFractionDigits: 6 });
  return value < 0 ? `−${text}` : text;
}

/** `value` as computed: about four significant digits, never fewer than the whole part. */
export function computed(value: number): string {
  const text = fixed(value, decimalsFor(value));
  return /^[0.]+$/.test(text) ? '0' : text;
}

/** Decimals that leave about four significant digits. */
export function decimalsFor(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  if (size >= 0.01) return 3;
  return size >= 1e-6 ? 5 : 0;
}

/** Decimals for a whole column, so that its points align: those of its largest value. */
export function columnDecimals(values: readonly number[]): number {
  const largest = values.reduce((max, value) => (Number.isFinite(value) ? Math.max(max, Math.abs(value)) : max), 0);
  return Math.min(2, decimalsFor(largest));
}

/** A share as per cent with one decimal. */
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${fixed((100 * part) / whole, 1)}%`;
}
