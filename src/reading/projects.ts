import { ownLetters } from './distinct.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Span } from './reading.ts';
import { finder, marksOf } from './scan.ts';

export interface NamedProject extends Span {
  readonly name: string;
  readonly capacity?: string;
  readonly investment?: string;
  readonly enterprise?: string;
  readonly place?: string;
  readonly chain?: string;
  /** Index of the first mention of the same project, where this is a later one. */
  readonly same?: number;
  readonly stage?: string;
  readonly confidence: number;
}

const clauseEnd = marksOf('，,；;。：:！？\n\t');

/**
 * Named projects of a text. Two forms of the language name them: a list closed by 等…项目 (甲、乙等项目), and a single name that ends in a
 * head (项目, 工程, 铁路 …) whose modifier is more than common words. Programmes and campaigns are left out.
 */
export function projectsOf(text: string, sentences: readonly Span[], lexicon: Lexicon): NamedProject[] {
  const found: NamedProject[] = [];
  for (const sentence of sentences) {
    let at = sentence.at;
    for (let i = sentence.at; i <= sentence.end; i++) {
      if (i < sentence.end && !clauseEnd(text.charCodeAt(i))) continue;
      if (i > at && i - at <= 300) found.push(...inClause(text, at, i, text.slice(sentence.at, sentence.end), lexicon));
      at = i + 1;
    }
  }
  return merged(found);
}

