import { SaxesParser } from 'saxes';
import { broken, type Format } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Walks an XML part; names and attribute names come without their namespace prefix. Ill-formed XML is a fault. */
export function walk(
  xml: Uint8Array,
  fileName: string,
  on: { open: (name: string, attributes: Attributes) => void; close?: (name: string) => void; text?: (text: string) => void },
  format: Format = 'docx',
): void {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw broken(fileName, error, format);
  });
  parser.on('opentag', (tag) => on.open(local(tag.name), Object.fromEntries(Object.entries(tag.attributes).map(([key, value]) => [local(key), value]))));
  parser.on('closetag', (tag) => on.close?.(local(tag.name)));
  if (on.text) parser.on('text', on.text);
  parser.write(new TextDecoder().decode(xml)).close();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A toggle such as `<w:vanish/>`: on unless its val says otherwise (ECMA-376 part 1, 17.17.4). */
export function isOn(attributes: Attributes): boolean {
  return !['0', 'false', 'off'].includes(attributes['val'] ?? '');
}
