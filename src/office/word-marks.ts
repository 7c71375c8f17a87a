import WordOleExtractor, { type Piece } from 'word-extractor/lib/word-ole-extractor.js';

/** Marks of a table in the text of a Word file: ends of cells, of rows, of paragraphs within a cell. */
export const marks = { cell: '\ue007', row: '\ue00a', paragraph: '\ue00d' } as const;

/** Names of properties of a paragraph (MS-DOC 2.6.2): within a table, the end of a row, too long to stand here. */
const [inTable, endsRow, apart] = [0x2416, 0x2417, 0x6646];

/**
 * Reads an old Word file and keeps what it says of its tables. The reader it extends writes ends of cells, rows and paragraphs as the same white space,
 * and does not know the ends of rows of many cells, whose properties stand apart.
 */
export class MarkedWord extends WordOleExtractor {
  override writeParagraphProperties(file: Buffer, table: Buffer): void {
    const texts = this._pieces.map((piece) => [...unitsOf(piece.text)]);
    for (const { from, to, names } of paragraphsOf(file, table)) {
      // What ends the paragraph is its last character.
      const place = this._pieces.findIndex((piece) => to > piece.startFilePos && to <= piece.endFilePos);
      const piece = this._pieces[place];
      const text = texts[place];
      if (!piece || !text) continue;
      const last = (to - piece.startFilePos) / piece.bpc - 1;
      const alone = to - from === piece.bpc;
      if (text[last] === '\u0007' && alone && (names.has(endsRow) || names.has(apart))) text[last] = marks.row;
      else if (text[last] === '\r' && names.has(inTable)) text[last] = marks.paragraph;
    }
    this._pieces.forEach((piece: Piece, i) => (piece.text = texts[i]!.join('').replaceAll('\u0007', marks.cell)));
  }
}

/** UTF-16 units: pieces count those. */
function* unitsOf(text: string): Generator<string> {
  for (let i = 0; i < text.length; i++) yield text[i]!;
}

/** Every paragraph with the names of its own properties: pages of 512 bytes, listed in the table stream (MS-DOC 2.8.6, 2.9.175). */
function* paragraphsOf(file: Buffer, table: Buffer): Generator<{ from: number; to: number; names: ReadonlySet<number> }> {
  const start = file.readUInt32LE(0x102);
  const length = file.readUInt32LE(0x106);
  const pages = Math.floor((length - 4) / 8);
  for (let i = 0; i < pages; i++) {
    const at = table.readUInt32LE(start + (pages + 1) * 4 + i * 4) * 512;
    const page = file.subarray(at, at + 512);
    const count = page.readUInt8(511);
    for (let j = 0; j < count; j++) {
      const place = page.readUInt8((count + 1) * 4 + j * 13) * 2;
      const words = place === 0 ? 0 : page.readUInt8(place);
      const properties =
        place === 0
          ? page.subarray(0, 0)
          : words > 0
            ? page.subarray(place + 3, place + 2 * words)
            : page.subarray(place + 4, place + 2 + 2 * page.readUInt8(place + 1));
      yield { from: page.readUInt32LE(j * 4), to: page.readUInt32LE(j * 4 + 4), names: namesOf(properties) };
    }
  }
}

/** Lengths of values by the three bits that tell them; 0 stands for a value that begins with its length. */
const lengths = [1, 1, 2, 4, 2, 2, 0, 3];

function namesOf(properties: Buffer): ReadonlySet<number> {
  const names = new Set<number>();
  for (let at = 0; at + 2 < properties.length; ) {
    const name = properties.readUInt16LE(at);
    names.add(name);
    // What a table's row is made of is the one value that needs two bytes for its length; nothing asked for stands behind it.
    if (name === 0xd608) break;
    at += 2 + (lengths[name >> 13] || properties.readUInt8(at + 2) + 1);
  }
  return names;
}
