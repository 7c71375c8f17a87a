export { decodeText, type DecodedText, type FileKind, maxFile, mediaTypes, refuseSize } from './decode.ts';
export { refuseSecret, secretMark } from './secret.ts';
export { writeReport } from './report.ts';
export type { Block, FigureSource, ReportDocument, Run } from './report-document.ts';
export * from './papers/index.ts';
