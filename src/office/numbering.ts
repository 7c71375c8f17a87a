import { formatNumber } from './numerals.ts';
import { type Attributes, walk } from './xml.ts';

interface Level {
  start: number;
  format: string;
  /** `%1.%2` pattern. */
  text: string;
  style?: string;
  /** Legal numbering: all levels in digits. */
  legal: boolean;
  /** Level whose step restarts this one; 0: never. */
  restart?: number;
}

interface NumberedBy {
  numId?: string;
  level?: number;
}

/**
 * Automatic numbering of a document: keeps the counters while paragraphs go by in order
 * (ECMA-376 part 1, 17.9: numbers of one abstract list share counters, an override starts anew once).
 */
export class Numbering {
  readonly #abstract = new Map<string, Map<number, Level>>();
  readonly #nums = new Map<string, { abstract: string; overrides: Map<number, { start?: number; level?: Level }> }>();
  readonly #styles = new Map<string, NumberedBy & { basedOn?: string }>();
  readonly #counters = new Map<string, number[]>();
  readonly #started = new Set<string>();

  constructor(numbering: Uint8Array | undefined, styles: Uint8Array | undefined, fileName: string) {
    if (numbering) this.#readNumbering(numbering, fileName);
    if (styles) this.#readStyles(styles, fileName);
  }

  /** The number to write before a paragraph, '' for none; steps the counters. */
  next(style: string | undefined, direct: NumberedBy): string {
    const { numId, level } = this.#resolve(style, direct);
    const num = numId === undefined ? undefined : this.#nums.get(numId);
    if (!num || level === undefined) return '';
    const def = this.#level(num, level);
    if (!def) return '';
    const counters = this.#counters.get(num.abstract) ?? [];
    this.#counters.set(num.abstract, counters);
    const override = num.overrides.get(level)?.start;
    const first = `${numId} ${level}`;
    if (override !== undefined && !this.#started.has(first)) counters[level] = override;
    else counters[level] = counters[level] === undefined ? def.start : counters[level] + 1;
    this.#started.add(first);
    for (let deeper = level + 1; deeper < counters.length; deeper++) {
      const restart = this.#level(num, deeper)?.restart;
      if (restart === undefined || (restart > 0 && level < restart)) delete counters[deeper];
    }
    const text = def.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const shown = this.#level(num, at);
      return formatNumber(counters[at] ?? shown?.start ?? 1, def.legal && at < level ? 'decimal' : (shown?.format ?? 'decimal'));
    });
    if (def.format === 'bullet' || text === '') return '';
    // Word puts a tab here; without one, "1" and "5台" would run together.
    return /[0-9A-Za-z]$/.test(text) ? `${text} ` : text;
  }

  #level(num: { abstract: string; overrides: Map<number, { level?: Level }> }, level: number): Level | undefined {
    return num.overrides.get(level)?.level ?? this.#abstract.get(num.abstract)?.get(level);
  }

  /** Direct numbering wins over the style's; a style without a level is on the level that names it. */
  #resolve(style: string | undefined, direct: NumberedBy): NumberedBy {
    let { numId, level } = direct;
    const seen = new Set<string>();
    for (let id = style; id !== undefined && numId === undefined && !seen.has(id); id = this.#styles.get(id)?.basedOn) {
      seen.add(id);
      const by = this.#styles.get(id);
      if (by?.numId === undefined) continue;
      numId = by.numId;
      const num = this.#nums.get(numId);
      const named = num && [...(this.#abstract.get(num.abstract) ?? [])].find(([, l]) => l.style === id)?.[0];
      level ??= by.level ?? named;
    }
    return numId === undefined || numId === '0' ? {} : { numId, level: level ?? 0 };
  }

  #readNumbering(xml: Uint8Array, fileName: string): void {
    let levels: Map<number, Level> | undefined;
    let level: Level | undefined;
    let num: { abstract: string; overrides: Map<number, { start?: number; level?: Level }> } | undefined;
    let override: { start?: number; level?: Level } | undefined;
    const links: { abstract: string; link: string }[] = [];
    const styleLinks = new Map<string, string>();
    let abstract = '';
    walk(xml, fileName, {
      open: (name, a) => {
        const val = a['val'] ?? '';
        if (name === 'abstractNum') {
          abstract = a['abstractNumId'] ?? '';
          this.#abstract.set(abstract, (levels = new Map()));
        } else if (name === 'num') {
          this.#nums.set(a['numId'] ?? '', (num = { abstract: '', overrides: new Map() }));
        } else if (name === 'lvl') {
          level = { start: 0, format: 'decimal', text: '', legal: false };
          if (override) override.level = level;
          else levels?.set(Number(a['ilvl']), level);
        } else if (name === 'abstractNumId' && num) num.abstract = val;
        else if (name === 'lvlOverride' && num) num.overrides.set(Number(a['ilvl']), (override = {}));
        else if (name === 'startOverride' && override) override.start = Number(val);
        else if (name === 'numStyleLink') links.push({ abstract, link: val });
        else if (name === 'styleLink') styleLinks.set(val, abstract);
        else if (level) readLevel(level, name, val, a);
      },
      close: (name) => {
        if (name === 'lvl') level = undefined;
        if (name === 'lvlOverride') override = undefined;
        if (name === 'num') num = undefined;
      },
    });
    for (const { abstract: from, link } of links) {
      const target = this.#abstract.get(styleLinks.get(link) ?? '');
      if (target) this.#abstract.set(from, target);
    }
  }

  #readStyles(xml: Uint8Array, fileName: string): void {
    let style: (NumberedBy & { basedOn?: string }) | undefined;
    walk(xml, fileName, {
      open: (name, a) => {
        if (name === 'style' && a['type'] === 'paragraph') this.#styles.set(a['styleId'] ?? '', (style = {}));
        else if (!style) return;
        else if (name === 'basedOn') style.basedOn = a['val'] ?? '';
        else if (name === 'numId') style.numId = a['val'] ?? '';
        else if (name === 'ilvl') style.level = Number(a['val']);
      },
      close: (name) => {
        if (name === 'style') style = undefined;
      },
    });
  }
}

function readLevel(level: Level, name: string, val: string, a: Attributes): void {
  if (name === 'start') level.start = Number(val);
  else if (name === 'numFmt') level.format = val;
  else if (name === 'lvlText') level.text = val;
  else if (name === 'pStyle') level.style = val;
  else if (name === 'isLgl') level.legal = a['val'] !== '0' && a['val'] !== 'false';
  else if (name === 'lvlRestart') level.restart = Number(val);
}
