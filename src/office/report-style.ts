import {
  AlignmentType,
  BorderStyle,
  Footer,
  type IParagraphOptions,
  type IStylesOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { face, hei, imitation as body, kai, size, song, titleFace } from './papers/fonts.ts';
import { type Block, type Numbered, type ReportDocument, type Run, sourceKey } from './report-document.ts';

/** 28 pt, in twentieths of a point. */
const line = { line: 560, lineRule: LineRuleType.EXACT };
/** Two characters of 三号. */
const indent = { firstLine: 640 };

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: body, size: size.third }, paragraph: { spacing: line } },
    title: {
      run: { font: titleFace, size: size.second },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...line, line: 640, after: 240 } },
    },
    heading1: { run: { font: hei, size: size.third, color: '000000', bold: false }, paragraph: { indent, spacing: line } },
    heading2: { run: { font: kai, size: size.third, color: '000000', bold: false }, paragraph: { indent, spacing: line } },
    heading3: { run: { font: body, size: size.third, color: '000000', bold: true }, paragraph: { indent, spacing: line } },
  },
};

export function bodyOf(report: ReportDocument, numbered: Numbered): (Paragraph | Table)[] {
  return [
    new Paragraph({ style: 'Title', children: [new TextRun({ text: report.title })] }),
    ...(report.subtitle ? [plain(report.subtitle, { alignment: AlignmentType.CENTER, spacing: { ...line, after: 240 } }, kai)] : []),
    ...report.blocks.flatMap((block) => blockOf(block, numbered)),
  ];
}

function blockOf(block: Block, numbered: Numbered): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ style: `Heading${block.level}`, keepNext: true, children: [new TextRun({ text: block.text })] })];
    case 'paragraph':
      return [new Paragraph({ indent, spacing: line, alignment: AlignmentType.BOTH, children: runsOf(block.runs, numbered) })];
    case 'note':
      return [plain(block.text, { indent, spacing: line }, kai, size.fourth)];
    case 'table':
      return [
        ...(block.title ? [plain(block.title, { alignment: AlignmentType.CENTER, keepNext: true, spacing: line }, hei, size.smallFourth)] : []),
        tableOf(block, numbered),
      ];
  }
}

/** A figure is followed by the number of its source; our reader knows the mark and leaves it out. */
function runsOf(runs: readonly Run[], numbered: Numbered, points?: number): TextRun[] {
  const sized = points === undefined ? {} : { size: points };
  return runs.flatMap((run) => {
    const text = new TextRun({ text: run.text, ...sized });
    const number = run.source && numbered.of.get(sourceKey(run.source));
    return number === undefined ? [text] : [text, new TextRun({ text: `[${number}]`, superScript: true, font: song })];
  });
}

function tableOf(block: Block & { kind: 'table' }, numbered: Numbered): Table {
  const cell = (children: TextRun[], head: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { top: 60, bottom: 60, left: 80, right: 80 },
      ...(head && { shading: { fill: 'F2F2F2' } }),
      children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 360, lineRule: LineRuleType.AT_LEAST }, children })],
    });
  const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: block.head.map((text) => cell([new TextRun({ text, size: size.smallFourth, font: hei })], true)),
      }),
      ...block.rows.map((row) => new TableRow({ cantSplit: true, children: row.map((run) => cell(runsOf([run], numbered, size.smallFourth), false)) })),
    ],
  });
}

/** The list 数据来源: one line a source, by number. */
export function sourcesOf(numbered: Numbered): Paragraph[] {
  if (numbered.list.length === 0) return [];
  const lines = numbered.list.map((source, i) => {
    const words = [`记录 ${source.entry}`, `字段 ${source.label ?? source.field}`, ...(source.plan ? [`方案 ${source.plan}`] : [])];
    return plain(`[${i + 1}] ${words.join('，')}`, { spacing: { line: 320, lineRule: LineRuleType.AT_LEAST } }, song, size.smallFifth);
  });
  return [plain('数据来源', { spacing: { ...line, before: 240 }, keepNext: true }, hei, size.smallFourth), ...lines];
}

/** Page number, then what the report was written from. */
export function footerOf(report: ReportDocument): Footer {
  return new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ font: song, size: size.fourth, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
      plain(
        `数据截至 ${report.asOf}　留痕链 ${report.chainHead}`,
        { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AT_LEAST } },
        song,
        15,
      ),
    ],
  });
}

function plain(text: string, options: IParagraphOptions, font: ReturnType<typeof face>, points: number = size.third): Paragraph {
  return new Paragraph({ ...options, children: [new TextRun({ text, font, size: points })] });
}
