import type { Dimension } from './dimension.ts';

/** One unit: its value in base units is `scale`·10^`tens`. Powers of ten are kept apart so that 1.1 万 is exactly 11000. */
export interface UnitRow {
  readonly names: readonly string[];
  readonly dimension: Dimension;
  readonly scale: number;
  readonly tens: number;
  /** May carry 万, 亿 … before it: 万千瓦, 亿元. */
  readonly counts?: boolean;
}

const ENERGY = { energy: 1 } as const;
const POWER = { energy: 1, hour: -1 } as const;
const row = (dimension: Dimension, scale: number, tens: number, names: string, counts = false): UnitRow => ({
  names: names.split(' '),
  dimension,
  scale,
  tens,
  counts,
});

/** Units of work documents and of engineering, by measure. The first name of a row is the one shown. */
export const UNITS: readonly UnitRow[] = [
  row({}, 1, 0, '1'),
  row({}, 1, -2, '% ％ 百分比 percent'),
  row({}, 1, -2, '个百分点 百分点 pp'),
  row({}, 1, -3, '‰'),
  row({}, 1, -6, 'ppm'),
  row({}, 1, -4, '个基点 基点 bp'),
  row({}, 1, -1, '成'),
  row({}, 1, 0, '倍', true),

  row(ENERGY, 1, -3, '千瓦时 kWh 度 千瓦·时 kwh KWH KWh 度电 千瓦小时', true),
  row(ENERGY, 1, -6, '瓦时 Wh'),
  row(ENERGY, 1, 0, 'MWh 兆瓦时 Mwh MWH'),
  row(ENERGY, 1, 3, 'GWh 吉瓦时'),
  row(ENERGY, 1, 6, 'TWh 太瓦时'),
  row(ENERGY, 1 / 3.6, -9, 'J 焦'),
  row(ENERGY, 1 / 3.6, -6, 'kJ 千焦', true),
  row(ENERGY, 1 / 3.6, -3, 'MJ 兆焦', true),
  row(ENERGY, 1 / 3.6, 0, 'GJ 吉焦 百万千焦', true),
  row(ENERGY, 1 / 3.6, 3, 'TJ'),
  row(ENERGY, 4.1868 / 3.6, -6, 'kcal 大卡 千卡', true),
  row(ENERGY, 4.1868 / 3.6, -9, '卡'),
  row(POWER, 1, -6, 'W 瓦'),
  row(POWER, 1, -3, '千瓦 kW KW kw', true),
  row(POWER, 1, 0, 'MW 兆瓦 Mw'),
  row(POWER, 1, 3, 'GW 吉瓦'),
  row({ apparent: 1 }, 1, -6, 'VA 伏安'),
  row({ apparent: 1 }, 1, -3, 'kVA 千伏安 KVA', true),
  row({ apparent: 1 }, 1, 0, 'MVA 兆伏安', true),

  row({ hour: 1 }, 1, 0, '小时 h 时 hour', true),
  row({ hour: 1 }, 1 / 60, 0, '分钟 min'),
  row({ hour: 1 }, 1 / 3600, 0, '秒 s'),
  row({ hour: 1 }, 24, 0, '天 日 d'),
  row({ hour: 1 }, 168, 0, '周'),
  row({ year: 1 }, 1, 0, '年 a yr year'),
  row({ year: 1 }, 1 / 4, 0, '季度 季 个季度'),
  row({ year: 1 }, 1 / 12, 0, '月 个月 month'),
  row({ workday: 1 }, 1, 0, '工作日 个工作日'),

  row({ mass: 1 }, 1, 0, '吨 t 公吨 吨煤 载重吨', true),
  row({ mass: 1 }, 1, -3, '千克 kg 公斤', true),
  row({ mass: 1 }, 5, -4, '斤', true),
  row({ mass: 1 }, 1, -6, '克 g'),
  row({ mass: 1 }, 1, -9, '毫克 mg'),
  row({ mass: 1 }, 1, -12, '微克 μg ug µg'),
  row({ mass: 1 }, 1, 3, 'kt'),
  row({ mass: 1 }, 1, 6, 'Mt'),
  row({ mass: 1 }, 1, 0, '吨二氧化碳 tCO2 tCO₂ 吨二氧化碳当量 tCO2e 吨CO2', true),
  row({ mass: 1 }, 1, -3, '千克二氧化碳 kgCO2 kgCO₂ 公斤二氧化碳', true),
  row({ mass: 1 }, 1, -6, 'gCO2'),
  row({ mass: 1 }, 1, 6, 'MtCO2'),
  row({ mass: 1 }, 1, 0, 'tC'),
  row({ coal: 1 }, 1, 0, '吨标准煤 tce 吨标煤', true),
  row({ coal: 1 }, 1, -3, '千克标准煤 kgce 公斤标准煤 千克标煤 公斤标煤', true),
  row({ coal: 1 }, 1, -6, '克标准煤 gce 克标煤'),
  row({ oil: 1 }, 1, 0, 'toe 吨标准油 吨油当量', true),

  row({ volume: 1 }, 1, 0, '立方米 m³ m3 方 立方 方水 Nm³ Nm3 标准立方米 标方', true),
  row({ volume: 1 }, 1, -3, '升 L l', true),
  row({ area: 1 }, 1, 0, '公顷 ha', true),
  row({ area: 1 }, 1 / 15, 0, '亩', true),
  row({ area: 1 }, 1, 2, '平方公里 km² km2 平方千米', true),
  row({ area: 1 }, 1, -4, '平方米 m² m2 ㎡ 平米 平方 平', true),
  row({ length: 1 }, 1, 0, '公里 km 千米', true),
  row({ length: 1 }, 5, -1, '里', true),
  row({ length: 1 }, 1.852, 0, '海里'),
  row({ length: 1 }, 1, -3, '米 m', true),
  row({ mass: 1, length: 1 }, 1, 0, '吨公里', true),
  row({ length: 1 }, 1, -6, '毫米 mm'),

  row({ money: 1 }, 1, 0, '元 CNY 元人民币 人民币 RMB yuan ¥', true),
  row({ dollar: 1 }, 1, 0, '美元 USD', true),
  row({ euro: 1 }, 1, 0, '欧元 EUR', true),
  row({ hongkong: 1 }, 1, 0, '港元 HKD', true),
  row({ person: 1 }, 1, 0, '人 名 位 人次 个人', true),
  row(
    { item: 1 },
    1,
    0,
    '个 家 项 件 所 座 台 套 条 宗 次 辆 户 批 例 处 户次 台套 块 口 张 只 头 类 种 期 篇 场 起 支 款 间 栋 幢 枚 班 列 艘 架 组 株 棵 艘次 场次 对 批次 班次 架次 辆次 车次 羽 匹 尾 层 眼 片 床 间房 孔 根 大类 小类 大 门 部 期次 笔 单 份 幅 颗 集 样 册 课时 轮 标箱 TEU 区 镇 村 县 市 国',
    true,
  ),
  row({ computing: 1 }, 1, 0, 'PFLOPS P', true),
  row({ computing: 1 }, 1, 3, 'EFLOPS'),
  row({ heatDegree: 1 }, 1, 0, '℃ °C'),
];

/** Chinese magnitudes that may stand before a counting unit, longest first. */
export const MAGNITUDES: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['亿', 8],
  ['万', 4],
  ['千', 3],
  ['百', 2],
];
