declare module 'word-extractor/lib/word-ole-extractor.js' {
  export interface WordDocument {
    getBody(options?: { filterUnicode?: boolean }): string;
    getHeaders(options?: { includeFooters?: boolean; filterUnicode?: boolean }): string;
    getTextboxes(options?: { filterUnicode?: boolean }): string;
  }
  /** A run of the text: its characters, and where their bytes stand in the file. */
  export interface Piece {
    text: string;
    readonly startFilePos: number;
    readonly endFilePos: number;
    /** Bytes a character. */
    readonly bpc: number;
  }
  export default class WordOleExtractor {
    _pieces: Piece[];
    extract(reader: object): Promise<WordDocument>;
    writeParagraphProperties(file: Buffer, table: Buffer): void;
  }
}

declare module 'word-extractor/lib/buffer-reader.js' {
  const BufferReader: new (buffer: Buffer) => object;
  export default BufferReader;
}
