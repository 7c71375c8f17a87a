import { unitNames, unitsIn } from './labels.ts';
import { anyOf, type Lexicon, pattern } from './lexicon.ts';
import { finder } from './scan.ts';

/** A clause that orders: who, what is done, to what. */
export interface Order {
  /** Where the order begins in the clause, numbers and 会议要求 left out. */
  readonly at: number;
  readonly owners: readonly string[];
  readonly action: string;
  readonly object: string;
  /** A date or a modal stands before the verb. */
  readonly dated: boolean;
  readonly modal: boolean;
  /** Nothing but adverbs stands before the verb: the clause is led by it. */
  readonly led: boolean;
}

const opener =
  /^(?:[“"\s]|[一二三四五六七八九十]{1,3}(?:[、是]|要(?=[^求])|则)|第[一二三四五六七八九十][，,、]|[（(][一二三四五六七八九十\d]{1,3}[）)][、.]?|\d{1,2}[.、．]|[①-⑩]|(?:会议|他|她|书记|主任|领导)?[^，,：:]{0,6}(?:要求|强调|指出|明确|议定|决定)[，,：:]|(?:整改|工作|具体|主要)?(?:目标|措施|举措|任务)(?:是)?[：:]|同时[，,]?|要坚持|此外[，,]?)/;
const time =
  /^(?:(?:力争|争取|确保)?(?:到|在|于|自)?(?:20\d\d年|今年|明年|本年)?(?:年?底|年末|年内|全年|上半年|下半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日|底|末|初|上旬|中旬|下旬|份)?|月底|本月底|今明两年|[“"]?十[一二三四五六]五[”"]?(?:末|期末|期间)|\d{1,2}(?:周|日|天|个月)内|[一二两三四]周内|每(?:年|月|周|日|季度|半年)(?:\d{1,2}[日时]|[一二三四五六日])?)(?:之?前|以前|内|起)?|(?:到|至|在)?20\d\d年(?:之?前|内)?)[，,]?/;

/** Reads a clause as an order, or null when nothing in it is ordered. `first` clauses may name their verb late (将管线铺设至红线). */
export function orderOf(clause: string, lexicon: Lexicon): Order | null {
  const { sentences, tasks } = lexicon.words;
  const units = pattern(
    lexicon,
    'orderUnits',
    'y',
    () =>
      `(?:由|请)?(?<who>${unitNames(lexicon)})(?<with>(?:会同|协同|配合|联合|、|和|与)${unitNames(lexicon)})?(?=(?:要|须|应(?!急|用)|必须|需|负责|牵头|会同|配合|同步|分别|于|在|每|按(?=[月季周旬期时])|对|将|把|年|月|上半年|下半年|今年|\\d{1,2}月|20\\d\\d年|[一二三四]季度|[一二两三]周内|(?!开发区)(?:${anyOf([...sentences.adverbs, ...tasks.adverbs, ...sentences.verbs, ...tasks.verbs])})))`,
  );
  const modals = pattern(
    lexicon,
    'orderModal',
    'y',
    () => `(?:${anyOf([...sentences.modal, '须', '需', '要求', '负责', '请', '我们', '要在'])})(?!求|点|素|约|闻|害|件|领|塞|(?<=应)[急用])`,
  );
  const company = pattern(lexicon, 'orderCompany', '', () => `^(?:会同|联合|协同)(${unitNames(lexicon)})`);
  const adverbs = pattern(lexicon, 'orderAdverb', 'y', () => `(?:${anyOf([...sentences.adverbs, ...tasks.adverbs])})`);
  const verbs = pattern(lexicon, 'orderVerb', 'y', () => verbSource(lexicon));
  let p = 0;
  for (let hit = opener.exec(clause); hit && hit[0] !== ''; hit = opener.exec(clause.slice(p))) p += hit[0].length;
  const at = p;
  const owners: string[] = [];
  // Without a word that ends a unit's name there is none to look for.
  const manned = finder(lexicon, 'unitWords', () => tasks.units)(clause);
  let dated = false;
  let modal = false;
  let led = true;
  for (let guard = 0; guard < 12; guard++) {
    const rest = clause.slice(p);
    const when = time.exec(rest);
    if (when && when[0] !== '') {
      dated = true;
      p += when[0].length;
      continue;
    }
    modals.lastIndex = p;
    const must = modals.exec(clause);
    if (must) {
      modal = true;
      p += must[0].length;
      continue;
    }
    // 牵头，配合 behind a unit are duties; 牵头研究 is an order to lead.
    const duty = owners.length > 0 ? /^(?:牵头(?:负责)?[，,]?|负责[，,]?|配合[，,]?)/.exec(rest) : null;
    if (duty) {
      p += duty[0].length;
      continue;
    }
    // 建设局要会同水务局启动…: who acts with the unit stands behind the modal.
    const along = owners.length > 0 ? company.exec(rest) : null;
    if (along) {
      owners.push(...unitsIn(along[1]!));
      p += along[0].length;
      continue;
    }
    verbs.lastIndex = p;
    const verb = verbs.exec(clause);
    units.lastIndex = p;
    const unit = manned && (owners.length === 0 || /[，,]$/.test(clause.slice(0, p))) ? units.exec(clause) : null;
    // 建设局要 is no 建设, 发展和改革委员会 no 发展: a unit wins over a verb that is no more than its own beginning.
    const whole = unit && verb ? unit.groups!['who']!.split(/[、和与及]/)[0]!.length - verb[0].length : 0;
    // 完成变电站建设: a station is a thing, no unit.
    const isThing = unit !== null && verb !== null && /[电油氢气热水泵]站$/.test(unit.groups!['who']!);
    if (unit && !isThing && (!verb || (whole > 0 && whole <= 3) || tasks.joint.some((name) => unit.groups!['who']!.startsWith(name)))) {
      owners.push(...unitsIn(unit.groups!['who']!), ...(unit.groups!['with'] ? unitsIn(unit.groups!['with']) : []));
      p += unit[0].length;
      continue;
    }
    if (verb) {
      const from = p + verb[0].length;
      return {
        at,
        owners,
        action:
          verb[0].replace(
            pattern(lexicon, 'modalHead', '', () => `^(?:${anyOf(sentences.modal)})+`),
            '',
          ) || verb[0],
        object: clause.slice(from).trim(),
        dated,
        modal,
        led,
      };
    }
    adverbs.lastIndex = p;
    const how = adverbs.exec(clause);
    if (how) {
      p += how[0].length;
      continue;
    }
    // 对…开展, 将…铺设至: the object stands before its verb.
    const front = /^(对(?:于)?|将|把|在|与|向|为|围绕|依托|通过|以|按照|根据|针对|结合|从|联合|用)/.exec(rest);
    const inner = pattern(lexicon, 'orderInner', 'g', () => `(?<![未已待拟不])(?:${verbSource(lexicon)})`);
    inner.lastIndex = p + 2;
    const late = inner.exec(clause);
    // 为加强…: a purpose; 为企业提供…: an order.
    if (front?.[0] === '为' && late && late.index <= p + 3) return null;
    if (front && late) {
      const between = clause.slice(p + front[0].length, late.index).replace(/(?:依法|逐一|逐户|同步|统一|全部)$/, '');
      const behind = clause.slice(late.index + late[0].length).trim();
      const acted =
        /^(?:对|将|把|针对)/.test(front[0]) && !(behind.length >= 4 && /^[\u4e00-\u9fff]{4}/.test(behind) && front[0] !== '将' && front[0] !== '把');
      return { at, owners, action: late[0], object: acted ? between : behind || between, dated, modal, led: true };
    }
    // 争取…资金: without another verb it is one.
    const strive = clause.slice(0, p).endsWith('争取');
    if (strive && (!late || late.index - p > 6)) return { at, owners, action: '争取', object: rest.trim(), dated, modal, led: true };
    if (!late || !(modal || owners.length > 0)) return null;
    led = false;
    // Ordered by a modal or a unit: the verb stands wherever it stands. 项目上半年开工、年底前封顶: what it is done to stands before it.
    const behind = clause.slice(late.index + late[0].length).trim();
    const thing = behind === '' || behind.startsWith('、') ? undated(clause.slice(p, late.index)) : '';
    return { at, owners, action: late[0], object: thing || behind, dated, modal, led };
  }
  return null;
}

/** 示例项目6月底前竣工投产: a work and the day of its end, without a verb before it; its action and its work, or null. */
export function completionOf(clause: string): { readonly action: string; readonly object: string } | null {
  const hit =
    /^(?:力争|争取|确保|务必|推动)?(.{2,}?)((?:全面|全部|正式|如期|建成)?(?:开工(?:建设)?|竣工(?:投产)?|建成(?:投产|投用|投运)?|投产(?:达效)?|投用|投运|并网(?:投运|发电)?|封顶|达产|完工|通车|交付使用|开通|上线))$/.exec(
      clause.trim(),
    );
  const object = hit ? undated(hit[1]!) : '';
  return hit && object !== hit[1] && object.length >= 2 ? { action: hit[2]!, object } : null;
}

/** What stands behind the first date of a clause; null without a date. */
export function afterTime(clause: string): string | null {
  if (!/[年月季周天日]/.test(clause)) return null;
  for (let i = 0; i < clause.length; i++) {
    const hit = time.exec(clause.slice(i));
    if (hit && hit[0].length >= 2) return clause.slice(i + hit[0].length).trim();
  }
  return null;
}

/** What stands before a date at its end. */
function undated(words: string): string {
  for (let i = 2; i < words.length; i++) if (time.exec(words.slice(i))?.[0].length === words.length - i) return words.slice(0, i);
  return words;
}

/** Verbs, one or several in a row, that are not the head of a noun (服务业, 发展区, 完成率). */
function verbSource(lexicon: Lexicon): string {
  const { sentences, tasks } = lexicon.words;
  const all = anyOf([...new Set([...sentences.verbs, ...tasks.verbs])]);
  return `(?:(?:${anyOf(['加快', '加速', '继续', '新'])})?(?:${all})(?:并|和|、)?(?=(?:${all}))|(?:加快|加速|继续)(?=[\\u4e00-\\u9fff])){0,3}(?:(?:加快|加速|继续)(?:${all})?|(?:${all}))(?![业率性型局者员])(?!(?<=抓)紧)(?!(?<=开发)区|(?<=完成)时[限间])`;
}

/** A unit is charged with what follows, or a day is set for it: 由甲局牵头…, 请乙公司两周内…, 10月底前完成…. */
export function charges(said: string, lexicon: Lexicon): boolean {
  const words = said.replace(/^(?:会议|经研究|研究)[^，,]{0,6}(?:决定|明确|要求|议定|同意)[，,：:]/, '');
  const order = orderOf(words.split(/[，,；]/)[0]!, lexicon);
  if (!order) return /^(?:由|请)[\u4e00-\u9fff、]{2,20}(?:牵头|负责|配合)/.test(words);
  // 6月底前完成主体: an end is set behind.
  if (order.led && /(?:\d月(?:底|末)?|年底|月底|日)(?:之|以)?前/.test(words)) return true;
  return (
    (order.owners.length > 0 && (order.modal || order.dated || /负责(?!人|制)|牵头|会同/.test(words))) ||
    (order.dated && order.led && order.object.length > 1 && /^[^，,]{0,16}(?:前|底|内)/.test(words))
  );
}
