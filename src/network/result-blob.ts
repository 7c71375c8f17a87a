/**
 * A plan as one blob: magic, length of the header, header JSON (the plan without its hours, and where each hourly array stands), then Float32 arrays.
 * Little endian throughout; about four bytes an item and hour.
 */
import { Fault } from '../fault.ts';
import type { PlanResult } from './result.ts';

const MAGIC = 0x31504c50; // 'PLP1'
const NUMBERS = ['Infinity', '-Infinity', 'NaN'] as const;

interface Header {
  readonly plan: Omit<PlanResult, 'series'>;
  /** Key → [first value, number of values] in the array part. */
  readonly series: Readonly<Record<string, readonly [number, number]>>;
}

/** Encodes a plan; hourly values are rounded to float32, everything else is kept exactly (also ∞ and NaN). */
export function encodeResult(result: PlanResult): Uint8Array {
  const { series, ...plan } = result;
  const places: Record<string, [number, number]> = {};
  let count = 0;
  for (const [key, values] of Object.entries(series)) {
    places[key] = [count, values.length];
    count += values.length;
  }
  const written = (_: string, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? { $number: String(value) } : value);
  const json = new TextEncoder().encode(JSON.stringify({ plan, series: places } satisfies Header, written));
  const head = 8 + Math.ceil(json.length / 4) * 4;
  const blob = new Uint8Array(head + 4 * count).fill(0x20, 8, head);
  const view = new DataView(blob.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, json.length, true);
  blob.set(json, 8);
  const numbers = new Float32Array(blob.buffer, head);
  for (const [key, values] of Object.entries(series)) numbers.set(values, places[key]![0]);
  return blob;
}

/** Decodes a blob. Fault 'internal' `network.blob` where it is cut off or not a plan. */
export function decodeResult(blob: Uint8Array): PlanResult {
  const { header, head } = readHeader(blob);
  // A copy, for the bytes may stand at any offset and float32 arrays need a multiple of four.
  const bytes = blob.slice(head);
  const series = Object.fromEntries(
    Object.entries(header.series).map(([key, [first, count]]) => {
      if ((first + count) * 4 > bytes.length) throw broken('length');
      return [key, new Float32Array(bytes.buffer, first * 4, count)];
    }),
  );
  return { ...header.plan, series };
}

/** Only the plan's header: what lists and pages need without its hours. */
export const decodeHeader = (blob: Uint8Array): Omit<PlanResult, 'series'> => readHeader(blob).header.plan;

function readHeader(blob: Uint8Array): { header: Header; head: number } {
  if (blob.length < 8) throw broken('length');
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw broken('magic');
  const length = view.getUint32(4, true);
  const head = 8 + Math.ceil(length / 4) * 4;
  if (head > blob.length) throw broken('length');
  const revived = (_: string, value: unknown) => {
    const name = value !== null && typeof value === 'object' ? (value as { $number?: (typeof NUMBERS)[number] }).$number : undefined;
    return name !== undefined && NUMBERS.includes(name) ? Number(name) : value;
  };
  return { header: JSON.parse(new TextDecoder().decode(blob.subarray(8, 8 + length)), revived) as Header, head };
}

const broken = (what: string): Fault => new Fault('internal', { code: 'network.blob', params: { what } });
