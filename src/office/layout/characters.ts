const chinese = '\\u3000-\\u303f\\u4e00-\\u9fff\\uff00-\\uffef“”‘’';
/** The space typesetting leaves between Chinese and Latin is no character of the text. */
const beside = new RegExp(`(?<=[${chinese}]) (?=[\\w(+-])|(?<=[\\w%)℃]) (?=[${chinese}])`, 'g');
/** A character alone between spaces: the line was spread to fill the column. */
const spread = new RegExp(`(?:^| |[${chinese}] )[\\u4e00-\\u9fff] [${chinese}]`);
const between = new RegExp(`(?<=[${chinese}]) (?=[${chinese}])`, 'g');
const radicals = /[\u2e80-\u2fdf]/g;
/** Radicals of simplified characters have no compatibility mapping in Unicode (CJK Radicals Supplement). */
const simplified: Readonly<Record<string, string>> = {
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻙': '韦',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻧': '卤',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
  '⻁': '虎',
  '⺠': '民',
  '⺟': '母',
  '⻄': '西',
  '⺼': '月',
  '⻳': '龟',
};

/**
 * The characters an author wrote, from those a font gives back: radicals (printing from browsers takes ⼀ for 一), spaces a justified line was filled with,
 * and the thin space between Chinese and Latin.
 */
export function characters(text: string): string {
  const plain = text
    .replace(radicals, (c) => simplified[c] ?? c.normalize('NFKC'))
    .replace(/\u00a0/g, ' ')
    .replace(beside, '');
  return spread.test(plain) ? plain.replace(between, '') : plain;
}
