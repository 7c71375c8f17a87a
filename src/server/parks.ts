import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

export interface Park {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Shipped with the program, with invented data on 示例 units. */
  readonly example: boolean;
}

const Head = z.looseObject({ park: z.looseObject({ label: z.object({ zh: z.string(), en: z.string() }), example: z.boolean().optional() }) });

/** The parks of this installation: folders with a park file. */
export function listParks(folder: string): readonly Park[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'park.yaml')))
    .map(({ name }) => {
      const head = Head.safeParse(parse(readFileSync(join(folder, name, 'park.yaml'), 'utf8'))).data?.park;
      return { id: name, label: head?.label ?? { zh: name, en: name }, example: head?.example ?? true };
    });
}
