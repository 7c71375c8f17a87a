/** How Word writes a list number: the `w:numFmt` values that occur in Chinese office documents (ECMA-376 part 1, 17.18.59). */
const digits = '零一二三四五六七八九';

/** 1 → 一, 12 → 十二, 105 → 一百零五; below 10,000. */
export function chineseCounting(n: number): string {
  if (n < 10) return digits[n]!;
  if (n < 20) return `十${n % 10 ? digits[n % 10]! : ''}`;
  let out = '';
  let gap = false;
  for (const [size, word] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const d = Math.floor(n / size) % 10;
    if (d === 0) gap = out !== '' && n % size !== 0;
    else {
      out += `${gap ? '零' : ''}${digits[d]!}${word}`;
      gap = false;
    }
  }
  return out;
}

function letters(n: number, first: string): string {
  // Word repeats the letter: 27 → aa, 28 → bb.
  return String.fromCharCode(first.charCodeAt(0) + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1);
}

function roman(n: number): string {
  let rest = n;
  let out = '';
  for (const [size, word] of [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const) {
    for (; rest >= size; rest -= size) out += word;
  }
  return out;
}

const cycle = (words: string) => (n: number) => words[(n - 1) % words.length]!;

const formats: Record<string, (n: number) => string> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  decimalFullWidth: (n) => String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  decimalEnclosedCircleChinese: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : String(n)),
  decimalEnclosedParen: (n) => (n <= 20 ? String.fromCharCode(0x2473 + n) : `(${n})`),
  decimalEnclosedFullstop: (n) => (n <= 20 ? String.fromCharCode(0x2487 + n) : `${n}.`),
  chineseCounting,
  chineseCountingThousand: chineseCounting,
  taiwaneseCounting: chineseCounting,
  taiwaneseCountingThousand: chineseCounting,
  japaneseCounting: chineseCounting,
  ideographDigital: (n) => String(n).replace(/\d/g, (d) => digits[Number(d)]!.replace('零', '〇')),
  ideographTraditional: cycle('甲乙丙丁戊己庚辛壬癸'),
  ideographZodiac: cycle('子丑寅卯辰巳午未申酉戌亥'),
  lowerLetter: (n) => letters(n, 'a'),
  upperLetter: (n) => letters(n, 'A'),
  lowerRoman: (n) => roman(n).toLowerCase(),
  upperRoman: roman,
  bullet: () => '',
  none: () => '',
};

/** The number n (≥ 0) in a Word number format; an unknown format is written in digits. */
export function formatNumber(n: number, format: string): string {
  return n < 1 && format !== 'decimal' ? String(n) : (formats[format] ?? String)(n);
}
