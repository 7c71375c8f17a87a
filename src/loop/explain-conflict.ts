import { Fault } from '../fault.ts';
import { plain } from '../ledger/index.ts';
import type { CheckResult, Conflict } from '../network/index.ts';
import { systemViewer } from '../store/index.ts';
import { englishUnit } from '../units/index.ts';
import type { LoopContext } from './context.ts';

/** A conflict with the code of its goal. */
export type Conflicted = Conflict & { readonly code?: string };

/** The conflicts of a check, those of goals that stand on words of a document with these words as `quote`. */
export async function quotedConflict(context: LoopContext, check: CheckResult): Promise<readonly Conflicted[]> {
  const system = { ...context, viewer: systemViewer() };
  return Promise.all(
    check.conflict.map(async (one): Promise<Conflicted> => {
      const entry = one.goal === undefined ? null : await system.store.get(system.viewer, context.park, 'goal', one.goal);
      const quote = entry?.source?.quote;
      return { ...one, ...(entry ? { code: entry.code } : {}), ...(quote ? { quote } : {}) };
    }),
  );
}

/** Why a plan has no answer: the limits that contradict each other, those of goals with the words that set them, and how far each would have to give. */
export async function conflictFault(context: LoopContext, check: CheckResult): Promise<Fault> {
  const conflict = await quotedConflict(context, check);
  const name = (id: string, language: 'zh' | 'en') => conflict.find((c) => c.limit === id)?.label?.[language] ?? id;
  const gives = (language: 'zh' | 'en') =>
    check.relaxations
      .map(({ limit, from, to, unit }) =>
        language === 'zh'
          ? `${name(limit, 'zh')}由 ${plain(from)} 放宽到 ${amount(to, unit, 'zh')}`
          : `${name(limit, 'en')} from ${plain(from * englishUnit(unit).factor)} to ${amount(to, unit, 'en')}`,
      )
      .join(language === 'zh' ? '；或' : '; or ');
  const params = {
    conflictZh: conflict.map((c) => said(c, 'zh')).join('、'),
    conflictEn: conflict.map((c) => said(c, 'en')).join(', '),
    givesZh: gives('zh'),
    givesEn: gives('en'),
  };
  return new Fault('refused', { code: check.relaxations.length > 0 ? 'loop.plan.conflict' : 'loop.plan.shortage', params });
}

/** “可再生能源电力消费占比 ≥ 50 %（MB-2024-0008：“……不低于50%”）” */
function said({ label, limit, sense, level, unit, code, quote }: Conflicted, language: 'zh' | 'en'): string {
  const sign = sense === '>=' ? '≥' : sense === '<=' ? '≤' : '=';
  const bound = level === undefined ? '' : ` ${sign} ${amount(level, unit ?? '', language)}`;
  const words = quote === undefined ? '' : language === 'zh' ? `（${code}：“${quote}”）` : ` (${code}: “${quote}”)`;
  return `${label?.[language] ?? limit}${bound}${words}`;
}

/** A value with its unit, in English with the unit's English name where it has one. */
function amount(value: number, unit: string, language: 'zh' | 'en'): string {
  const { factor, name } = language === 'zh' ? { factor: 1, name: unit } : englishUnit(unit);
  return `${plain(value * factor)} ${name}`.trimEnd();
}
