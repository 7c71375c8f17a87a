import type { Around } from './senses.ts';

/** What a document's years hang on. */
export interface Frame {
  readonly year: number | null;
  /** The year is that of the upload: the text tells none. */
  readonly assumed: boolean;
  readonly month: number | null;
  /** It tells of a year past and sets out the next, as work reports do. */
  readonly annual: boolean;
  /** Year of the results it tells where nothing else is said. */
  readonly told: number | null;
  /** Year its title reviews (2023年工作总结和2024年工作计划), where it says one. */
  readonly reviewed: number | null;
  /** Year its present section aims at (“十五五”时期主要目标), where its heading says one. */
  readonly horizon: number | null;
  /** Year its paragraph opens with (2024年，…). */
  readonly opened: number | null;
  /** Plan periods and their last years. */
  readonly periods: Readonly<Record<string, number>>;
}

const marks =
  /(?<!(?<!占)比|[较自]|[高低快慢优好]于)(20\d\d)年(?!度[^，,]{0,6}资金|远景目标)|(?<![比较与于])(去年|上年|过去一年|一年来)|(今年|本年|年内)|(明年)|((?:20)?[*Xx]{2,4}|(?<=[到至])[*Xx])年|(?<![比较][“"]?)[“"]?(十[一二三四五六]五)[”"]?(?:末|期末|收官|时期|期间)|(未来五年|今后五年)|(?<![年上去每])((?:第?[一二三四]季度|前三季度|上半年|下半年|1(?:月)?[-—~～至到]\d{1,2}月|X[-—~～至到]X月|今年以来|截[至止]到?\d{1,2}月|\d{1,2}月(?:底|末|\d{1,2}日)(?:之|以)?前|年底前|(?<!当)月底前))/g;

/** The year a review is of: that of its title, else of the section's heading. */
function past({ reviewed, horizon, year }: Frame): number | null {
  return reviewed ?? (horizon !== null && year !== null && horizon <= year ? horizon : null);
}

/** The calendar year a figure is for: what its sentence says nearest before it, else what its passage is about. */
export function yearOf(around: Around, status: 'target' | 'result' | 'context', inProject: boolean, frame: Frame): number | null {
  const { year } = frame;
  let said: RegExpExecArray | null = null;
  marks.lastIndex = 0;
  for (let hit = marks.exec(around.lead); hit; hit = marks.exec(around.lead)) {
    // 由2019年的第9位上升到第5位: the year of the baseline alone.
    if (status === 'context' || !/[由从]$/.test(around.lead.slice(0, hit.index)) || /年[^，,。；]{0,4}(?:起|以来|开始)/.test(around.lead.slice(hit.index)))
      said = hit;
  }
  // 2020年到2025年，占比从17.9%提高到35.5%: the first year is that of the baseline.
  if (status === 'context' && around.before.endsWith('从')) {
    const span = /(20\d\d)年?(?:到|至|[-—~～]{1,2})20\d\d年[^。；]*$/.exec(around.lead);
    if (span) return Number(span[1]);
  }
  // 2023年开工，建成投产后每年可节水3万吨: when is not said.
  if (status === 'target') {
    const later = /(?:建成|投产|达产|投运|投用)后[^。；]*$|(?:每年|年均?)[^，。；]{0,4}可(?!支配|比|再生)[^。；]*$/.exec(around.lead);
    if (later && !(said?.[1] && !/[，,；;]/.test(around.lead.slice(said.index, later.index)))) return null;
  }
  // 甲项目总投资8亿元: of no year.
  if (
    status === 'target' &&
    (/(?:(?:项目|工程|园|基地)(?:计划)?总投资(?:额)?|占地(?:总)?面积)(?:约|为|达)?$/.test(around.clause) ||
      (/(?:总投资(?:额)?|拟投资|[一二三]期投资)(?:约|为|达|超|近)?$/.test(around.before) && !/^的[^，,。；]{0,6}\d+[个项]/.test(around.rest))) &&
    !/[\dX*][余多]?[个项]/.test(around.lead)
  )
    return null;
  if (said && !(inProject && status === 'target')) {
    // What is still to be reached is of no year past: 兑现2023年奖补资金.
    if (said[1]) return status === 'target' && year !== null && Number(said[1]) < year ? (frame.annual ? year : null) : Number(said[1]);
    if (said[5]) return null;
    if (said[6]) return status === 'context' && said[0].includes('期间') ? null : (frame.periods[said[6]] ?? null);
    if (year === null) return null;
    return said[2] ? year - 1 : said[8] ? (frame.opened ?? (status === 'target' ? null : past(frame)) ?? year) : said[3] ? year : said[4] ? year + 1 : year + 4;
  }
  if (/每年/.test(around.before)) return null;
  if (frame.opened !== null && status === 'result' && !inProject) return frame.opened;
  if (year === null || (inProject && status === 'target') || status === 'context') return null;
  if (status === 'target') return frame.horizon ?? (frame.annual ? year : null);
  if (/(?:现有|目前)[^，。；]{0,16}$/.test(around.clause) || /(?:眼下|如今)[，,]?[^。]*$/.test(around.lead)) return year;
  if (frame.horizon !== null && frame.horizon <= year) return frame.horizon;
  return frame.annual ? frame.told : /目前|截至/.test(around.lead + around.after) ? year : null;
}
