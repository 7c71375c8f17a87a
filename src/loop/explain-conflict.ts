import { Fault } from '../fault.ts';
import { plain } from '../ledger/index.ts';
import type { CheckResult, Conflict } from '../network/index.ts';
import { type Entry, systemViewer } from '../store/index.ts';
import type { LoopContext } from './context.ts';

type Conflicted = Conflict & { readonly entry?: Entry };

/** Why a plan has no answer: the limits that contradict each other, those of goals with the words that set them, and how far each would have to give. */
export async function conflictFault(context: LoopContext, check: CheckResult): Promise<Fault> {
  const system = { ...context, viewer: systemViewer() };
  const conflict = await Promise.all(
    check.conflict.map(async (one): Promise<Conflicted> => {
      const entry = one.goal === undefined ? null : await system.store.get(system.viewer, context.park, 'goal', one.goal);
      return entry ? { ...one, entry } : one;
    }),
  );
  const name = (id: string, language: 'zh' | 'en') => conflict.find((c) => c.limit === id)?.label?.[language] ?? id;
  const gives = (language: 'zh' | 'en') =>
    check.relaxations
      .map(({ limit, from, to, unit }) =>
        language === 'zh'
          ? `${name(limit, 'zh')}由 ${plain(from)} 放宽到 ${plain(to)} ${unit}`
          : `${name(limit, 'en')} from ${plain(from)} to ${plain(to)} ${unit}`,
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
function said({ label, limit, sense, level, unit, entry }: Conflicted, language: 'zh' | 'en'): string {
  const sign = sense === '>=' ? '≥' : sense === '<=' ? '≤' : '=';
  const amount = level === undefined ? '' : ` ${sign} ${plain(level)} ${unit ?? ''}`;
  const quote = entry?.source?.quote ? `${language === 'zh' ? '（' : ' ('}${entry.code}：“${entry.source.quote}”${language === 'zh' ? '）' : ')'}` : '';
  return `${label?.[language] ?? limit}${amount}${quote}`;
}
