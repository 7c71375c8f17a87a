import type { Lexicon } from './lexicon.ts';

/** Single characters that join, modify or say the kind and name nothing: 颠覆性技术, 大型装备, 处理厂. */
const loose = new Set('的和与及等之间性型化业品式类级各新大小老中高多上下内外首双第一二三四五六七八九十年期厂站场园馆院区段');
const tables = new WeakMap<Lexicon, Set<string>>();

/** How many Han characters of a name the common pairs of the genre leave over, at the best division. 0: common words only. */
export function ownLetters(words: string, lexicon: Lexicon): number {
  const common = commonPairs(lexicon);
  let own = 0;
  // A slogan in quotation marks is nobody's name: “十百千万”工程.
  for (const run of words.replace(/“[^”]*”?/g, ' ').match(/[\u4e00-\u9fff]+/g) ?? []) {
    let before = 0;
    let now = 0;
    for (let i = 0; i < run.length; i++) {
      const alone = now + (loose.has(run[i]!) ? 0 : 1);
      const paired = i > 0 && common.has(run.slice(i - 1, i + 1)) ? before : alone;
      before = now;
      now = Math.min(alone, paired);
    }
    own += now;
  }
  return own;
}

/** `pairs.common`: each word a first character and all that may follow it. */
function commonPairs(lexicon: Lexicon): Set<string> {
  let found = tables.get(lexicon);
  if (!found) {
    found = new Set(lexicon.pairs.common.split(' ').flatMap((word) => Array.from(word.slice(1), (second) => word[0]! + second)));
    tables.set(lexicon, found);
  }
  return found;
}
