import type { PaperColumn } from './table-paper.ts';

/** The columns of a 任务分解表, in the order offices print them; widths fill A4 across. */
export const taskTableColumns: readonly PaperColumn[] = [
  { id: 'number', label: '序号', width: 9, align: 'center' },
  { id: 'name', label: '重点任务', width: 31 },
  { id: 'measure', label: '具体举措', width: 43 },
  { id: 'annualTarget', label: '年度目标', width: 20 },
  { id: 'q1', label: '一季度节点', width: 16 },
  { id: 'q2', label: '二季度节点', width: 16 },
  { id: 'q3', label: '三季度节点', width: 16 },
  { id: 'q4', label: '四季度节点', width: 16 },
  { id: 'leader', label: '牵头领导', width: 13, align: 'center' },
  { id: 'leadUnit', label: '牵头单位', width: 16, align: 'center' },
  { id: 'owners', label: '责任单位', width: 18, align: 'center' },
  { id: 'deadline', label: '完成时限', width: 17, align: 'center', isDate: true },
  { id: 'source', label: '原文出处', width: 30 },
];

/** Columns an office may edit: the others are numbered or quoted anew at every writing. */
export type TaskField = 'name' | 'measure' | 'annualTarget' | 'q1' | 'q2' | 'q3' | 'q4' | 'leader' | 'leadUnit' | 'owners' | 'deadline';
export const taskFields: readonly TaskField[] = ['name', 'measure', 'annualTarget', 'q1', 'q2', 'q3', 'q4', 'leader', 'leadUnit', 'owners', 'deadline'];
