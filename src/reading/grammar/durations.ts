import { numeralAt } from './numeral.ts';
import type { When } from './when.ts';

const lengths: readonly (readonly [RegExp, number])[] = [
  [/^ ?年/, 365 * 86400],
  [/^ ?(?:个)?月/, 30 * 86400],
  [/^ ?(?:周|个?星期|礼拜)/, 7 * 86400],
  [/^ ?(?:天|日)/, 86400],
  [/^ ?(?:个)?(?:小时|钟头|时)/, 3600],
  [/^ ?(?:分钟|分)/, 60],
  [/^ ?秒钟?/, 1],
];

/** 两年, 三年半, 8天20小时, 一年又一个月21天, 半个月. */
export function durationAt(t: string, i: number): When | null {
  let seconds = 0;
  let end = i;
  let parts = 0;
  let largest = '';
  for (let at = i; ; ) {
    const rest = t.slice(at, at + 12);
    const half = /^半/.exec(rest);
    const number = half ? { end: at + 1, value: 0.5 } : /^(?:\d|[一二两三四五六七八九十])/.test(rest) ? numeralAt(t, at) : null;
    if (!number || number.value > 999) break;
    const unit = lengths.find(([word]) => word.test(t.slice(number.end, number.end + 4)));
    if (!unit) break;
    const word = unit[0].exec(t.slice(number.end, number.end + 4))![0];
    // 一月, 3日, 8时, 5分 alone are dates, hours and scores.
    if (parts === 0 && /^ ?(?:月|日|时|分)$/.test(word)) return null;
    if (/^(?:岁|代|级|前|后|以[前后]|之[前后]|度|份|初|底|末)/.test(t.slice(number.end + word.length, number.end + word.length + 2)) && parts === 0)
      return null;
    let length = number.value * unit[1];
    let next = number.end + word.length;
    if (t[next] === '半' && !half) {
      length += unit[1] / 2;
      next++;
    }
    seconds += length;
    parts++;
    largest = word;
    end = next;
    at = next + /^ ?(?:又|多|余|零)? ?/.exec(t.slice(next, next + 3))![0].length;
  }
  return parts > 0 && largest !== '' && !/[\d第初零〇一二三四五六七八九十每近前后]/.test(t[i - 1] ?? '')
    ? { at: i, end, kind: 'duration', values: [], seconds }
    : null;
}
