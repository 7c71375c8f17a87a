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
import { type Block, type Numbered, type ReportDocument, type Run, sourceKey } from './report-document.ts';

/** Chinese type sizes in half points: 二号 22 pt, 三号 16 pt, 四号 14 pt, 小四 12 pt, 小五 9 pt. */
const size = { second: 44, third: 32, fourth: 28, smallFourth: 24, smallFifth: 18 };
/** Latin letters and digits in Times New Roman, as offices set them. */
const face = (eastAsia: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia });
const song = face('宋体');
const body = face('仿宋');
/** 28 pt, in twentieths of a point. */
const line = { line: 560, lineRule: LineRuleType.EXACT };
/** Two characters of 三号. */
const indent = { firstLine: 640 };

export const styles: IStylesOptions = {
  default: {
    document: { run: { font: body, size: size.third }, paragraph: { spacing: line } },
    title: {
      run: { font: face('方正小标宋简体'), size: size.second },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...line, line: 640, after: 240 } },
    },
    heading1: { run: { font: face('黑体'), size: size.third, color: '000000', bold: false }, paragraph: { indent, spacing: line } },
    heading2: { run: { font: face('楷体'), size: size.third, color: '000000', bold: false }, paragraph: { indent, spacing: line } },
    heading3: { run: { font: body, size: size.third, color: '000000', bold: true }, paragraph: { indent, spacing: line } },
  },
};

export function bodyOf(report: ReportDocument, numbered: Numbered): (Paragraph | Table)[] {
  return [
    new Paragraph({ style: 'Title', children: [new TextRun({ text: report.title })] }),
    ...(report.subtitle ? [plain(report.subtitle, { alignment: AlignmentType.CENTER, spacing: { ...line, after: 240 } }, face('楷体'))] : []),
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
      return [plain(block.text, { indent, spacing: line }, face('楷体'), size.fourth)];
    case 'table':
      return [
        ...(block.title ? [plain(block.title, { alignment: AlignmentType.CENTER, keepNext: true, spacing: line }, face('黑体'), size.smallFourth)] : []),
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
        children: block.head.map((text) => cell([new TextRun({ text, size: size.smallFourth, font: face('黑体') })], true)),
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
  return [plain('数据来源', { spacing: { ...line, before: 240 }, keepNext: true }, face('黑体'), size.smallFourth), ...lines];
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
