import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import type { Span } from './reading.ts';

/** What may stand before a name in its clause: who declared, held or heard it, for what the money is, where something took place, of what kind it is. */
const framed = [
  '[^、，“”]{0,6}?(?:考察|出席|参加|引进|带动引进)了?(?=[\\u4e00-\\u9fff]{3})',
  '[^、，“”]{0,40}?(?:宣布|听取了?|审议了?(?:关于)?|举[行办]了?(?=[\\u4e00-\\u9fff]{4})|暨)',
  '[^、，“”]{0,16}?(?:签订|签约|启动|实施|建成|引进|新建|完成|谋划|落地|开工)了',
  '[^、，“”]{0,12}?(?:计划投资|用于)(?=[\\u4e00-\\u9fffX*])',
  '(?:(?!项目|工程|基地|[园站厂路桥场])[^、，]){0,20}?(?:活动|仪式|会议|会场|推进会)设?在',
  '[^、，“”]{0,24}?——',
  '[^、，“”]{0,16}?(?:已有|现有|共有)(?=[\\u4e00-\\u9fff])',
  '[^、，“”]{2,12}?(?=(?:重点|加快|着力|全力|大力|积极)(?:推进|实施|建设|打造))',
  '在[\\u4e00-\\u9fff]{2,8}?(?:地区|区域|流域|沿线)',
  '[^、，“”]{0,20}?(?:重点|重大|控制性|标志性)[\\u4e00-\\u9fff]{0,4}(?:工程|项目)(?!建设|集中|投资|推进|进展|现场|库|和|及|包括|谋划|储备|计划|完成|调度|落地|清单|开工|竣工|签约|的)(?=[\\u4e00-\\u9fff]{3,})',
].join('|');

/** Length of the verbs and frames before a name; wider frames only before the first of a clause. */
export function leading(clause: string, lexicon: Lexicon, first = false): number {
  const { sentences } = lexicon.words;
  const lead = pattern(
    lexicon,
    'projectLead',
    '',
    () =>
      `^(?:目前|加大力度|正(?=全力|加快|抓紧|有序)|全力以赴|到达|[\\u4e00-\\u9fff]{2,10}?(?:将|要)(?=${anyOf([...sentences.adverbs, ...sentences.verbs])})|${anyOf([...sentences.adverbs, ...sentences.verbs, ...sentences.modal])}|[一二三四五六七八九十]{1,3}[是、]|[（(][一二三四五六七八九十\\d]{1,3}[）)]|\\d{1,2}[.、]|${anyOf(lexicon.words.tasks.adverbs)}|投产|竣工|上马|跟进|跟踪|压缩|规划|打造|谋划|(?:20\\d\\d年|今年|明年)?(?:\\d{1,2}月(?:\\d{1,2}日|底|末)?|年?底|年内|上半年|[一二三四]季度)(?:之?前|以前)?|要|将|以|把|依托|筹建|启动|察看|实地察看|实地|调研|考察|参观|释放|投用|争取|加速|其中|谋划启动|联学成员|围绕|为|在|继续|纳入|推进|和|与|及|由|对(?!口|外)|建好|投资建设运营|成功|引招|成功引招|织密|研究|和项目|前期|等|一批|优化|发行|获批|获准|会前|园区|除|新开工|扩能改造|升级改造|提质改造|改扩建|改造完成|[^、，“”]{0,8}?(?=(?:实地)?察看)|[^、，“”]{0,12}?(?:一行)?(?:先后)?(?:来到|前往|走进|到访|深入到)|[^、，“”]{0,4}?先后深入|[^、，“”]{0,8}?(?:察看|查看)了)`,
  );
  let at = first ? (pattern(lexicon, 'projectFrame', '', () => `^(?:${framed})`).exec(clause)?.[0].length ?? 0) : 0;
  for (let hit = lead.exec(clause.slice(at)); hit && hit[0] !== '' && at < clause.length; hit = lead.exec(clause.slice(at))) at += hit[0].length;
  return at;
}

