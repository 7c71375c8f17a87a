import type { Catalog, Indicator } from '../catalog/index.ts';
import type { LedgerDefinition, LightRules, LightWords, RuleItem } from '../ledger/index.ts';
import type { FaultInfo } from '../fault.ts';
import { lightRules } from '../ledger/index.ts';
import { renderFault } from '../messages.ts';
import type { Store, Viewer } from '../store/index.ts';

/** An area of goals and tasks (catalog/areas.yaml), with the words that place a text in it. */
export interface Area {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly words: readonly string[];
}

/** What the use cases need of the catalog: values, never files. `readLoopCatalog` reads it from disk. */
export interface LoopCatalog {
  readonly ledgers: readonly LedgerDefinition[];
  readonly rules: readonly RuleItem[];
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly areas: readonly Area[];
  /** Message texts by code, of all rooms. */
  readonly messages: LightWords;
  /** The whole catalog, for plans. */
  readonly items: Catalog;
}

/** Whom a use case serves, where, when and with what. */
export interface LoopContext {
  readonly store: Store;
  readonly catalog: LoopCatalog;
  readonly viewer: Viewer;
  readonly park: string;
  readonly now: () => Date;
}

/** The business date of a moment: 'YYYY-MM-DD' in Asia/Shanghai. */
export function businessDate(moment: Date): string {
  return new Date(moment.getTime() + 8 * 3600_000).toISOString().slice(0, 10);
}

/** The rules of lights in force on a business date. */
export function rulesOn(context: LoopContext, date: string): LightRules {
  return lightRules(context.catalog.rules, date, context.catalog.messages);
}

/** Whether the viewer may read any entry of a ledger: a page shows without it what it may not show. */
export function mayRead(context: LoopContext, ledger: string): boolean {
  const { viewer, park } = context;
  return viewer.grants.some((g) => (g.park === '*' || g.park === park) && (g.ledger === '*' || g.ledger === ledger) && g.actions.includes('read'));
}

/** A text as the formula language writes it. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A fault's words in both languages, for answers that are no error. */
export function renderBoth(context: LoopContext, info: FaultInfo): { readonly zh: string; readonly en: string } {
  return { zh: renderFault(info, 'zh', context.catalog.messages), en: renderFault(info, 'en', context.catalog.messages) };
}
