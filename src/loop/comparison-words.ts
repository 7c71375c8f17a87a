import { type Messages, renderMessage } from '../messages.ts';
import type { Finding, Standing, TaskFinding } from '../reading/index.ts';
import { englishUnit, formatNumber } from '../units/index.ts';
import type { Side } from './parties.ts';

type Label = { readonly zh: string; readonly en: string };
type Sides = { readonly first: Side | null; readonly second: Side | null };
type Locale = 'zh' | 'en';

/** A finding in a sentence: “地区生产总值（2025年）：《…》为增长 7%，《…》为增长 6%，相差 1 个百分点，相互矛盾。” */
export function findingWords(found: Omit<Finding, 'first' | 'second'> & Sides, standing: Standing, messages: Messages): Label {
  const said: Partial<Record<Finding['what'], string>> =
    standing === 'edition' ? { same: 'kept', weaker: 'lowered', stronger: 'raised' } : { changed: 'beside' };
  // A range beside its end, 左右 beside 以上; 9% 左右 where the other side says 9% is the same number, said otherwise.
  const isOtherwise = (found.what === 'contradiction' && found.difference === 0) || (found.what === 'same' && boundsDiffer(found));
  const code = isOtherwise ? 'otherwise' : (said[found.what] ?? found.what);
  const write = (locale: Locale) =>
    renderMessage(
      `loop.compare.${code}`,
      {
        name: `${found.indicator}${found.year === null ? '' : locale === 'zh' ? `（${found.year}年）` : ` (${found.year})`}`,
        first: nameOf(found.first, locale, messages),
        second: nameOf(found.second, locale, messages),
        a: value(found.first, locale, messages),
        b: value(found.second, locale, messages),
        gap: gap(found, locale),
      },
      locale,
      messages,
    );
  return { zh: write('zh'), en: write('en') };
}

function boundsDiffer({ first, second }: Sides): boolean {
  const [a, b] = [first?.goal, second?.goal];
  return a != null && b != null && a.value !== null && b.value !== null && a.bound !== b.bound;
}

/** A task of two documents in a sentence. */
export function taskWords(found: Omit<TaskFinding, 'first' | 'second'> & Sides, messages: Messages): Label {
  const write = (locale: Locale) => {
    const said = (side: Side | null, field: TaskFinding['fields'][number]) => {
      const told = side?.task?.[field];
      return (Array.isArray(told) ? told.join('、') : ((told as string | null | undefined) ?? '')) || renderMessage('loop.compare.none', {}, locale, messages);
    };
    const fields = found.fields
      .filter((field) => field !== 'measure')
      .map((field) =>
        renderMessage(
          'loop.compare.field',
          { field: renderMessage(`loop.compare.field.${field}`, {}, locale, messages), a: said(found.first, field), b: said(found.second, field) },
          locale,
          messages,
        ),
      );
    const code = found.what === 'changed' && fields.length === 0 ? 'reworded' : found.what;
    const name = (found.second ?? found.first)?.name ?? '';
    const params = { name, fields: fields.join(locale === 'zh' ? '，' : ', ') };
    return renderMessage(`loop.compare.task.${code}`, params, locale, messages);
  };
  return { zh: write('zh'), en: write('en') };
}

/** 《title》 of a document; a ledger's entry by its code. */
function nameOf(side: Side | null, locale: Locale, messages: Messages): string {
  if (!side) return '';
  if (side.entry !== undefined) return renderMessage('loop.compare.entry', { code: side.code ?? '' }, locale, messages);
  const title = side.document?.title ?? '';
  return locale === 'zh' ? `《${title}》` : `“${title}”`;
}

/** A goal's value as it is said: 增长不低于 7%, 约 130 亿元, 待填; words where it has no number. */
function value(side: Side | null, locale: Locale, messages: Messages): string {
  const goal = side?.goal;
  if (!side || !goal) return '';
  if (goal.value === null) return goal.unit === '' ? side.quote : renderMessage('loop.compare.blank', {}, locale, messages);
  const falls = goal.kind === 'change' && goal.value < 0;
  // Bounds are on the signed value: a decline of at least 3 % is ≤ −3.
  const bound = falls && goal.bound === '<=' ? '>=' : falls && goal.bound === '>=' ? '<=' : goal.bound;
  const english = locale === 'en' ? englishUnit(goal.unit) : { factor: 1, name: goal.unit };
  const number = (n: number) => formatNumber(Math.abs(n) * english.factor, 6);
  const unit = english.name === '' || english.name === '%' ? english.name : ` ${english.name}`;
  const size = `${number(goal.value)}${goal.upper == null ? '' : `–${number(goal.upper)}`}${unit}`;
  const change = goal.kind === 'change' ? renderMessage(falls ? 'loop.compare.falls' : 'loop.compare.rises', {}, locale, messages) : '';
  const plain = renderMessage(
    `loop.compare.value.${bound === '>=' ? 'least' : bound === '<=' ? 'most' : bound === '~' ? 'about' : 'is'}`,
    { change, size },
    locale,
    messages,
  );
  return plain.trim();
}

function gap({ difference, unit }: Pick<Finding, 'difference' | 'unit'>, locale: Locale): string {
  if (difference === null) return '—';
  if (unit === '%') return `${formatNumber(Math.abs(difference), 6)} ${locale === 'zh' ? '个百分点' : 'percentage points'}`;
  const english = locale === 'en' ? englishUnit(unit) : { factor: 1, name: unit };
  return `${formatNumber(Math.abs(difference) * english.factor, 6)} ${english.name}`.trim();
}
