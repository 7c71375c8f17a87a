import { anyOf, type Lexicon, pattern } from './lexicon.ts';

/**
 * Whether a paragraph without a heading tells of the past or sets out what to do, by what its words weigh together:
 * aspect and state (已, 获评, 更加, 达12%) against aim (要, 力争, 以上, a sentence that opens with a verb). '' when they are even.
 */
export function leaningOf(paragraph: string, lexicon: Lexicon): 'past' | 'plan' | '' {
  const { leaning, sentences } = lexicon.words;
  const count = (p: RegExp) => paragraph.match(p)?.length ?? 0;
  const told = count(
    pattern(
      lexicon,
      'leanPast',
      'g',
      () =>
        `(?:${anyOf(leaning.past)})|(?<![除为])了(?!解)|(?:达|达到|增长|下降|增至|升至|完成|突破)\\d[\\d.,]*[^，。；、\\d]{1,6}(?=[，。；、])(?<!以上|左右|以内)|(?:${anyOf(leaning.states)})(?=[，。；])`,
    ),
  );
  const aimed = count(
    pattern(
      lexicon,
      'leanPlan',
      'g',
      () => `(?<![主重需首必次纲只想紧摘概简])(?:${anyOf(leaning.plan)})(?![素点求闻件领])|\\d[^，。；、]{0,6}(?:以上|左右|以内)(?=[，。；、])`,
    ),
  );
  const orders = count(
    pattern(lexicon, 'leanOrder', 'g', () => `(?:^|[。；])(?:[一二三四五六七八九十]是)?(?:${anyOf([...sentences.adverbs, ...sentences.verbs])})`),
  );
  const past = told;
  const plan = 1.5 * aimed + 0.7 * orders;
  return past > plan ? 'past' : plan > past ? 'plan' : '';
}
