import type { Fault, FaultInfo, Place } from './fault.ts';

export type Locale = 'zh' | 'en';

/** Texts by code for each locale: catalog/messages/*.yaml read together. */
export type Messages = Readonly<Record<Locale, Readonly<Record<string, string>>>>;

/**
 * One fault in a locale, with its place before it: `park.yaml 第 3 行：…`. A parameter that begins with '@' names another message.
 * A code without a text shows itself and its parameters, so that nothing is ever hidden.
 */
export function renderFault(info: FaultInfo, locale: Locale, messages: Messages): string {
  const text = renderMessage(info.code, info.params, locale, messages);
  const place = info.where ? renderPlace(info.where, locale, info.params['column'] !== undefined) : '';
  return place === '' ? text : `${place}${locale === 'zh' ? '：' : ': '}${text}`;
}

/** Every fault of an error, one line each. */
export function renderFaults(fault: Fault, locale: Locale, messages: Messages): readonly string[] {
  return fault.faults.map((info) => renderFault(info, locale, messages));
}

/** A message by its code with {param} filled in. */
export function renderMessage(code: string, params: Readonly<Record<string, string | number>>, locale: Locale, messages: Messages): string {
  const texts = messages[locale];
  const template = Object.hasOwn(texts, code) ? texts[code] : undefined;
  if (template === undefined) return `${code} ${JSON.stringify(params)}`;
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (whole, name: string) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (param === undefined) return whole;
    if (typeof param === 'string' && param.startsWith('@') && Object.hasOwn(texts, param.slice(1))) return texts[param.slice(1)] ?? '';
    return typeof param === 'number' ? String(param).replace('-', '−') : param;
  });
}

/** `columnSaid`: the message names the column itself. */
function renderPlace(where: Place, locale: Locale, columnSaid: boolean): string {
  const zh = locale === 'zh';
  const parts: string[] = [];
  if (where.file !== undefined) parts.push(where.file);
  if (where.line !== undefined) parts.push(zh ? `第 ${where.line} 行` : `line ${where.line}`);
  if (where.column !== undefined && !columnSaid) parts.push(zh ? `第 ${where.column} 列` : `column ${where.column}`);
  if (where.cell !== undefined) parts.push(zh ? `单元格 ${where.cell}` : `cell ${where.cell}`);
  if (where.field !== undefined) parts.push(zh ? `字段 ${where.field}` : `field ${where.field}`);
  if (where.item !== undefined) parts.push(where.item);
  return parts.join(zh ? ' ' : ', ');
}
