import { Fault } from '../fault.ts';

/** Characters at the head of a text where a marking stands: GB/T 9704 puts it at the top left of the first page. */
const head = 400;
const level = '(?:绝密|机密|秘密|内部)';
const kept = '(?:资料|文件|材料|文稿|讲话|讲话稿|情况|参考|使用|刊物|传阅|发行|稿|件|明电|传真)';

/** `绝密★30年`, `秘密 ★ 一年`, `机密 ★`: the star belongs to a marking wherever it stands. */
const starred = /(?:绝|机|秘)\s*密\s*[★☆*＊]\s*(?:\d+|[一二三五十]+|长期|特急|加急|\s|年|$)/m;
/** A line of its own: `机密`, `【内部】`, `（内部资料）`, `内部文件`, `秘 密`, `内部资料 注意保存`, `内部使用，不得外传`. */
const ownLine = new RegExp(
  `^[\\s【\\[（(《〔]*(?:绝\\s*密|机\\s*密|秘\\s*密|内\\s*部)(?:${kept})*[\\s】\\]）)》〕·:：,，;；!！。]*(?:(?:请|严禁|禁止|不得|切勿|妥善|注意|仅供|限|特急|加急|平急|急件|长期|第?\\d+号?|[★☆]|\\d+年|份号)[^\\n。]{0,16})?[。!！]?\\s*$`,
  'm',
);
/** `密级：秘密`, `密级 机密★10年`, `保密等级:内部`. */
const field = new RegExp(`(?:密\\s*级|保密(?:等级|级别)|涉密(?:等级|级别))[\\s|\\t:：]*[【\\[（(]?\\s*${level}`);
/** `内部资料 注意保存`, `内部资料，请勿外传`: an order to keep it inside, wherever it stands as a phrase of its own. */
const order = new RegExp(
  `(?:^|[\\s（(【\\[，,。])内部${kept}[\\s,，。·:：—-]*(?:注意(?:保存|保密)|妥善保(?:管|存)|(?:请勿|严禁|不得|禁止|切勿)(?:外传|扩散|翻印|转载|公开|传播|复制)|仅供(?:参考|内部))`,
  'm',
);
/** At the head: `（内部）`, `【秘密】` behind a title. */
const bracketed = new RegExp(`[（(【\\[〔](?:${level})(?:${kept})*(?:[ ,，、][^）)】\\]〕\\n]{0,12})?[）)】\\]〕]`);

/**
 * The marking of a text that may not be kept here, or null. A marking is looked for as a marking (a line of its own, a 密级 field, a star,
 * an order to keep it inside, brackets at the head), so words within a running sentence (商业秘密, 内部管理, 保密工作) are no marking.
 */
export function secretMark(text: string): string | null {
  const first = text.slice(0, head);
  const found =
    starred.exec(text) ?? field.exec(text) ?? order.exec(text) ?? bracketed.exec(first) ?? ownLine.exec(lines(first)) ?? ownLine.exec(lines(text.slice(-head)));
  return found ? found[0].replace(/\s+/g, ' ').trim() : null;
}

/**
 * Refuses a text marked 绝密, 机密, 秘密 or 内部; call it before anything is stored.
 * @throws Fault (refused) `office.secret`
 */
export function refuseSecret(text: string, fileName?: string): void {
  const mark = secretMark(text);
  // The fault names the marking's level only: nothing of such a text goes into logs or answers.
  if (mark !== null) {
    const word = /绝\s*密/.test(mark) ? '绝密' : /机\s*密/.test(mark) ? '机密' : /秘\s*密/.test(mark) ? '秘密' : '内部';
    throw new Fault('refused', { code: 'office.secret', params: { mark: word }, ...(fileName !== undefined && { where: { file: fileName } }) });
  }
}

/** Cells of a head table are lines of their own, too. */
function lines(text: string): string {
  return text.replace(/[\t|]/g, '\n');
}
