import type { Classified } from './classify.ts';
import { named } from './indicator.ts';
import type { Lexicon } from './lexicon.ts';
import type { Relation, Span } from './reading.ts';
import { aroundOf } from './senses.ts';
import { type Frame, yearOf } from './when.ts';

export type BareRelation = Omit<Relation, 'quote' | 'canonical' | 'toCanonical'>;

const place =
  '(?:全国|全省|全区|全市|全盟|全县|全州|全自治区|西部|中部|东部|周边|同类|同级|世界|国内|国家级|省内|区内|市内|盟内|上年|去年|上年同期|去年同期|同期|上级)';
const body = '(?:上级|国家|自治区|省里?|市里?|盟里?|盟市|省委|市委|市政府|省政府|有关部门|部门)';

/** The forms of the language, each with how it is read. `name`: words before the match are the indicator; group 1 is the other side. */
const forms: readonly { readonly pattern: RegExp; readonly relation: (hit: RegExpExecArray) => Relation['relation']; readonly sure: number }[] = [
  {
    // 与新能源项目同步规划: done together, nothing to measure.
    pattern:
      /(?:增长|增速|增幅)?(?:与|和|同)([\u4e00-\u9fff]{2,14}?)(?:基本|保持|大体)*(?:同步(?!规划|设计|建设|施工|开工|投[产用入运]|推进|实施|开展|部署|安排|落实|进行|研究|谋划|启动|完成|考虑|布局|配套|组织|抓|做|修|出台|印发|更新|公开|报)|同频|持平|相当|相一致|一致)(?:增长|提高)?/g,
    relation: () => 'with',
    sure: 0.85,
  },
  {
    pattern: new RegExp(
      `(?:增长|增速|增幅)?(?:要|应|均|都|继续|力争|保持)?(不低于|不高于|高于|快于|优于|好于|低于|慢于|超过)(${place}[\\u4e00-\\u9fff]{0,10}?(?:平均水平|平均数|平均|水平|增速|增长|同期)|${place}|经济增长(?:速度)?|经济增速|(?:GDP|地区生产总值)增(?:速|长)|财政收入增(?:速|长))`,
      'g',
    ),
    relation: (hit) => (({ 不低于: 'at-least', 不高于: 'at-most', 低于: 'below', 慢于: 'below' }) as const)[hit[1]!] ?? 'above',
    sure: 0.85,
  },
  {
    pattern: new RegExp(
      `(?:继续|持续|稳步|努力)?(?:保持|位居|稳居|进入|跻身|居于|居|走在|处于|迈入|位于|站稳|挺进)(?:在)?(${place}[\\u4e00-\\u9fff]{0,8}?)(?:前列|首位|第一方阵|第一梯队|前茅|领先水平|领先地位|上游|中上游|榜首)`,
      'g',
    ),
    relation: () => 'rank',
    sure: 0.85,
  },
  {
    pattern: /(?:保持|实现|做到)?(?:逐年|逐月|逐季|持续|连年)(递增|增长|增加|提高|提升|上升|扩大|递减|下降|减少|降低|改善)|只(增)不减|只(减)不增/g,
    relation: (hit) => (/减|降/.test(hit[1] ?? hit[2] ?? hit[3]!) ? 'falling' : 'rising'),
    sure: 0.75,
  },
  { pattern: /(?:实现|力争|取得|完成)?(?:了)?零的?突破/g, relation: () => 'first', sure: 0.85 },
  {
    pattern: /(?:全部|动态|基本|实现)*清零|(?:实现|确保|保持|做到)?[“"]?零(?:事故|死亡|伤亡|发生|新增|上访|污染|投诉|增长|直排|排放)[”"]?/g,
    relation: () => 'zero',
    sure: 0.8,
  },
  {
    pattern: new RegExp(
      `(?:严格)?(?:控制|保持|稳定)在(${body}?(?:下达|规定|核定|批复|要求|确定)(?:的)?(?:[\\u4e00-\\u9fff]{0,6}?(?:指标|范围|目标|任务|控制数|额度|计划|限额))?)(?:以内|之内|范围内|范围以内|内)|(?:完成|达到|实现)(?:了)?(${body}下达的?[\\u4e00-\\u9fff]{0,6}?(?:目标|任务|指标|计划|要求))`,
      'g',
    ),
    relation: () => 'given',
    sure: 0.85,
  },
];

/** Goals of a text that hold no number but can be checked: against another indicator, an average, a rank, the years before, none at all, or a number handed down. */
export function relationsOf(
  text: string,
  sentences: readonly Span[],
  said: Classified,
  frame: Omit<Frame, 'horizon' | 'opened'>,
  lexicon: Lexicon,
): BareRelation[] {
  const found: BareRelation[] = [];
  for (const form of forms) {
    let s = 0;
    for (const hit of text.matchAll(form.pattern)) {
      const at = hit.index;
      const end = at + hit[0].length;
      while (s < sentences.length - 1 && sentences[s]!.end <= at) s++;
      const sentence = sentences[s]!;
      if (!sentence || end > sentence.end || /^\d|^[*X]|^(?:约|近)?\d/.test(text.slice(end, end + 2))) continue;
      const around = aroundOf(text, { at, end }, sentence, sentence.at, sentence.at);
      const relation = form.relation(hit as RegExpExecArray);
      const to = (relation === 'above' || relation === 'below' || relation === 'at-least' || relation === 'at-most' ? hit[2] : (hit[1] ?? hit[2])) ?? '';
      // 保持对科技投入力度逐年递增: frames before and growth words behind are no part of the name.
      const name = named(around.before.replace(/(?:的|增长|增速|增幅)+$/, ''), lexicon)
        .replace(/^(?:要|将|把|使|让|对|确保|力争|保持|继续|坚决|严格)+/, '')
        .replace(/(?:实现|力争)$/, '');
      const words = name.length >= 2 ? name : relation === 'zero' ? hit[0].replace(/^(?:实现|确保|保持|做到|动态|全部)+/, '') : '';
      if (words.length < 2 || words.length > 30) continue;
      const kind = said.kinds[s]!;
      const status = kind === 'task' ? 'target' : kind;
      found.push({
        at,
        end,
        indicator: words,
        relation,
        to: relation === 'rising' || relation === 'falling' || relation === 'first' || relation === 'zero' ? '' : to,
        asks: relation === 'given',
        status,
        year: yearOf(around, status, false, { ...frame, horizon: said.horizons[s] ?? null, opened: said.opened[s] ?? null }),
        confidence: form.sure,
      });
    }
  }
  const sorted = found.toSorted((a, b) => a.at - b.at || b.end - a.end);
  return sorted.filter((item, i) => i === 0 || item.at >= sorted[i - 1]!.end);
}
