/** Which key was pressed, whatever a Chinese input method or a full-width setting makes of it. */
export interface Pressed {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
}

/**
 * A small letter, '?' or '/' for such keys, else the event's own name ('ArrowDown', 'Enter'). An input method that takes the key first reports it as
 * 'Process' or as a full-width sign; then the place on the keyboard decides. Capitals by Caps Lock count as small letters, those by Shift as themselves.
 */
export function keyOf({ key, code, shiftKey }: Pressed): string {
  const plain = key.length === 1 ? narrow(key) : key;
  if (/^[A-Za-z]$/.test(plain)) return shiftKey ? plain : plain.toLowerCase();
  if (plain === '、' && code === 'Slash') return '/';
  if (plain !== 'Process' && plain !== 'Unidentified') return plain;
  if (code === 'Slash') return shiftKey ? '?' : '/';
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (!letter) return code.startsWith('Arrow') || code === 'Enter' || code === 'Escape' ? code : key;
  return shiftKey ? letter : letter.toLowerCase();
}

/** Milliseconds after `g` in which a letter goes to a page. */
export const afterGoMs = 1200;

/** Full width to half width. */
const narrow = (sign: string) => (/[\uFF01-\uFF5E]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : sign);

/** Whether the key goes into a field. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    (target instanceof HTMLInputElement && !/^(radio|checkbox|button|submit|range)$/.test(target.type)) ||
    target.closest('.ant-select, .ant-picker') !== null);
