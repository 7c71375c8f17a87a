import { contradictionsOf, compareParties, type ComparedGoal, type ComparedTask } from './compare-parties.ts';
import { readCatalog, readMessages } from './catalog-files.ts';
import { indicators } from '../catalog/index.ts';
import type { Messages } from '../messages.ts';
import type { Standing } from '../reading/index.ts';
import { partyOfReading } from './parties.ts';
import type { ReadFile } from './read-text.ts';

export interface FileComparison {
  readonly standing: Standing;
  /** The file the first side of every finding stands in: the higher body's or the older one. */
  readonly first: string;
  readonly second: string;
  /** Goals that the second file says twice with different values. */
  readonly inside: readonly ComparedGoal[];
  readonly goals: readonly ComparedGoal[];
  readonly tasks: readonly ComparedTask[];
}

/** Read from disk once. */
let shipped: { readonly messages: Messages; readonly better: ReadonlyMap<string, 'up' | 'down'> } | undefined;

/** Compares a file with another one, which is of its rank, a higher body's or an earlier edition. */
export function compareFiles(file: ReadFile, other: ReadFile, standing: Standing): FileComparison {
  shipped ??= { messages: readMessages(), better: new Map(indicators(readCatalog()).map((indicator) => [indicator.id, indicator.better])) };
  const { messages, better } = shipped;
  const party = ({ reading, text }: ReadFile) => partyOfReading({ id: reading.text, code: '', title: reading.title ?? reading.doc }, reading, text);
  const [first, second] = [party(other), party(file)];
  return {
    standing,
    first: other.reading.doc,
    second: file.reading.doc,
    inside: contradictionsOf(second, messages),
    ...compareParties(first, second, standing, (id) => better.get(id), messages),
  };
}