/** Parts between 、 和 及 outside quotation marks and brackets. */
export function partsOf(text: string, from: number, to: number): Span[] {
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
        ((c === '、' && !/[延补强建固]链、[延补强建固]链/.test(text.slice(Math.max(at, i - 2), i + 3))) ||
          (c === '及' && (/[GS]\d/.test(text.slice(i + 1, i + 3)) || text.slice(at, i).endsWith('机组'))) ||
          (c === '和' &&
            i - at >= 3 &&
            (/\d/.test(text[i + 1] ?? '') ||
              /(?:[项目程段线路街城校组风伏心台改造铁速期站场园厂桥港库区院馆]|(?:铁路|高铁|高速|公路|工程|项目)建设|”)$/.test(text.slice(at, i))))))
    ) {
      if (i > at) parts.push({ at, end: i });
      at = i + 1;
    }
  }
  return parts;
}

/** Cuts verbs before and what is done with it behind (…项目建设, …工程启动). */
export function trim(text: string, part: Span, lexicon: Lexicon): Span {
  const words = text.slice(part.at, part.end);
  const { strong, heads, sites } = lexicon.words.projects;
  let at = part.at + leading(words, lexicon);
  let end = part.end;
  // 惠及甲的乙工程 is the 乙工程; 年产10万吨的乙基地 is the whole.
  const of = text.slice(at, end).lastIndexOf('的');
  if (of >= 0 && end - at - of > 4 && !/\d[^的]*的|[*X][^的]*吨的/.test(text.slice(Math.max(at, at + of - 12), at + of + 1))) at += of + 1;
  if (of >= 0 && /惠及|投资/.test(text.slice(at, at + of))) at += of + 1;
  const rest = text.slice(at, end);
  const tail = pattern(
    lexicon,
    'projectTail',
    '',
    () =>
      `(${anyOf([...strong, ...heads, ...sites])}|(?:高铁|高速公路|高速|铁路|公路)[^、，]{1,8}段|\\d[\\d.]*[万亿]?(?:千瓦|兆瓦|MW|GW)[\\u4e00-\\u9fff]{0,8}?(?:光伏发电|光伏|风电|储能)|[GS]\\d{2,4}(?:[\\u4e00-\\u9fff]{1,8}?(?:段|线))?|[\\u4e00-\\u9fffX*]路|\\d号线)(?:（[^（）]{1,8}）)?(?:(?:\\d{1,2}月|20\\d\\d年|[上下]半年|年内|年底|客运|货运|施工|现场|建设现场)[^、]*|的(?:进展|情况|建设|推进)[^、]*|的?(?:建设|已|纳入|开业|启用|落成|投运|进展|正式|累计|通航|开建|规划装机|装机|规划|总装机|全线|开展|推进|均|处于|准备|试运营|试运行|筹建|开港|实施|启动|动能|落地|前期|尽快|早日|按期|如期|将|加快|获批|开通|公路|通车|全面|正在|顺利|陆续|高效|投用|布局|核准|通水|建成|开工|竣工(?!率)|投产|达产|达效|进入|通过|超|安装|主体|抓紧|加紧|今天|目前|现已|正|成功|合龙|签订|挂网|签约|铺设|列入|封顶|封闭|基本|全部|占地|选址|因|由|是|于|进行|出口|地点|工地|若|时$|就|才|轨道|签约|揭牌|挂牌|接近|即将|持续|推进|计划|转场|纳入|列入|落户|在(?=[\\u4e00-\\u9fff]{2})|\\d+[台套座]|施工图|初步设计|可研|可行性研究|环评|能评|用地|征地|手续|总投资|计划投资|投资(?=完成)|负责人|总指挥|首批|打造|利用|投入|陆续|满产|举行|点火|为(?=[省市县国全我])|位于|尽快|等|点位|启动|成效|进度|情况|全容量|取得|并网|具备|获得|完成|实现|达到)[^、]*)$`,
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

/** 甲科技CMP、氰酸树脂项目 is one project of one firm; 甲集团苯、胺系列 is one name. */
export function joinedParts(text: string, parts: readonly Span[], closed: boolean, lexicon: Lexicon): Span[] {
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
