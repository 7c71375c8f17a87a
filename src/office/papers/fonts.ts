import { LineRuleType } from 'docx';

/** Chinese type sizes in half points: 二号 22 pt, 小二 18 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 五号 10.5 pt, 小五 9 pt. */
export const size = { second: 44, smallSecond: 36, third: 32, fourth: 28, smallFourth: 24, fifth: 21, smallFifth: 18 };

/** Latin letters and digits in Times New Roman, as offices set them. */
export const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });

export const song = face('宋体');
export const imitation = face('仿宋');
export const hei = face('黑体');
export const kai = face('楷体');
export const titleFace = face('方正小标宋简体');

/** Twentieths of a point to a millimetre. */
export const mm = (length: number) => Math.round((length * 1440) / 25.4);

export const tight = { line: 300, lineRule: LineRuleType.AT_LEAST };