/** Later mentions of a project point at its first: the same name, or one that is the other's beginning or end. */
function merged(found: readonly NamedProject[]): NamedProject[] {
  const firsts = new Map<string, number>();
  return found.map((project, i) => {
    const key = project.name.replace(/[“”"（）()\s]|(?:项目|工程)$/g, '');
    const same = firsts.get(key);
    if (same === undefined) firsts.set(key, i);
    return same === undefined ? project : { ...project, same };
  });
}

function inClause(text: string, from: number, to: number, sentence: string, lexicon: Lexicon): NamedProject[] {
  const clause = text.slice(from, to);
  const { heads, strong, sites } = lexicon.words.projects;
  if (!finder(lexicon, 'anyHead', () => [...heads, ...strong, ...sites, '段'])(clause)) return [];
  const list = !clause.includes('等')
    ? null
    : pattern(
        lexicon,
        'etc',
        '',
        () =>
          `等(?!领域|方面)(?:[\\d.]+[万亿]元(?:及)?以上)?(?:(?:\\d+|[*X]+|[一二三四五六七八九十百]+)(?:个|项|条|座))?(?:(?:${anyOf(lexicon.words.projects.common)})*|(?:(?!的)[\\u4e00-\\u9fff]){1,4}?)(${anyOf([...heads, ...sites])})|等(?:\\d+|[*X]+)(?:个|项|条|座)(?:(?![的、，])[\\u4e00-\\u9fff]){0,16}?(${anyOf(heads)})`,
      ).exec(clause);
  // 等项目布局, 等项目谋划: kinds of work, no names.
  const vague = list !== null && /^(?:的)?(?:布局|谋划|储备|引进|招引|落户|申报|评选)/.test(clause.slice(list.index + list[0].length));
  if (vague) return [];
  // 甲、乙等5个国家物流枢纽: places that bear a title.
  const titled = list !== null && /^等(?:\d+|[一二三四五六七八九十]+)?(?:个|座)?(?:国家|全国|省级)/.test(list[0]);
  const closed = list !== null && !titled && list.index >= 3;
  const begun = list !== null && /^(?:的)?(?:前期|建设|核准|开工|投产|竣工|投运)/.test(clause.slice(list.index + list[0].length));
  const body = list !== null && list.index >= 3 ? clause.slice(0, list.index) : clause;
  const head = closed ? (list[1] ?? list[2]!) : '';
  const at = from + leading(body, lexicon);
  const parts = joinedParts(text, partsOf(text, at, from + body.length), closed, lexicon);
  const names = parts.map((part) => {
    const trimmed = trim(text, part, lexicon);
    return {
      ...trimmed,
      name: text.slice(trimmed.at, trimmed.end),
      after: text.slice(trimmed.end, trimmed.end + 10),
      before: text.slice(Math.max(0, part.at - 4), trimmed.at),
    };
  });
  const own = names.filter(({ name }) => isOwn(name, lexicon)).length;
  // The verb of building stands outside the names.
  const built = isBuilt(
    names.reduceRight((rest, named) => rest.slice(0, named.at - from) + '、' + rest.slice(named.end - from), clause),
    lexicon,
  );
  const sure = names.map(({ name, before, after }) => {
    // 技改项目20个: a kind, counted.
    if (/^(?:\d[\d.]*|[*X]+)[万余多]*(?:个|项)/.test(after)) return 0;
    const among = closed && (parts.length > 1 || isOwn(name, lexicon)) && (isOwn(name, lexicon) || (name.length <= 4 && 2 * own > names.length));
    return (among ? listed(name, head, begun || built, lexicon) : 0) || alone(name, before, clause, built, lexicon);
  });
  const shared = closed || !built ? 0 : sharedHead(names, sure, lexicon);
  return names.flatMap((named, i) => {
    const confidence = sure[i]! || (i < names.length - 1 && /^[\u4e00-\u9fff]{2,8}$/.test(named.name) ? shared : 0);
    return confidence > 0 ? [{ at: named.at, end: named.end, name: named.name, ...details(named.name, sentence, lexicon), confidence }] : [];
  });
}

/** Something in the name is no common word of the genre: a place, a firm, a phase, a size, or it is blanked out. */
function isOwn(name: string, lexicon: Lexicon): boolean {
  return /[*X]|\d[\d.]*[万亿]?(?:千瓦|吨|千伏|平方米|立方米|米|公里|台|辆|套|头)|[一二三四五六]期/.test(name) || ownLetters(name, lexicon) > 0;
}

/** 甲、乙、丙水库建成投用: bare names before the last share its head. All of them must be bare, and something must be built. */
function sharedHead(names: readonly { readonly name: string }[], sure: readonly number[], lexicon: Lexicon): number {
  if (names.length < 2 || !sure.at(-1) || ownLetters(names.at(-1)!.name, lexicon) === 0) return 0;
  const bare = names.slice(0, -1).filter((_, i) => sure[i] === 0);
  const named = bare.filter(
    ({ name }) => /^[\u4e00-\u9fff]{2,8}$/.test(name) && (ownLetters(name, lexicon) > 0 || name.length === 2) && !/(?:委|政府|局|书记)$/.test(name),
  );
  return named.length > 0 && named.length === bare.length && bare.some(({ name }) => ownLetters(name, lexicon) > 0) ? 0.6 : 0;
}

function isBuilt(clause: string, lexicon: Lexicon): boolean {
  const { building, making } = lexicon.words.projects;
  return pattern(
    lexicon,
    'building',
    '',
    () => `(?:${anyOf(building)})|(?:${anyOf(making)})(?=顺利|加快|有序|稳步|全面|进展|提速|取得|正在|(?![\\u4e00-\\u9fff]{3}))`,
  ).test(clause);
}

/** Length of the verbs and frames before the first name. */
function leading(clause: string, lexicon: Lexicon): number {
  const { sentences } = lexicon.words;
  const lead = pattern(
    lexicon,
    'projectLead',
    '',
    () =>
      `^(?:[\\u4e00-\\u9fff]{2,10}?(?:将|要)(?=${anyOf([...sentences.adverbs, ...sentences.verbs])})|${anyOf([...sentences.adverbs, ...sentences.verbs, ...sentences.modal])}|[一二三四五六七八九十]{1,3}[是、]|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[.、]|${anyOf(lexicon.words.tasks.adverbs)}|投产|竣工|上马|跟进|跟踪|压缩|规划|打造|谋划|(?:20\\d\\d年)?(?:\\d{1,2}月(?:\\d{1,2}日|底|末)?|年?底|年内|上半年|[一二三四]季度)(?:之?前|以前)?|要|将|以|把|依托|筹建|启动|察看|实地察看|实地|调研|考察|参观|释放|投用|争取|加速|其中|谋划启动|联学成员|围绕|为|在|继续|纳入|推进|和|与|及|由|对(?!口|外)|建好|投资建设运营|成功|引招|成功引招|织密|研究|和项目|前期|等|一批|优化|发行|获批|获准|会前|园区|[^、，“”]{0,8}?(?=(?:实地)?察看)|[^、，“”]{0,12}?(?:一行)?(?:先后)?(?:来到|前往|走进|到访))`,
  );
  let at = 0;
  for (let hit = lead.exec(clause); hit && hit[0] !== '' && at < clause.length; hit = lead.exec(clause.slice(at))) at += hit[0].length;
  return at;
}

/** Parts between 、 和 及 outside quotation marks and brackets. */
function partsOf(text: string, from: number, to: number): Span[] {
  const parts: Span[] = [];
  let at = from;
  let depth = 0;
  for (let i = from; i <= to; i++) {
    const c = i < to ? text[i]! : '、';
    if ('“（(《'.includes(c)) depth++;
    else if ('”）)》'.includes(c)) depth = Math.max(0, depth - 1);
    else if (
      i === to ||
      (depth === 0 &&
        (c === '、' ||
          (c === '和' && i - at >= 3 && (/\d/.test(text[i + 1] ?? '') || /(?:[项目程段线路心台改造铁速期站场园厂桥港库区院馆]|”)$/.test(text.slice(at, i))))))
    ) {
      if (i > at) parts.push({ at, end: i });
      at = i + 1;
    }
  }
  return parts;
}

/** Cuts verbs before and what is done with it behind (…项目建设, …工程启动). */
function trim(text: string, part: Span, lexicon: Lexicon): Span {
  const words = text.slice(part.at, part.end);
  const { strong, heads, sites } = lexicon.words.projects;
  let at = part.at + leading(words, lexicon);
  let end = part.end;
  // 惠及甲的乙工程 is the 乙工程; 年产10万吨的乙基地 is the whole.
  const of = text.slice(at, end).lastIndexOf('的');
  if (of >= 0 && end - at - of > 4 && !/\d[^的]*的|[*X][^的]*吨的/.test(text.slice(Math.max(at, at + of - 12), at + of + 1))) at += of + 1;
  if (of >= 0 && /惠及|总投资/.test(text.slice(at, at + of))) at += of + 1;
  const rest = text.slice(at, end);
  const tail = pattern(
    lexicon,
    'projectTail',
    '',
    () =>
      `(${anyOf([...strong, ...heads, ...sites])}|(?:高铁|高速公路|高速|铁路|公路)[^、，]{1,8}段)(?:（[^（）]{1,8}）)?(?:(?:\\d{1,2}月|20\\d\\d年|[上下]半年|年内|年底|客运|货运|施工|现场|建设现场)[^、]*|的?(?:建设|已|纳入|开业|启用|落成|投运|正式|累计|通航|开建|规划装机|装机|规划|总装机|全线|开展|推进|均|处于|准备|试运营|试运行|筹建|开港|实施|启动|动能|落地|前期|尽快|早日|按期|如期|将|加快|获批|开通|公路|通车|全面|正在|顺利|陆续|高效|投用|布局|核准|通水|建成|开工|竣工(?!率)|投产|达产|达效|施工图|初步设计|可研|可行性研究|环评|能评|用地|征地|手续|总投资|计划投资|位于|尽快|等|点位|启动|成效|进度|情况|全容量|取得|并网|具备|获得|完成|实现|达到)[^、]*)$`,
  ).exec(rest);
  if (tail) end = at + tail.index + tail[1]!.length;
  else {
    // 修复项目6.38万亩; a count (项目2个) says that it is a kind.
    const sized = /(?:项目|工程)(?=[\d*X][\d.]*[万亿]?(?!个|项|家|座|条)[^、，\d]{1,5}$)/.exec(rest);
    if (sized) end = at + sized.index + sized[0].length;
  }
  if ('“"'.includes(text[at] ?? '') && '”"'.includes(text[end - 1] ?? '')) {
    at++;
    end--;
  } else if ('“"'.includes(text[at] ?? '') && !/[”"]/.test(text.slice(at + 1, end))) at++;
  return { at, end };
}

/** A member of a closed list. */
function listed(words: string, head: string, begun: boolean, lexicon: Lexicon): number {
  const { programmes, facilities } = lexicon.words.projects;
  if (
    words.length < 2 ||
    words.length > 40 ||
    facilities.includes(words) ||
    stemOf(words, lexicon).length < 1 ||
    /\d+(?:个|项|家)/.test(words) ||
    programmes.some((p) => words.includes(p)) ||
    lexicon.words.projects.clause.some((word) => words.includes(word))
  )
    return 0;
  const concrete = lexicon.words.projects.strong.includes(head) || head === '改造' || begun;
  return concrete ? 0.75 : 0;
}

/** A name of its own. */
function alone(words: string, before: string, clause: string, under: boolean, lexicon: Lexicon): number {
  const { strong, heads, sites, programmes, used } = lexicon.words.projects;
  if (/等/.test(words)) return 0;
  if (words.length < (/^[*X]/.test(words) ? 3 : 4) || words.length > 40 || programmes.some((p) => words.includes(p))) return 0;
  if (
    /\d+[万亿]?(?:个|项|家|类|名|人|户|所|次|处|座|条)|[*X]+[个亩]|[谋招抓促推争跑引盯]项目$|[了就并]|还要|^[一二三四五六]期(?:工程|项目)?$|宣布|确定|咬定|特别是|目的|调研|现场|各级|切实|书记|[市县区]长|主任|今年|去年|为项目|[《》，（]|(?:企业|政策|产业|机制|体系|指标)$|^(?:国家级|各|尤其|所有|全部|全国|全省|全[市县区]|面向|主要)/.test(
      words.replace(/（[^（）]{1,4}）/, ''),
    )
  )
    return 0;
  if (pattern(lexicon, 'usedBefore', '', () => `(?:${anyOf(used)})$`).test(before)) return 0;
  if (lexicon.words.projects.clause.some((word) => words.includes(word)) || (words.length > 24 && !/\d/.test(words))) return 0;
  // A quoted name is a campaign, unless it has a phase; so is a 工程 that builds nothing.
  if (/^“[^”]*(?<!期)”(?:工程|项目)$/.test(words)) return 0;
  const physical = lexicon.words.projects.physical.some((word) => words.slice(0, -2).includes(word));
  if (words.endsWith('工程') && !physical && !(under && ownLetters(words, lexicon) > 2)) return 0;
  const head = pattern(lexicon, 'headEnd', '', () => `(?:${anyOf(strong)}|(?:高铁|高速公路|高速|铁路|公路|国道|省道)[^、，]{1,8}段)$`).exec(words);
  const weak = head ?? pattern(lexicon, 'weakEnd', '', () => `(?:${anyOf(heads)})$`).exec(words);
  if (!weak) {
    const site = pattern(lexicon, 'siteEnd', '', () => `(?:${anyOf(sites)})$`).test(words);
    return site && ownLetters(words, lexicon) > 0 && under ? 0.6 : 0;
  }
  if (head && !isOwn(words, lexicon)) return 0;
  // 焦柳铁路 in 将与焦柳铁路一并构建 is a neighbour, none that is built.
  if (/^(?:将)?与/.test(clause) && /一并|相连|衔接|连接/.test(clause)) return 0;
  if (stemOf(words.slice(0, weak.index), lexicon).length < (/^[*X]/.test(words) ? 1 : 2)) return 0;
  if (!head && /[一二三四五]期/.test(words)) return 0.7;
  const sized = /[\d*X]+(?:\.\d+)?[万亿]?(?:千瓦|吨|平方米|立方米|吉瓦|GW|MW|亩|头|台|辆|米)/.test(words);
  if (head) return sized ? 0.9 : 0.7;
  const built = /(?:加快建设|开工建设|建成|筹建|启动|新建|重点建设|聚力建设|投用|通车|竣工|开工|改造升级|获批建设)/.test(clause);
  return sized ? 0.8 : built || ((under || /(?:改造|扩建|整治)$/.test(words)) && ownLetters(words, lexicon) > 1) ? 0.5 : 0;
}

/** What of a name is no common word. */
function stemOf(words: string, lexicon: Lexicon): string {
  return words
    .replace(
      pattern(lexicon, 'common', 'g', () => anyOf([...lexicon.words.projects.common])),
      '',
    )
    .replace(/[“”"、的和及]/g, '');
}

/** 甲科技CMP、氰酸树脂项目 is one project of one firm; 甲集团苯、胺系列 is one name. */
function joinedParts(text: string, parts: readonly Span[], closed: boolean, lexicon: Lexicon): Span[] {
  const out: Span[] = [];
  const firm = pattern(lexicon, 'firmHead', '', () => '^[\\u4e00-\\u9fff]{2,6}(?:集团|公司|科技|化工|能源|股份|新材料|电力)([^、]*)$');
  for (const part of parts) {
    const before = out.at(-1);
    const words = before ? text.slice(before.at, before.end) : '';
    const product = firm.exec(words)?.[1];
    const own = firm.test(text.slice(part.at, part.end));
    const short = product !== undefined && /^[\u4e00-\u9fff]$/.test(product);
    const pair =
      !closed &&
      parts.length === 2 &&
      product !== undefined &&
      product.length > 0 &&
      !/(?:项目|工程|期|改造)$/.test(words) &&
      /项目(?:建设)?$/.test(text.slice(part.at, part.end));
    if (before && !own && (short || pair)) out[out.length - 1] = { at: before.at, end: part.end };
    else out.push(part);
  }
  return out;
}

function details(words: string, sentence: string, lexicon: Lexicon): Partial<NamedProject> {
  const capacity = /(?:年产)?[\d*X.]+(?:多|余)?[万亿]?(?:千瓦时|千瓦|吨|平方米|立方米|方|米|公里|台|辆|头|片|套)/.exec(words)?.[0];
  const investment = /(?:总投资|投资|计划投资)(?:约|达|超)?([\d.]+[万亿]?元)/.exec(sentence)?.[1];
  const enterprise = /^([\u4e00-\u9fff]{2,10}?(?:集团|公司|能源|科技|化工|股份|石化|控股|电力|新材料))/.exec(words)?.[1];
  const place = /(?:位于|落户(?:于|在)?|选址(?:于|在)?|坐落(?:于|在)?)([\u4e00-\u9fff]{2,14}?(?:园区|开发区|高新区|经开区|新区|镇|乡|旗|县|苏木|基地))/.exec(
    sentence,
  )?.[1];
  const chain = /([\u4e00-\u9fff]{2,8}?)产业链/.exec(sentence)?.[1]?.replace(/^(?:.*(?:发展|培育|打造|完善|延伸|围绕|壮大|做强|推动|加快))/, '');
  const stage = lexicon.words.projects.stages.find(([word]) => sentence.includes(word))?.[1];
  return {
    ...(capacity && { capacity }),
    ...(investment && { investment }),
    ...(enterprise && enterprise !== words && { enterprise }),
    ...(place && { place }),
    ...(chain && chain.length > 1 && { chain }),
    ...(stage && { stage }),
  };
}
