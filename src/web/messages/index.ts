/** Words on the screen: each message once, Chinese and English side by side. `{name}` is replaced by a parameter. */
import { admin } from './admin.ts';
import { comparison } from './comparison.ts';
import { documents } from './documents.ts';
import { entrance } from './entrance.ts';
import { frame } from './frame.ts';
import { goals } from './goals.ts';
import { ledgers } from './ledgers.ts';
import { mine } from './mine.ts';
import { overview } from './overview.ts';
import { papers } from './papers.ts';
import { plans } from './plans.ts';
import { reports } from './reports.ts';
import { workbench } from './workbench.ts';

export type Language = 'zh' | 'en';
export type Pair = readonly [zh: string, en: string];

export const messages = {
  ...frame,
  ...entrance,
  ...overview,
  ...documents,
  ...comparison,
  ...workbench,
  ...papers,
  ...ledgers,
  ...goals,
  ...mine,
  ...plans,
  ...reports,
  ...admin,
};

export type MessageKey = keyof typeof messages;
export type Params = Readonly<Record<string, string | number>>;

/** The message in a language with its parameters filled in. */
export function message(language: Language, key: MessageKey, params: Params = {}): string {
  const text = messages[key][language === 'zh' ? 0 : 1];
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
