import { anyOf, type Lexicon, pattern } from './lexicon.ts';

/**
 * Whether an order is one of attitude: it orders nothing that could be counted, dated or shown. A number or a concrete product makes it trackable;
 * else it is a slogan when led by a verb of attitude, when its object is abstract, or when it is nothing but parallel four-character phrases.
 */
export function isSlogan(words: string, lexicon: Lexicon): boolean {
  const { tasks, sentences } = lexicon.words;
  if (/\d|[*X]{1,4}[\u4e00-\u9fff]|[零一二两三四五六七八九十百千]+(?:个|家|项|次|场|条|座|件|户|亩|套)/.test(words.replace(/“[^”]*”|二十[届大]/g, '')))
    return false;
  const bare = words.replace(/[。；，！\s]+$/, '').replace(/^(?:同志们[，,！]|[^，,：:]{0,8}(?:要求|强调|指出)[，,：:])/, '');
  const attitude = pattern(
    lexicon,
    'attitude',
    '',
    () =>
      `^(?:[^，,、。]{0,12}?(?:要|必须|应|须|将|让我们|希望(?:大家|各[^，]{1,6})?))?(?:${anyOf([...sentences.adverbs, ...sentences.modal, ...tasks.adverbs])})*(?:${anyOf(tasks.attitudes)})`,
  );
  if (attitude.test(bare)) return true;
  const concrete = pattern(lexicon, 'concrete', '', () => `(?:${anyOf(tasks.concrete)})`);
  const parts = bare.split(/[，,；]/);
  const abstract = pattern(lexicon, 'abstract', '', () => `(?:${anyOf(tasks.abstract)})(?:的[^，,。]{0,6})?$`);
  // The last word of a clause is what it comes to.
  const empty = (part: string) => abstract.test(part) || fours(part, lexicon);
  if (empty(parts[0]!)) return parts.every((part) => empty(part) || !concrete.test(part));
  return parts.length > 1 && empty(parts.at(-1)!) && !concrete.test(bare);
}

/** 高度重视、倒排工期、挂图作战: nothing but phrases of four characters. */
function fours(clause: string, lexicon: Lexicon): boolean {
  const body = clause.replace(
    pattern(lexicon, 'foursLead', '', () => `^(?:[^、]{0,14}(?:要|必须|大家|让我们))?(?:${anyOf(lexicon.words.sentences.adverbs)})*`),
    '',
  );
  const parts = body.split('、');
  return parts.length >= 2 && parts.every((part) => /^[\u4e00-\u9fff]{4}$/.test(part));
}
