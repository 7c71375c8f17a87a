/**
 * Old PDF files name a standard table of characters instead of carrying one: codes → glyph numbers of a collection (Adobe-GB1) → Unicode.
 * Those tables are large, and text needs only the way from code to Unicode. So the first is given with Unicode for glyph numbers and the
 * second as identity: together they say the same (Adobe Technical Notes 5014 and 5079; ISO 32000-1, 9.7.5.2 and 9.10.2).
 * A font that gives glyph numbers at once (Identity-H) and carries no table comes out wrong by this; `office.pdf-fonts` catches that.
 */
export function cmapOf(name: string): string | null {
  if (/^Adobe-(?:GB1|CNS1|Japan1|Korea1)-UCS2$/.test(name)) return cmap(wide, '1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange');
  if (/^Uni(?:GB|CNS|JIS|KS)-(?:UCS2|UTF16)-[HV]$/.test(name)) return cmap(wide, '1 begincidrange\n<0000> <FFFF> 0\nendcidrange');
  if (/^GB(?:K|Kp|K2K|pc)?-(?:EUC-)?[HV]$/.test(name)) return (gbk ??= gbkMap());
  return null;
}

const wide = '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange';

function cmap(space: string, ranges: string): string {
  return `/CIDInit /ProcSet findresource begin\nbegincmap\n/WMode 0 def\n${space}\n${ranges}\nendcmap\nend`;
}

let gbk: string | undefined;

/** Codes of GBK, one byte or two, by what the encoding itself says they are. */
function gbkMap(): string {
  const decoder = new TextDecoder('gb18030');
  const lines: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '\ufffd' : decoder.decode(new Uint8Array([lead, trail]));
      if (character.length === 1 && character !== '\ufffd') lines.push(`<${hex(lead)}${hex(trail)}> ${character.charCodeAt(0)}`);
    }
  }
  const space = '2 begincodespacerange\n<00> <80>\n<8140> <FEFE>\nendcodespacerange';
  return cmap(space, `1 begincidrange\n<00> <7E> 0\nendcidrange\n${lines.length} begincidchar\n${lines.join('\n')}\nendcidchar`);
}

const hex = (n: number) => n.toString(16).padStart(2, '0');
