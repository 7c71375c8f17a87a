import { Fault, type FaultInfo } from '../fault.ts';
import type { Field, LedgerDefinition } from './definition.ts';

/** Checks a declaration before anything arises from it: one fault for each thing wrong, all at once. */
export function checkDefinition(definition: LedgerDefinition, ledgers?: readonly string[]): void {
  const faults: FaultInfo[] = [];
  const report = (field: string, problem: string) => faults.push({ code: 'ledger.definition', params: { ledger: definition.id, field, problem } });
  const ids = new Set(definition.fields.map((f) => f.id));
  if (!/^[a-z][a-z0-9-]*$/.test(definition.id)) report('id', 'lower-case letters, digits and - only');
  if (!Number.isInteger(definition.version) || definition.version < 1) report('version', 'a whole number from 1');
  if (!/^[A-Z]{2,4}$/.test(definition.code)) report('code', 'two to four capital letters');
  if (ids.size !== definition.fields.length) report('fields', 'a field id stands twice');
  if (!ids.has(definition.title)) report('title', `no field ${definition.title}`);
  for (const field of definition.fields) {
    const problem = fieldProblem(field, ledgers);
    if (problem) report(field.id, problem);
  }
  for (const view of definition.views) {
    for (const column of [...view.columns, view.sort?.replace(/^-/, '')]) {
      if (column !== undefined && !ids.has(column) && !stored.has(column)) report(`views.${view.id}`, `no field ${column}`);
    }
  }
  if (definition.stages) {
    const choices = definition.fields.find((f) => f.id === definition.stages?.field)?.choices?.map((c) => c.value) ?? [];
    const unknown = definition.stages.order.filter((stage) => !choices.includes(stage));
    if (unknown.length > 0) report('stages', `not among the choices of ${definition.stages.field}: ${unknown.join(', ')}`);
  }
  if (faults.length > 0) throw new Fault('input', faults);
}

/** What the store knows of every entry, beside its fields. */
const stored = new Set(['code', 'createdAt', 'updatedAt', 'revision']);

function fieldProblem(field: Field, ledgers: readonly string[] | undefined): string | null {
  if (!/^[a-z][A-Za-z0-9]*$/.test(field.id)) return 'camelCase letters and digits only';
  if (!field.label.zh || !field.label.en) return 'a label in zh and en is needed';
  const chooses = field.type === 'choice' || field.type === 'choices';
  if (chooses && !field.choices?.length) return 'choices are needed';
  if (!chooses && field.choices) return 'only a choice has choices';
  const links = field.type === 'link' || field.type === 'links';
  if (links && !field.to) return 'the ledger it links to is needed';
  if (links && ledgers && field.to && !ledgers.includes(field.to)) return `no ledger ${field.to}`;
  const values = field.choices?.map((c) => c.value) ?? [];
  if (field.type === 'choice' && field.default !== undefined && !values.includes(field.default as string)) return 'the default is not among the choices';
  return null;
}
