import { type Colour, type LightWords, noCounts, say } from '../ledger/index.ts';
import type { Lit } from './overview.ts';

const order: readonly Colour[] = ['green', 'blue', 'yellow', 'red', 'grey'];

/** “43 项目标：31 绿 7 黄 3 红 2 未到期。最急：…” in both languages, from what was counted. */
export function overviewSentence(lit: readonly Lit[], worst: Lit | undefined, words: LightWords): { readonly zh: string; readonly en: string } {
  const parts = (['goal', 'task', 'project'] as const).map((ledger) => countsOf(lit, ledger, words)).filter((part) => part !== null);
  if (parts.length === 0) return say(words, 'loop.overview.empty', {});
  const zh = parts.map((p) => p.zh).join('');
  const en = parts.map((p) => p.en).join(' ');
  if (!worst) return both(zh, en, say(words, 'loop.overview.calm', {}));
  return both(
    zh,
    en,
    say(words, worst.entry.ledger === 'goal' ? 'loop.overview.worst-goal' : 'loop.overview.worst', {
      name: String(worst.entry.values['name']),
      why: shortly(worst),
    }),
  );
}

const both = (zh: string, en: string, last: { readonly zh: string; readonly en: string }) => ({ zh: zh + last.zh, en: `${en} ${last.en}` });

function countsOf(lit: readonly Lit[], ledger: string, words: LightWords) {
  const mine = lit.filter(({ entry }) => entry.ledger === ledger);
  if (mine.length === 0) return null;
  const counts = noCounts();
  for (const { light } of mine) counts[light.colour] += 1;
  const colours = order.filter((colour) => counts[colour] > 0).map((colour) => say(words, `loop.overview.${colour}`, { n: counts[colour] }));
  const list = { zh: colours.map((c) => c.zh).join(' '), en: colours.map((c) => c.en).join(', ') };
  return say(words, `loop.overview.${ledger}`, { n: mine.length, list });
}

/** The light's own words without the citation. */
function shortly({ light }: Lit): { readonly zh: string; readonly en: string } {
  return { zh: light.text.zh.split('。')[0] ?? '', en: light.text.en.replace(/\.? Rule: .*$/s, '') };
}
