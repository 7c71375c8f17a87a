import { type ColumnDef, columnPinningFeature, columnSizingFeature, createColumnHelper, tableFeatures, useTable } from '@tanstack/react-table';
import { type CSSProperties, useMemo } from 'react';
import type { Entry, Field, LedgerDefinition } from '../api/index.ts';
import { EntryLight } from '../parts/Light.tsx';
import { usePreferences } from '../parts/preferences.tsx';
import { ExampleTag } from '../parts/ExampleTag.tsx';
import { FieldValue, isNumeric } from './FieldValue.tsx';

const features = tableFeatures({ columnPinningFeature, columnSizingFeature });
const helper = createColumnHelper<typeof features, Entry>();

/** Width in px a field needs to be read. */
function widthOf(field: Field, isTitle: boolean): number {
  if (isTitle) return 300;
  if (isNumeric(field)) return 112;
  switch (field.type) {
    case 'boolean':
      return 80;
    case 'date':
    case 'period':
      return 112;
    case 'choice':
      return 104;
    case 'longtext':
    case 'json':
      return 260;
    default:
      return 170;
  }
}

export interface LedgerTableProps {
  readonly definition: LedgerDefinition;
  readonly columns: readonly Field[];
  readonly entries: readonly Entry[];
  readonly sort: string;
  readonly selected: string | undefined;
  readonly isBusy: boolean;
  readonly onSort: (sort: string | undefined) => void;
  readonly onOpen: (entry: Entry) => void;
  readonly onEdit: (entry: Entry) => void;
}

/** The dense grid: code, light and title stay in place, the rest scrolls under the head. Sorting and paging are the server's. */
export function LedgerTable({ definition, columns, entries, sort, selected, isBusy, onSort, onOpen, onEdit }: LedgerTableProps) {
  const { t, pick } = usePreferences();
  const defs = useMemo(() => {
    const list: ColumnDef<typeof features, Entry, unknown>[] = [];
    if (definition.light)
      list.push(
        helper.display({ id: 'light', size: 52, header: () => t('ledger.light'), cell: ({ row }) => <EntryLight light={row.original.light} /> }) as ColumnDef<
          typeof features,
          Entry,
          unknown
        >,
      );
    list.push(
      helper.display({
        id: 'code',
        size: 116,
        header: () => t('ledger.code'),
        cell: ({ row }) => <span className="code">{row.original.code}</span>,
      }) as ColumnDef<typeof features, Entry, unknown>,
    );
    for (const field of columns)
      list.push(
        helper.display({
          id: field.id,
          size: widthOf(field, field.id === definition.title),
          header: () => (field.unit ? `${pick(field.label)} (${field.unit})` : pick(field.label)),
          cell: ({ row }) => (
            <>
              <FieldValue field={field} value={row.original.values[field.id]} />
              {field.id === definition.title && row.original.values['example'] === true ? <ExampleTag isShort /> : null}
            </>
          ),
        }) as ColumnDef<typeof features, Entry, unknown>,
      );
    return list;
  }, [columns, definition, pick, t]);
  const start = useMemo(() => [...(definition.light ? ['light'] : []), 'code', definition.title], [definition]);
  const table = useTable({
    features,
    columns: defs,
    data: entries as Entry[],
    getRowId: (entry) => entry.id,
    state: { columnPinning: { start, end: [] } },
    onColumnPinningChange: () => undefined,
  });
  const fieldById = new Map(columns.map((field) => [field.id, field]));
  const sortedBy = sort.replace(/^-/, '');
  const isDown = sort.startsWith('-');
  const sticky = (column: { getIsPinned: () => unknown; getStart: (position: 'start') => number; getSize: () => number }): CSSProperties => ({
    width: column.getSize(),
    minWidth: column.getSize(),
    ...(column.getIsPinned() ? { position: 'sticky', insetInlineStart: column.getStart('start'), zIndex: 1 } : {}),
  });
  const isSortable = (id: string): boolean =>
    id === 'code' || (fieldById.has(id) && !['json', 'file', 'links', 'choices', 'texts'].includes(fieldById.get(id)!.type));
  return (
    <div className={isBusy ? 'grid-scroll is-busy' : 'grid-scroll'} tabIndex={0} role="region" aria-label={pick(definition.label)}>
      <table className="grid" style={{ minWidth: table.getTotalSize() }}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => {
                const { id } = header.column;
                const field = fieldById.get(id);
                const isSorted = sortedBy === id;
                return (
                  <th
                    key={header.id}
                    scope="col"
                    className={[header.column.getIsPinned() ? 'pinned' : '', field && isNumeric(field) ? 'right' : ''].join(' ')}
                    style={sticky(header.column)}
                    aria-sort={isSorted ? (isDown ? 'descending' : 'ascending') : undefined}
                  >
                    {isSortable(id) ? (
                      <button type="button" className="sort" onClick={() => onSort(isSorted ? (isDown ? undefined : `-${id}`) : id)}>
                        <table.FlexRender header={header} />
                        <span aria-hidden="true">{isSorted ? (isDown ? ' ↓' : ' ↑') : ''}</span>
                      </button>
                    ) : (
                      <table.FlexRender header={header} />
                    )}
                  </th>
                );
              })}
            </tr>
          ))}
        </thead>
        <tbody>
          {table.getRowModel().rows.map((row) => (
            <tr
              key={row.id}
              data-row
              tabIndex={0}
              aria-selected={row.id === selected}
              className={row.id === selected ? 'is-selected' : ''}
              onClick={(event) => {
                if (!(event.target as HTMLElement).closest('a, button')) onOpen(row.original);
              }}
            >
              {row.getAllCells().map((cell, at) => {
                const field = fieldById.get(cell.column.id);
                return (
                  <td
                    key={cell.id}
                    className={[
                      cell.column.getIsPinned() ? 'pinned' : '',
                      field && isNumeric(field) ? 'right' : '',
                      field?.id === definition.title ? 'title' : '',
                    ].join(' ')}
                    style={sticky(cell.column)}
                  >
                    <div className="cell">
                      <table.FlexRender cell={cell} />
                    </div>
                    {at === 0 ? <button type="button" hidden data-act="edit" onClick={() => onEdit(row.original)} aria-label={t('act.edit')} /> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
