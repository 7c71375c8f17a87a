import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { CellChange, TaskField, TaskTableDiff } from '../api/papers.ts';
import { useLedger } from '../frame/park.ts';
import { usePreferences } from '../parts/preferences.tsx';
import { keyOf } from './table-changes.ts';

interface TableDiffProps {
  readonly diff: TaskTableDiff;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** What an edited table would change: each task a line to choose, its fields before and after; wrong rows with what to do. */
export function TableDiff({ diff, chosen, onChoose }: TableDiffProps) {
  const { t, language } = usePreferences();
  const { changed, added, removed, same, faults } = diff;
  const counts = { changed: changed.length, added: added.length, removed: removed.length, same };
  const choose = (key: string) => (isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(key);
    else next.delete(key);
    onChoose(next);
  };
  const line = (key: string, title: ReactNode, under?: ReactNode) => (
    <li key={key} className="diff-item">
      <Checkbox checked={chosen.has(key)} onChange={(event) => choose(key)(event.target.checked)}>
        {title}
      </Checkbox>
      {under}
    </li>
  );
  const isEmpty = changed.length + added.length + removed.length === 0;
  return (
    <div className="table-diff">
      <p className="faint">{isEmpty && faults.length === 0 ? t('papers.noChange') : t('papers.summary', counts)}</p>
      <Part title={t('papers.faults')} isShown={faults.length > 0}>
        {faults.map((fault, i) => (
          <li key={`${fault.code} ${i}`} className="diff-fault">
            {fault.text[language]}
          </li>
        ))}
      </Part>
      <Part title={t('papers.changed')} isShown={changed.length > 0}>
        {changed.map((c) => line(keyOf.changed(c), <Named code={c.code} name={c.name} />, <Fields fields={c.fields} />))}
      </Part>
      <Part title={t('papers.added')} isShown={added.length > 0}>
        {added.map((a) =>
          line(
            keyOf.added(a),
            <Named code={t('papers.row', { row: a.row })} name={a.cells.name || a.cells.measure} />,
            <Fields fields={filled(a.cells)} isNew />,
          ),
        )}
      </Part>
      <Part title={t('papers.removed')} isShown={removed.length > 0}>
        {removed.map((r) => line(keyOf.removed(r), <Named code={r.code} name={r.name} />))}
      </Part>
    </div>
  );
}

function Part({ title, isShown, children }: { readonly title: string; readonly isShown: boolean; readonly children: ReactNode }) {
  if (!isShown) return null;
  return (
    <section className="diff-part">
      <h3>{title}</h3>
      <ul>{children}</ul>
    </section>
  );
}

function Named({ code, name }: { readonly code: string; readonly name: string }) {
  return (
    <>
      <span className="faint num">{code}</span> {name}
    </>
  );
}

function Fields({ fields, isNew = false }: { readonly fields: readonly CellChange[]; readonly isNew?: boolean }) {
  const { t } = usePreferences();
  const label = useFieldLabel();
  const words = (text: string) => text || t('papers.empty');
  return (
    <dl className="diff-fields">
      {fields.map(({ field, from, to, was }) => (
        <div key={field}>
          <dt>{label(field)}</dt>
          <dd>
            {isNew ? null : (
              <>
                <del>{words(from)}</del> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            <ins>{words(to)}</ins>
            {was === undefined ? null : <p className="diff-conflict">{t('papers.conflict', { now: words(from), was: words(was) })}</p>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A column's name: the ledger's own word; the four quarters share one field there. */
function useFieldLabel(): (field: TaskField) => string {
  const { t, pick } = usePreferences();
  const definition = useLedger('task');
  return (field) => {
    if (field === 'q1' || field === 'q2' || field === 'q3' || field === 'q4') return t(`papers.field.${field}`);
    const found = definition?.fields.find((one) => one.id === field);
    return found ? pick(found.label) : field;
  };
}

function filled(cells: Readonly<Record<TaskField, string>>): readonly CellChange[] {
  return (Object.entries(cells) as [TaskField, string][]).flatMap(([field, to]) => (to && field !== 'name' ? [{ field, from: '', to }] : []));
}
