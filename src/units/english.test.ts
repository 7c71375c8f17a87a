import { expect, it } from 'vitest';
import { convert, englishUnit, tryUnit } from './index.ts';

it.each([
  ['万千瓦', 10, 'MW'],
  ['亿千瓦时', 100, 'GWh'],
  ['万吨', 10, 'kt'],
  ['吨', 1, 't'],
  ['万吨标准煤', 10, 'thousand tce'],
  ['万吨二氧化碳', 10, 'thousand tCO2'],
  ['亿元', 100, 'million CNY'],
  ['万元', 10, 'thousand CNY'],
  ['元/千瓦时', 1, 'CNY/kWh'],
  ['千克标准煤/吨', 1, 'kgce/t'],
  ['万立方米', 10, 'thousand m³'],
  ['万吨/年', 10, 'kt/a'],
  ['个', 1, ''],
  ['万人', 10, 'thousand people'],
  ['公顷', 1, 'ha'],
  ['MW', 1, 'MW'],
  ['%', 1, '%'],
  ['倍', 1, '倍'],
  ['亩', 1, '亩'],
])('%s is %d %s in English', (text, factor, name) => {
  expect(englishUnit(text)).toEqual({ factor, name });
  // Where the name is a unit of the table the number is the conversion.
  if (name !== '' && tryUnit(name) && tryUnit(text)) expect(convert(1, text, name)).toBeCloseTo(factor, 9);
});
