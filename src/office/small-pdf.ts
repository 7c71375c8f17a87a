/** Words of a page: points from the lower left corner. */
export interface Words {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isAskew?: boolean;
}

interface SmallPdf {
  readonly isEncrypted?: boolean;
  readonly encoding?: { readonly name: string; readonly encode: (text: string) => string };
  /** Filled rectangles of each page: x, y, width, height. */
  readonly rules?: readonly (readonly (readonly [number, number, number, number])[])[];
}

/** The smallest PDF that shows words: A4, one font of square characters whose codes are UTF-16 and whose ToUnicode map says so;
 * with `encoding` a font of Adobe-GB1 that names a standard table instead. For tests. */
export function smallPdf(pages: readonly (readonly Words[])[], { isEncrypted = false, encoding, rules = [] }: SmallPdf = {}): Uint8Array {
  const hex = encoding?.encode ?? ((text: string) => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join(''));
  const map =
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0000> <ffff> <0000> endbfrange endcmap end end';
  const stream = (text: string) => `<< /Length ${text.length} >>\nstream\n${text}\nendstream`;
  const first = 6;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${first + 2 * i} 0 R`).join(' ')}] >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /${encoding?.name ?? 'Identity-H'} /DescendantFonts [4 0 R]${encoding ? '' : ' /ToUnicode 5 0 R'} >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (${encoding ? 'GB1' : 'Identity'}) /Supplement 0 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>`,
    stream(map),
    ...pages.flatMap((words, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${first + 2 * i + 1} 0 R >>`,
      stream(
        [
          ...(rules[i] ?? []).map((r) => `${r.join(' ')} re f`),
          ...words.map((w) => `BT /F ${w.size} Tf ${w.isAskew ? '0.7 0.7 -0.7 0.7' : '1 0 0 1'} ${w.x} ${w.y} Tm <${hex(w.text)}> Tj ET`),
        ].join('\n'),
      ),
    ]),
  ];
  let file = '%PDF-1.7\n';
  const at = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const xref = file.length;
  // A password nobody has: hashes that fit no key.
  const encrypt = isEncrypted
    ? ` /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<01> <01>]`
    : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((n) => `${String(n).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${encrypt} >>\nstartxref\n${xref}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
