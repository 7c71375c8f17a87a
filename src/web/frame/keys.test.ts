import { expect, it } from 'vitest';
import { keyOf } from './keys.ts';

it('knows a key under an input method, in full width and under Caps Lock', () => {
  const press = (key: string, code: string, shiftKey = false) => keyOf({ key, code, shiftKey });
  expect(press('j', 'KeyJ')).toBe('j');
  expect(press('Process', 'KeyJ')).toBe('j');
  expect(press('Unidentified', 'KeyA')).toBe('a');
  expect(press('ｊ', 'KeyJ')).toBe('j');
  expect(press('J', 'KeyJ')).toBe('j');
  expect(press('J', 'KeyJ', true)).toBe('J');
  expect(press('？', 'Slash', true)).toBe('?');
  expect(press('Process', 'Slash', true)).toBe('?');
  expect(press('、', 'Slash')).toBe('/');
  expect(press('Process', 'ArrowDown')).toBe('ArrowDown');
  expect(press('ArrowUp', 'ArrowUp')).toBe('ArrowUp');
  expect(press('Process', 'Digit1')).toBe('Process');
  // A layout where the letter lies elsewhere: the letter decides.
  expect(press('a', 'KeyQ')).toBe('a');
});
