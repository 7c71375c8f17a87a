/** An indicator that can become a limit of the plan, with how its actual value is counted. */
export interface LimitableIndicator {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** share: a ratio · yearly: an amount of the year, scaled with the hours planned · size: a capacity or peak. */
  readonly kind: 'share' | 'yearly' | 'size';
  /** Unit of the row. */
  readonly base: string;
  /** Unit people read it in. */
  readonly unit: string;
  readonly sense: '<=' | '>=';
  /** Whether the limit counts plants one may choose. */
  readonly byPlant: boolean;
  readonly numerator: { readonly zh: string; readonly en: string };
  readonly denominator: { readonly zh: string; readonly en: string };
  /** What it asks of the plan, in a sentence. */
  readonly explains: { readonly zh: string; readonly en: string };
}

const none = { zh: '', en: '' };

export const limitableIndicators: readonly LimitableIndicator[] = [
  {
    id: 'energy.renewable-share',
    label: { zh: '可再生能源电力消费占比', en: 'Share of renewable power in consumption' },
    kind: 'share',
    base: '1',
    unit: '%',
    sense: '>=',
    byPlant: true,
    numerator: { zh: '计入电源发电量，扣除上网电量和送电损耗', en: 'Generation of the plants that count, less what is exported and lost on the way' },
    denominator: {
      zh: '园区全部负荷和装置用电量（含制氢，不含储能损耗）',
      en: 'All electricity taken by loads and processes of the park (with electrolysis, without storage losses)',
    },
    explains: {
      zh: '要求送达园区负荷的可再生电量达到用电量的一定比例',
      en: 'Asks that renewable power delivered to the park reaches a part of its consumption',
    },
  },
  {
    id: 'energy.installed-renewable',
    label: { zh: '新能源装机规模', en: 'Installed renewable capacity' },
    kind: 'size',
    base: 'MW',
    unit: '万千瓦',
    sense: '>=',
    byPlant: true,
    numerator: { zh: '计入电源的装机容量之和（已有、在建和新增）', en: 'Sum of the capacities of the plants that count (standing, committed and new)' },
    denominator: none,
    explains: { zh: '要求装机达到规模，不论电量去向', en: 'Asks for capacity, wherever its power goes' },
  },
  {
    id: 'energy.utilisation',
    label: { zh: '新能源利用率', en: 'Utilisation of renewable generation' },
    kind: 'share',
    base: '1',
    unit: '%',
    sense: '>=',
    byPlant: true,
    numerator: { zh: '计入电源的实际发电量', en: 'Generation of the plants that count' },
    denominator: { zh: '计入电源的可用发电量（弃电前）', en: 'Available generation before curtailment' },
    explains: { zh: '限制弃风弃光', en: 'Bounds curtailment' },
  },
  {
    id: 'energy.export-share',
    label: { zh: '上网电量占比', en: 'Exported share of available generation' },
    kind: 'share',
    base: '1',
    unit: '%',
    sense: '<=',
    byPlant: true,
    numerator: { zh: '计入电源所在母线的上网电量', en: 'Power sold to the grid from the buses of the plants that count' },
    denominator: { zh: '计入电源的可用发电量', en: 'Available generation of the plants that count' },
    explains: { zh: '限制余电上网比例；全额自发自用项目为 0', en: 'Bounds surplus sold to the grid; 0 for plants built for own use' },
  },
  {
    id: 'energy.grid-import',
    label: { zh: '网购电力最大需量', en: 'Peak of grid import' },
    kind: 'size',
    base: 'MW',
    unit: 'MW',
    sense: '<=',
    byPlant: false,
    numerator: { zh: '合同最大需量', en: 'Contracted peak demand' },
    denominator: none,
    explains: { zh: '限制从公共电网购电的最大功率', en: 'Bounds the peak drawn from the public grid' },
  },
  {
    id: 'carbon.co2',
    label: { zh: '直接二氧化碳排放量', en: 'Direct CO2 emissions' },
    kind: 'yearly',
    base: 't',
    unit: '万吨',
    sense: '<=',
    byPlant: false,
    numerator: {
      zh: '燃料燃烧和工业过程的直接排放，扣除捕集利用量（不含外购电力）',
      en: 'Direct emissions of fuels and processes less what is captured (purchased power left out)',
    },
    denominator: none,
    explains: { zh: '限制园区直接排放总量', en: 'Bounds the direct emissions of the park' },
  },
  {
    id: 'energy.coal',
    label: { zh: '动力煤消费量', en: 'Steam coal consumption' },
    kind: 'yearly',
    base: 't',
    unit: '万吨',
    sense: '<=',
    byPlant: false,
    numerator: {
      zh: '自备热电和锅炉的动力煤消费量（不含炼焦煤和原料）',
      en: 'Coal of the combined heat and power plant and boilers (coking coal and feed left out)',
    },
    denominator: none,
    explains: { zh: '限制动力煤消费总量', en: 'Bounds steam coal' },
  },
  {
    id: 'water.fresh',
    label: { zh: '新鲜水取用量', en: 'Fresh water' },
    kind: 'yearly',
    base: 'm3',
    unit: '万立方米',
    sense: '<=',
    byPlant: false,
    numerator: { zh: '各装置新鲜水取用量之和', en: 'Fresh water taken by all processes' },
    denominator: none,
    explains: { zh: '限制新鲜水取用总量', en: 'Bounds fresh water' },
  },
  {
    id: 'land.area',
    label: { zh: '新增用地', en: 'Land' },
    kind: 'size',
    base: 'ha',
    unit: '公顷',
    sense: '<=',
    byPlant: false,
    numerator: { zh: '各装置容量乘以单位占地', en: 'Capacity times land a unit' },
    denominator: none,
    explains: { zh: '限制新能源等项目占地', en: 'Bounds the land that plants take' },
  },
];
