import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { hei, imitation, kai, mm, size, song, tight, titleFace } from './fonts.ts';
import { settled } from './settled.ts';
import type { PaperColumn, PaperRow, TablePaper } from './table-paper.ts';

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const borders = { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule };

/** A table as a paper of A4 across: its head on every page, no row broken over two, page numbers, and what it was written from in the foot. */
export async function writeTableDocx(paper: TablePaper): Promise<Uint8Array> {
  const document = new Document({
    creator: 'Parkloop',
    title: paper.title,
    styles: { default: { document: { run: { font: imitation, size: size.smallFifth } } } },
    sections: [
      {
        properties: {
          page: {
            // The library turns width and height of a page that lies across.
            size: { width: mm(210), height: mm(297), orientation: PageOrientation.LANDSCAPE },
            margin: { top: mm(20), bottom: mm(18), left: mm(18), right: mm(18), footer: mm(9) },
          },
        },
        footers: { default: foot(paper) },
        children: [
          line(paper.title, { font: titleFace, size: size.smallSecond, after: 120, isCentered: true }),
          line(paper.subtitle, { font: kai, size: size.fifth, after: 160, isCentered: true }),
          new Table({
            width: { size: mm(paper.columns.reduce((sum, c) => sum + c.width, 0)), type: WidthType.DXA },
            columnWidths: paper.columns.map((c) => mm(c.width)),
            layout: TableLayoutType.FIXED,
            borders,
            rows: [headRow(paper.columns), ...paper.rows.map((row) => rowOf(row, paper.columns))],
          }),
          ...(paper.notes.length > 0 ? [line(paper.notes.join('\u3000'), { font: kai, size: size.smallFifth, before: 60 })] : []),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(document)), paper.asOf);
}

function headRow(columns: readonly PaperColumn[]): TableRow {
  const run = (text: string) => new TextRun({ text, font: hei, size: size.smallFifth });
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column) => cell([run(column.label)], { width: column.width, align: AlignmentType.CENTER, fill: 'F2F2F2' })),
  });
}

function rowOf(row: PaperRow, columns: readonly PaperColumn[]): TableRow {
  if (row.kind === 'group') {
    const width = columns.reduce((sum, c) => sum + c.width, 0);
    return new TableRow({
      cantSplit: true,
      children: [cell([new TextRun({ text: row.text, font: hei, size: size.smallFifth })], { width, span: columns.length, isKept: true })],
    });
  }
  return new TableRow({
    cantSplit: true,
    children: columns.map(({ id, width, align }) =>
      cell([new TextRun({ text: row.cells[id] ?? '' })], { width, align: align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT }),
    ),
  });
}

interface Look {
  readonly width: number;
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly span?: number;
  readonly fill?: string;
  /** Stays with the row below: a heading is not the last line of a page. */
  readonly isKept?: boolean;
}

function cell(runs: TextRun[], { width, align, span, fill, isKept }: Look): TableCell {
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 50, right: 50 },
    ...(span === undefined ? {} : { columnSpan: span }),
    ...(fill === undefined ? {} : { shading: { fill } }),
    children: [new Paragraph({ spacing: { line: 250 }, children: runs, ...(align ? { alignment: align } : {}), ...(isKept ? { keepNext: true } : {}) })],
  });
}

interface LineLook {
  readonly font: typeof song;
  readonly size: number;
  readonly before?: number;
  readonly after?: number;
  readonly isCentered?: boolean;
}

export function line(text: string, { font, size: points, before = 0, after = 0, isCentered = false }: LineLook): Paragraph {
  return new Paragraph({
    spacing: { ...tight, before, after },
    ...(isCentered ? { alignment: AlignmentType.CENTER } : {}),
    children: [new TextRun({ text, font, size: points })],
  });
}

/** Page number, then as of when and from which head of the chain. */
export function foot(paper: { readonly asOf: string; readonly chainHead: string }): Footer {
  const number = new TextRun({ font: song, size: size.fifth, children: ['第 ', PageNumber.CURRENT, ' 页  共 ', PageNumber.TOTAL_PAGES, ' 页'] });
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [number] }),
      line(`数据截至 ${paper.asOf}　留痕链 ${paper.chainHead}`, { font: song, size: 13, isCentered: true }),
    ],
  });
}
