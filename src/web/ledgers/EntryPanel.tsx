import { DeleteOutlined, EditOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer } from 'antd';
import { api, type Entry, type LedgerDefinition } from '../api/index.ts';
import { useLedgers, useMay, useMoment, useParkId } from '../frame/park.ts';
import { commandOf, useAct } from '../parts/acts.tsx';
import { SupervisionLink } from '../documents/SupervisionLink.tsx';
import { entryLink } from '../parts/entry-link.ts';
import { ExampleTag } from '../parts/ExampleTag.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { Loaded } from '../parts/states.tsx';
import { titleOf } from '../parts/values.ts';
import { EntryForm } from './EntryForm.tsx';
import { EntryHistory } from './EntryHistory.tsx';
import { EntryView } from './EntryView.tsx';
import { OriginLink } from '../parts/OriginLink.tsx';

const drawerSize = 560;
const ownPages = new Set(['goal', 'document', 'plan', 'report']);

interface PanelProps {
  readonly definition: LedgerDefinition;
  readonly id: string | undefined;
  readonly isEditing: boolean;
  readonly onEdit: (edit: boolean) => void;
  readonly onClose: () => void;
}

/** The side panel of an entry: fields, light with its reason, words it stands on, history; edit, delete, undo. */
export function EntryPanel({ definition, id, isEditing, onEdit, onClose }: PanelProps) {
  const { t } = usePreferences();
  const park = useParkId();
  const ledgers = useLedgers().data;
  const { asOf } = useMoment();
  const isBare = definition.written !== 'byUseCase';
  const mayChange = useMay(definition.id, 'change') && isBare;
  const mayRemove = useMay(definition.id, 'remove') && isBare;
  const act = useAct();
  const client = useQueryClient();
  const entry = useQuery({
    queryKey: ['entry', park, definition.id, id, asOf],
    queryFn: () => api.entry(park, definition.id, id!, asOf),
    enabled: id !== undefined,
  });
  const save = async (current: Entry, changed: Readonly<Record<string, unknown>>) => {
    if (Object.keys(changed).length === 0) {
      onEdit(false);
      return;
    }
    // A failure stays in the form, beside its fields; only what was done is announced.
    const saved = await api.change(park, definition.id, current.id, current.revision, changed);
    await act({ do: () => Promise.resolve(saved), said: t('act.saved'), command: (made) => commandOf(park, made) });
    onEdit(false);
  };
  const remove = async (current: Entry) => {
    const done = await act({
      do: async () => {
        await api.remove(park, definition.id, current.id, current.revision);
        return true;
      },
      said: `${t('act.deleted')}: ${titleOf(ledgers, current)}`,
      command: async () => (await api.history(park, definition.id, current.id)).at(-1)?.command ?? null,
    });
    if (done) {
      client.removeQueries({ queryKey: ['entry', park, definition.id, current.id] });
      onClose();
    }
  };
  return (
    <Drawer
      open={id !== undefined}
      onClose={onClose}
      size={drawerSize}
      mask={false}
      className="entry-drawer"
      title={
        entry.data ? (
          <span className="entry-title">
            {titleOf(ledgers, entry.data)}
            {entry.data.values['example'] === true ? <ExampleTag /> : null}
          </span>
        ) : (
          t('state.loading')
        )
      }
      extra={
        entry.data ? (
          <span className="entry-acts">
            {ownPages.has(definition.id) ? (
              <OriginLink origin={entryLink(park, definition.id, entry.data.id)}>{t(definition.id === 'goal' ? 'entry.goalPage' : 'entry.page')}</OriginLink>
            ) : null}
            {definition.id === 'task' && !isEditing ? <SupervisionLink task={entry.data.id} /> : null}
            {mayChange && !isEditing ? (
              <Button size="small" icon={<EditOutlined />} data-act="edit" onClick={() => onEdit(true)}>
                {t('act.edit')}
              </Button>
            ) : null}
            {mayRemove && !isEditing ? (
              <Button
                size="small"
                type="text"
                danger
                icon={<DeleteOutlined />}
                aria-label={t('act.delete')}
                title={t('act.delete')}
                onClick={() => void remove(entry.data)}
              />
            ) : null}
          </span>
        ) : null
      }
    >
      <Loaded query={entry}>
        {(current) =>
          isEditing && mayChange ? (
            <EntryForm
              key={current.revision}
              definition={definition}
              values={current.values}
              onSubmit={(changed) => save(current, changed)}
              onCancel={() => onEdit(false)}
            />
          ) : (
            <>
              <EntryView definition={definition} entry={current} />
              <EntryHistory definition={definition} id={current.id} />
            </>
          )
        }
      </Loaded>
    </Drawer>
  );
}

export function CreatePanel({
  definition,
  isOpen,
  onClose,
  onMade,
}: {
  readonly definition: LedgerDefinition;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onMade: (entry: Entry) => void;
}) {
  const { t, pick } = usePreferences();
  const park = useParkId();
  const act = useAct();
  const make = async (values: Readonly<Record<string, unknown>>) => {
    const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
    const made = await api.create(park, definition.id, filled);
    await act({ do: () => Promise.resolve(made), said: t('act.created'), command: (entry) => commandOf(park, entry) });
    onMade(made);
  };
  return (
    <Drawer
      open={isOpen}
      onClose={onClose}
      size={drawerSize}
      title={t('ledger.new', { ledger: pick(definition.label) })}
      destroyOnHidden
      className="entry-drawer"
    >
      <EntryForm definition={definition} values={{}} isNew onSubmit={make} onCancel={onClose} />
    </Drawer>
  );
}
