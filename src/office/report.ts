import { Document, Packer } from 'docx';
import { settled } from './papers/settled.ts';
import { numberSources, type ReportDocument } from './report-document.ts';
import { bodyOf, footerOf, sourcesOf, styles } from './report-style.ts';

/**
 * Writes a report as docx in the form of official documents (GB/T 9704—2012: A4, 37/35/28/26 mm margins, title 小标宋 二号, body 仿宋 三号,
 * headings 黑体 and 楷体, lines of 28 pt, page number), with the list of its figures' sources at the end and the chain's head in the footer.
 * The same document always gives the same bytes, so that a report can be written again and compared.
 */
export async function writeReport(report: ReportDocument): Promise<Uint8Array> {
  const numbered = numberSources(report);
  const document = new Document({
    creator: 'Parkloop',
    title: report.title,
    styles,
    sections: [
      {
        properties: {
          page: { size: { width: 11_906, height: 16_838 }, margin: { top: 2098, bottom: 1984, left: 1587, right: 1474, footer: 1020 } },
        },
        footers: { default: footerOf(report) },
        children: [...bodyOf(report, numbered), ...sourcesOf(numbered)],
      },
    ],
  });
  return settled(new Uint8Array(await Packer.toBuffer(document)), report.asOf);
}
