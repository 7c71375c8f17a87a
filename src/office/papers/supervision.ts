import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { hei, imitation, kai, mm, size, tight, titleFace } from './fonts.ts';
import { settled } from './settled.ts';
import { foot, line } from './table-docx.ts';

/** What a 督办单 says. */
export interface Supervision {
  readonly title: string;
  readonly code: string;
  /** Who issues it. */
  readonly issuer: string;
  readonly asOf: string;
  readonly chainHead: string;
  /** Short facts side by side: label and words. */
  readonly facts: readonly (readonly [string, string])[];
  /** Long ones across. */
  readonly passages: readonly (readonly [string, string])[];
  /** Boxes people fill in by hand: label and height in mm. */
  readonly boxes: readonly (readonly [string, number])[];
  readonly notes: readonly string[];
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
const wide = 156;
const narrow = 30;

/** A 督办单 on A4 upright: facts two and two, passages across, boxes to fill in. */
export async function writeSupervision(sheet: Supervision): Promise<Uint8Array> {
  const pairs = Array.from({ length: Math.ceil(sheet.facts.length / 2) }, (_, i) => sheet.facts.slice(2 * i, 2 * i + 2));
  const rows = [
    ...pairs.map((pair) => {
      const [first = ['', ''] as const, second = ['', ''] as const] = pair;
      return row([label(first[0]), words(first[1], 1, true), label(second[0]), words(second[1], 1, true)]);
    }),
    ...sheet.passages.map(([name, text]) => row([label(name), words(text, 3)])),
    ...sheet.boxes.map(([name, height]) => row([label(name), words('', 3)], height)),
  ];
  const document = new Document({
    creator: 'Parkloop',
    title: `${sheet.title} ${sheet.code}`,
    styles: { default: { document: { run: { font: imitation, size: size.smallFourth } } } },
    sections: [
      {
        properties: {
          page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(25), bottom: mm(22), left: mm(27), right: mm(27), footer: mm(14) } },
        },
        footers: { default: foot(sheet) },
        children: [
          line(sheet.title, { font: titleFace, size: size.second, after: 200, isCentered: true }),
          new Paragraph({
            spacing: { ...tight, after: 120 },
            tabStops: [
              { type: 'center', position: mm(wide / 2) },
              { type: 'right', position: mm(wide) },
            ],
            children: [
              new TextRun({ text: `编号：${sheet.code}`, font: kai }),
              new TextRun({ text: `\t交办单位：${sheet.issuer}\t交办日期：${sheet.asOf}`, font: kai }),
            ],
          }),
          new Table({
            width: { size: mm(wide), type: WidthType.DXA },
            columnWidths: [narrow, wide / 2 - narrow, narrow, wide / 2 - narrow].map(mm),
            layout: TableLayoutType.FIXED,
            borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
            rows,
          }),
          ...sheet.notes.map((text) => line(text, { font: kai, size: size.fifth, before: 100 })),
        ],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(document)), sheet.asOf);
}

function row(children: TableCell[], height = 11): TableRow {
  return new TableRow({ cantSplit: true, height: { value: mm(height), rule: HeightRule.ATLEAST }, children });
}

const label = (text: string) => cell(text, 1, true, narrow);
const words = (text: string, span: number, isCentered = false) => cell(text, span, isCentered, span === 1 ? wide / 2 - narrow : wide - narrow);

function cell(text: string, span: number, isCentered: boolean, width: number): TableCell {
  return new TableCell({
    width: { size: mm(width), type: WidthType.DXA },
    columnSpan: span,
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 70, bottom: 70, left: 90, right: 90 },
    children: text.split('\n').map(
      (part) =>
        new Paragraph({
          spacing: tight,
          alignment: isCentered ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: part, ...(width === narrow ? { font: hei } : {}) })],
        }),
    ),
  });
}
