/** The same colour for the same technology and commodity on every page: the only table of chart colours. */
const byWord: readonly (readonly [pattern: RegExp, colour: string])[] = [
  [/curtail|spill|弃/, '#c9ced1'],
  [/wind|风/, '#3f8fb5'],
  [/pv|solar|光伏|photovolt/, '#e0a526'],
  [/batter|shared-storage|储能|bess|电池/, '#7d6bb0'],
  [/molten|heat-store|蓄热|熔盐/, '#b0735f'],
  [/h2-?tank|hydrogen-stor|储氢/, '#74b3a4'],
  [/electroly|alk|制氢|pem/, '#35a08c'],
  [/hydrogen|h2|氢/, '#56b7a5'],
  [/chp|cogen|热电|自备/, '#8a6a4f'],
  [/waste-?heat|cdq|余热|干熄焦/, '#b58a5a'],
  [/boiler|锅炉/, '#a65f3e'],
  [/coal|煤/, '#5c5149'],
  [/gas|cog|煤气|天然气/, '#9c8f5c'],
  [/direct|直连/, '#2f9e6b'],
  [/green|绿电|绿/, '#57a85a'],
  [/export|feed|sell|上网|外送/, '#a9b7bd'],
  [/grid|import|market|网购|电网|buy/, '#7f8b93'],
  [/steam|heat|蒸汽|热/, '#c8715b'],
  [/ammonia|nh3|氨/, '#4c7fd0'],
  [/methanol|meoh|甲醇/, '#9b6bc2'],
  [/carbide|电石/, '#6d7a86'],
  [/caustic|chlor|烧碱|salt|盐/, '#8fb1a1'],
  [/steel|ferro|sodium|graphit|铁|钢|钠|石墨/, '#94796b'],
  [/co2|carbon|碳/, '#6b6b6b'],
  [/water|水/, '#4da3c7'],
  [/hydro/, '#2d7fb8'],
  [/nuclear|核/, '#b2568c'],
  [/^(power|electricity)$|电力$/, '#0f6b6b'],
];

const spare = ['#6f8fa8', '#a3906b', '#7fa08a', '#a07f95', '#8a8fb5', '#b0947f', '#6fa5a8', '#9aa56f'];

/** Colour of an item by its id (and, where the id says nothing, its label); the same item always has the same one. */
export function colourOf(id: string, label = ''): string {
  for (const text of [id.toLowerCase(), label.toLowerCase()]) for (const [pattern, colour] of byWord) if (pattern.test(text)) return colour;
  let sum = 0;
  for (const letter of id) sum = (sum * 31 + letter.codePointAt(0)!) % 9973;
  return spare[sum % spare.length]!;
}
