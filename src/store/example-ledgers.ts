import type { Field, LedgerDefinition } from '../ledger/index.ts';

const label = (text: string) => ({ zh: text, en: text });
const field = (id: string, type: Field['type'], more: Partial<Field> = {}): Field => ({ id, label: label(id), type, ...more });

/** A ledger for tests with a field of every type. */
export const thing: LedgerDefinition = {
  id: 'thing',
  version: 1,
  label: label('物'),
  code: 'W',
  title: 'name',
  stages: { field: 'stage', order: ['plan', 'build', 'done'] },
  fields: [
    field('name', 'text', { required: true }),
    field('note', 'longtext'),
    field('amount', 'number', { unit: '亿元', check: 'amount >= -1000000' }),
    field('power', 'quantity', { unit: '万千瓦' }),
    field('open', 'boolean', { default: false }),
    field('due', 'date'),
    field('period', 'period'),
    field('stage', 'choice', { choices: ['plan', 'build', 'done'].map((value) => ({ value, label: label(value) })) }),
    field('tags', 'choices', { choices: ['a', 'b', 'c'].map((value) => ({ value, label: label(value) })) }),
    field('parent', 'link', { to: 'thing' }),
    field('others', 'links', { to: 'thing' }),
    field('words', 'texts'),
    field('file', 'file'),
    field('extra', 'json'),
    field('phone', 'text', { personal: true }),
    field('unitName', 'text'),
  ],
  views: [{ id: 'all', label: label('all'), columns: ['name', 'amount', 'due', 'stage', 'unitName'], sort: '-amount' }],
};
