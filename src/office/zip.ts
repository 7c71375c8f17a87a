import { Unzip, UnzipInflate } from 'fflate';
import { Fault } from '../fault.ts';

/** Most bytes a package's parts may unpack to; a work document of 1,000 pages stays far below. */
export const maxUnpacked = 128 * 1024 * 1024;
/** Most a part may grow by. Deflate reaches 1,032:1 on constant bytes; Word's XML stays under 60:1. */
const maxRatio = 150;
/** Below this no ratio is judged: a short part of a template can be nearly constant. */
const ratioFrom = 4 * 1024 * 1024;
/** Deflate grows a slice at most 1,032 times, so a slice this small never unpacks past 17 MB before it is looked at. */
const slice = 16 * 1024;

/**
 * Unpacks the wanted parts of a zip package while counting what comes out, so that a bomb is refused before it fills the memory.
 * @throws Fault `office.zip-bomb`, `office.broken`
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean, fileName: string, format: Format = 'docx'): Map<string, Uint8Array> {
  const parts = new Map<string, Uint8Array>();
  let unpacked = 0;
  // fflate hands an error thrown in a callback back to the callback, so the first fault is kept.
  let bomb: Fault | undefined;
  const unzip = new Unzip((file) => {
    if (!wanted(file.name)) return;
    const chunks: Uint8Array[] = [];
    let length = 0;
    file.ondata = (error, chunk, final) => {
      if (error) throw bomb ?? broken(fileName, error, format);
      length += chunk.length;
      unpacked += chunk.length;
      if (unpacked > maxUnpacked || (length > ratioFrom && length > maxRatio * bytes.length)) {
        throw (bomb = new Fault('input', { code: 'office.zip-bomb', params: { mb: Math.round(maxUnpacked / 1024 / 1024) }, where: { file: fileName } }));
      }
      chunks.push(chunk);
      if (final) parts.set(file.name, join(chunks, length));
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += slice) unzip.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
  } catch (error) {
    if (error instanceof Fault) throw error;
    throw broken(fileName, error, format);
  }
  return parts;
}

/** Packages that are read: all of them are zip files of XML. */
export type Format = 'docx' | 'xlsx' | 'ofd';

/** Names of a zip's parts by its local headers; nothing is unpacked. */
export function namesIn(bytes: Uint8Array): ReadonlySet<string> {
  const names = new Set<string>();
  const unzip = new Unzip((file) => void names.add(file.name));
  try {
    for (let at = 0; at < bytes.length; at += slice) unzip.push(bytes.subarray(at, at + slice), at + slice >= bytes.length);
  } catch {
    // A broken package: its reader says so.
  }
  return names;
}

export function broken(fileName: string, cause?: unknown, format: Format = 'docx'): Fault {
  return new Fault('input', { code: 'office.broken', params: { format }, where: { file: fileName } }, { cause });
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
