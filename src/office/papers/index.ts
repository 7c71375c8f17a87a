export { readTaskTable, type ReadTaskTable, type TaskTableRow } from './read-task-table.ts';
export { type Supervision, writeSupervision } from './supervision.ts';
export { writeTableDocx } from './table-docx.ts';
export type { PaperColumn, PaperRow, TablePaper } from './table-paper.ts';
export { writeTableXlsx } from './table-xlsx.ts';
export { type TaskField, taskFields, taskTableColumns } from './task-table.ts';
