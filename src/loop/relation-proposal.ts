import type { Relation } from '../reading/index.ts';
import type { LoopContext } from './context.ts';
import { around, exampleOf, oneLine, type ReadDocument, sourceOf, unnumbered } from './document-words.ts';
import { guessArea, guessNature } from './guess.ts';
import type { Proposal } from './proposals.ts';
import { yearOf } from './year-of.ts';

/**
 * What accepting a goal without a number would write: a rank is one, a number handed down (`asks`) is a blank the office fills in, all others are met or not.
 * The words that say against what stand in the note.
 */
export function relationProposal(context: LoopContext, read: ReadDocument, relation: Relation, index: number): Proposal {
  const meta = relation.canonical === undefined ? undefined : context.catalog.indicators.get(relation.canonical);
  const quote = oneLine(relation.quote, 120);
  const indicator = unnumbered(oneLine(relation.indicator, 200));
  const kind = kindOf(relation);
  const { year, confidence } = yearOf(read, relation);
  return {
    item: `relation:${index}`,
    ledger: 'goal',
    source: sourceOf(read, relation),
    confidence,
    values: {
      name: quote.includes(indicator) ? quote : `${indicator}${quote}`,
      indicator,
      canonical: relation.canonical ?? null,
      subject: 'park',
      area: meta?.area ?? guessArea(context.catalog.areas, indicator, around(read, relation)),
      kind,
      nature: guessNature(relation, kind, read.text, read.reading),
      bound: boundOf(relation),
      value: null,
      upper: null,
      unit: '',
      masked: relation.asks,
      year,
      status: relation.status,
      document: read.document.id,
      note: noteOf(context, relation, quote),
      ...exampleOf(read),
    },
  };
}

function kindOf({ relation, asks, quote }: Relation): string {
  if (asks) return /控制|稳定/.test(quote) ? 'cap' : 'amount';
  return relation === 'rank' ? 'rank' : 'yesno';
}

function boundOf({ relation, asks, quote }: Relation): string {
  if (asks) return /控制|稳定/.test(quote) ? '<=' : '>=';
  if (relation === 'below' || relation === 'at-most' || relation === 'falling' || relation === 'zero' || relation === 'rank') return '<=';
  return relation === 'with' ? '=' : '>=';
}

function noteOf(context: LoopContext, { asks, to, toCanonical }: Relation, quote: string): string {
  if (asks) return `原文“${quote}”未写数值，待填${to || '上级下达的数值'}。`;
  const other = toCanonical === undefined ? undefined : context.catalog.indicators.get(toCanonical);
  return `没有数值的目标，按原文“${quote}”核对${other ? `，对照指标：${other.label.zh}` : ''}。`;
}
