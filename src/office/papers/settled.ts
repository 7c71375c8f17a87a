import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Takes the moment of writing out of a package: dates in its properties and in the zip. The same paper always gives the same bytes. */
export function settled(bytes: Uint8Array, asOf: string): Uint8Array {
  const parts = unzipSync(bytes);
  const mtime = new Date(1980, 0, 2);
  const out: Zippable = {};
  for (const name of Object.keys(parts)) {
    const core = name === 'docProps/core.xml';
    out[name] = [core ? strToU8(strFromU8(parts[name]!).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, `${asOf}T00:00:00Z`)) : parts[name]!, { mtime }];
  }
  return zipSync(out);
}
