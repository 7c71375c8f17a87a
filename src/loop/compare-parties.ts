import type { Messages } from '../messages.ts';
import {
  type Better,
  compareGoals,
  compareTasks,
  contradictions,
  type Finding,
  type Goal,
  plainName,
  type Standing,
  type TaskFinding,
} from '../reading/index.ts';
import { findingWords, taskWords } from './comparison-words.ts';
import { isCounted } from './guess.ts';
import { tellsItself } from './meetings.ts';
import type { Party, Side } from './parties.ts';

export type Label = { readonly zh: string; readonly en: string };

/** A finding with both sides' words. */
export interface ComparedGoal extends Omit<Finding, 'first' | 'second'> {
  readonly first: Side | null;
  readonly second: Side | null;
  readonly text: Label;
}

export interface ComparedTask extends Omit<TaskFinding, 'first' | 'second'> {
  readonly first: Side | null;
  readonly second: Side | null;
  readonly text: Label;
}

/** Two parties against each other, the older, higher or other one first. */
export function compareParties(
  first: Party,
  second: Party,
  standing: Standing,
  better: Better,
  messages: Messages,
): { readonly goals: readonly ComparedGoal[]; readonly tasks: readonly ComparedTask[] } {
  // Words that name many things (项目) say nothing across documents; of one document's editions they may.
  const telling = (goals: readonly Goal[]) => (standing === 'edition' ? goals : goals.filter(tellsItself));
  const goals = compareGoals(telling(first.goals), telling(second.goals), standing, better);
  const unclear = new Set([...contradictions(first.goals), ...contradictions(second.goals)].map(keyOf));
  const side = (party: Party, source: string | null) => (source === null ? null : party.side(source));
  const sourceOf = (party: Party, index: number | null) => (index === null ? null : (party.tasks[index]?.source ?? null));
  return {
    goals: goals
      // A blank says nothing else; and where a document itself gives several values of an indicator, parts of it for instance, another is no contradiction.
      .filter((finding) => finding.what !== 'contradiction' || (finding.difference !== null && !unclear.has(keyOf(finding))))
      .map((finding) => {
        const found = { ...finding, first: side(first, finding.first), second: side(second, finding.second) };
        return { ...found, text: findingWords(found, standing, messages) };
      }),
    tasks: compareTasks(first.tasks, second.tasks, standing).map((finding) => {
      const found = { ...finding, first: side(first, sourceOf(first, finding.first)), second: side(second, sourceOf(second, finding.second)) };
      return { ...found, text: taskWords(found, messages) };
    }),
  };
}

/**
 * One document against itself: an indicator of the catalog said twice, by the same name and in different sentences, with different values. Values of one
 * sentence are parts or steps, and counts (项目, 企业) are of other things each time.
 */
export function contradictionsOf(party: Party, messages: Messages): readonly ComparedGoal[] {
  return contradictions(party.goals).flatMap((finding) => {
    const found = { ...finding, first: party.side(finding.first!), second: party.side(finding.second!) };
    const [a, b] = [found.first.goal!, found.second.goal!];
    const isSame = finding.canonical !== undefined && plainName(a.indicator) === plainName(b.indicator) && !isCounted(finding.unit);
    return isSame && found.first.sentence !== found.second.sentence ? [{ ...found, text: findingWords(found, 'peers', messages) }] : [];
  });
}

const keyOf = ({ canonical, indicator, year }: Pick<Finding, 'canonical' | 'indicator' | 'year'>) => `${canonical ?? indicator}|${year}`;
