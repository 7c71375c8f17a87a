import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';
import type { Figure } from './reading.ts';

const part = (text: string, ...keys: (keyof Figure)[]) => reading(text, 2024).figures.map((f) => Object.fromEntries(keys.map((key) => [key, f[key]])));

describe('figures go back to what their sentence told before', () => {
  it('a 分别 list without names shares out those told before it', () => {
    expect(part('其中，甲醇9亿元，烯烃6亿元，同比分别增长5%、8%。', 'indicator').slice(2)).toEqual([{ indicator: '甲醇' }, { indicator: '烯烃' }]);
    expect(part('在建项目18个，总投资60亿元，同比分别净增3个和9亿元。', 'indicator', 'kind').slice(2)).toEqual([
      { indicator: '在建项目', kind: 'change' },
      { indicator: '总投资', kind: 'change' },
    ]);
  });

  it('growth in per cent is of the amount, not of its share; 增幅 is that of what grew', () => {
    expect(part('产值80亿元，占全市20%，同比增长5%，占全区比重40%，增幅高于全市2个百分点。', 'indicator', 'kind').slice(2)).toEqual([
      { indicator: '产值', kind: 'change' },
      { indicator: '占全区比重', kind: 'level' },
      { indicator: '产值', kind: 'level' },
    ]);
  });

  it('what is compared with is no name; another’s is compared with at one time, an earlier time makes a change', () => {
    expect(
      part(
        '全市用电量增长5%，较1—2月份增速提高1个百分点，但仍低于全省平均增速2个百分点，高于上年同期3个百分点，较2019年底提升4个百分点。',
        'indicator',
        'kind',
        'status',
      ),
    ).toMatchObject([
      { indicator: '用电量', kind: 'change' },
      { indicator: '用电量', kind: 'change' },
      { indicator: '用电量', kind: 'level' },
      { indicator: '用电量' },
      { indicator: '用电量', kind: 'change' },
    ]);
    expect(part('去年投资增长5%，高于全国1.2个百分点。', 'status', 'kind')).toEqual([
      { status: 'result', kind: 'change' },
      { status: 'result', kind: 'level' },
    ]);
  });

  it('what is better than another’s by how much, and among whom, names nothing', () => {
    expect(
      part(
        '去年投资增长8%，比全省、全市分别高2、1.4个百分点，在全市16家园区综合考评中居第3位，在西部9家园区中居第2位，上升4位。',
        'indicator',
        'kind',
        'status',
      ),
    ).toMatchObject([
      { indicator: '投资', kind: 'change' },
      { indicator: '投资', kind: 'level' },
      { indicator: '投资', kind: 'level' },
      { status: 'context' },
      { status: 'result' },
      { status: 'context' },
      { status: 'result' },
      { status: 'result', kind: 'change' },
    ]);
  });

  it('a minus makes a decline; 多 of a word is no bound', () => {
    expect(part('去年产值同比增长-3.5%，*月环比增长*%。', 'value', 'kind', 'indicator')).toEqual([
      { value: -3.5, kind: 'change', indicator: '产值' },
      { value: null, kind: 'change', indicator: '产值' },
    ]);
    expect(part('加快建设2吉瓦时储能和3MW多晶硅项目。', 'bound', 'indicator').at(-1)).toMatchObject({ bound: '=' });
  });

  it('counts name the noun behind a size, not the size', () => {
    expect(part('要建设2台60万千瓦机组，培育6户营业收入30亿元以上的龙头企业，形成风电40万千瓦的规模。', 'quote', 'indicator')).toMatchObject([
      { quote: '2台', indicator: '机组' },
      { quote: '60万千瓦', indicator: '机组' },
      { quote: '6户', indicator: '龙头企业' },
      { quote: '40万千瓦', indicator: '风电' },
    ]);
  });

  it('what is planned for a work is aimed at, also where its progress is told', () => {
    expect(part('去年，30万吨甲醇项目计划总投资8亿元，已完成投资3亿元，预计达产后年产值5亿元，目前已实现产值2000万元。', 'quote', 'status')).toEqual([
      { quote: '30万吨', status: 'target' },
      { quote: '8亿元', status: 'target' },
      { quote: '3亿元', status: 'result' },
      { quote: '5亿元', status: 'target' },
      { quote: '2000万元', status: 'result' },
    ]);
  });

  it('a stretch of months in a section that reviews a year is of that year', () => {
    const text = '示例园区工作总结及2023年工作安排\n一、2022年以来工作开展情况\n1-10月，新签约项目9个。';
    expect(reading(text, 2026).figures.map((f) => f.year)).toEqual([2022]);
  });

  it('the works a report tells of are aimed at until they are built; what has been put into them is reached', () => {
    const text =
      '2024年3月1日\n今年以来，重点项目取得明显成效。\n示例化工公司循环经济项目（一期建设30万吨甲醇、5万吨尿素）总投资8亿元，该项目4月开工，截至目前完成投资2亿元。';
    expect(part(text, 'quote', 'status')).toEqual([
      { quote: '30万吨', status: 'target' },
      { quote: '5万吨', status: 'target' },
      { quote: '8亿元', status: 'target' },
      { quote: '2亿元', status: 'result' },
    ]);
    expect(part('今年以来，园区取得明显成效。\n2024年，园区道路计划投资3亿元，收储土地500亩。\n确保12万吨烯烃项目建成投产。', 'status')).toEqual([
      { status: 'target' },
      { status: 'target' },
      { status: 'target' },
    ]);
  });

  it('what a work can do each year is aimed at, in no year said', () => {
    expect(part('示例电站2023年全容量并网，每年可提供绿电3亿千瓦时，减排二氧化碳20万吨，目前已发电5000万千瓦时。', 'status', 'year').slice(0, 2)).toEqual([
      { status: 'target', year: null },
      { status: 'target', year: null },
    ]);
    expect(part('去年居民人均可支配收入2.4万元，完成投资3亿元，占年度计划投资5亿元的60%，超同期计划投资20%。', 'status')).toEqual([
      { status: 'result' },
      { status: 'result' },
      { status: 'context' },
      { status: 'result' },
      { status: 'result' },
    ]);
    expect(part('1-8月，完成投资3亿元，占年度任务5亿元的60%。', 'status')).toEqual([{ status: 'result' }, { status: 'target' }, { status: 'result' }]);
  });

  it('years said for a list go to it one each, those of what is said of all to the last', () => {
    const found = reading('2021年至2023年，分别完成产值8亿元、9亿元、12亿元，年均增长20%；分别完成税收1亿元、2亿元、3亿元。', 2026);
    expect([found.year, ...found.figures.map((f) => f.year)]).toEqual([2023, 2021, 2022, 2023, 2023, 2021, 2022, 2023]);
    expect(found.figures.map((f) => f.indicator)).toEqual(['产值', '产值', '产值', '产值', '税收', '税收', '税收']);
  });

  it('faster than a year before is a change of this year; a bound before a list counts for all of it', () => {
    expect(reading('2024年1月8日\n去年产值增长6%，快于2022年1.5个百分点，慢于上年同期2个百分点，快于全国1个百分点。').figures).toMatchObject([
      { value: 6, year: 2023 },
      { value: 1.5, kind: 'change', indicator: '产值', year: 2023 },
      { value: -2, kind: 'change', indicator: '产值' },
      { value: 1, kind: 'level', indicator: '产值' },
    ]);
    expect(part('去年亩均产值、税收、利润分别突破500万元、60万元、40万元。', 'bound')).toEqual([{ bound: '>=' }, { bound: '>=' }, { bound: '>=' }]);
    expect(part('投资增长排名全市第 XX，满意率居全省第一。', 'quote', 'value')).toEqual([
      { quote: '第 XX', value: null },
      { quote: '第一', value: 1 },
    ]);
    expect(part('居民消费价格上涨幅度控制在2%左右。', 'kind', 'bound')).toEqual([{ kind: 'change', bound: '~' }]);
  });

  it('a plan’s period stands for its last year, also for the paragraph it opens', () => {
    const text =
      '示例园区发展规划\n规划提到，“十三五”期间，产值突破千亿级，年均增长5%。利润累计90亿元。\n到“十四五”期末，园区年收入达1700亿元，累计上缴税收70亿元。';
    expect(reading(text, 2026).figures.map((f) => [f.indicator, f.status, f.year])).toEqual([
      ['产值', 'result', 2020],
      ['利润', 'result', 2020],
      ['园区年收入', 'target', 2025],
      ['上缴税收', 'target', 2025],
    ]);
  });

  it('a text that opens with a year since when it tells is of that year', () => {
    const text = '2023年以来，示例园区持续发展。\n一、主要工作情况\n截止11月底，新增企业4家；建成厂房3栋。';
    expect([reading(text, 2026).year, ...reading(text, 2026).figures.map((f) => f.year)]).toEqual([2023, 2023, 2023]);
  });

  it('signs are bounds, too; the goal a share is of is aimed at', () => {
    expect(part('到2026年底，中水回用率≥85%，单位产品碳排放≤0.4吨/万元，形成10项以上标准。', 'bound', 'unit', 'indicator')).toEqual([
      { bound: '>=', unit: '%', indicator: '中水回用率' },
      { bound: '<=', unit: '吨/万元', indicator: '单位产品碳排放' },
      { bound: '>=', unit: '项', indicator: '标准' },
    ]);
    expect(part('截至5月，完成产值6亿元，为全年12亿元目标的50%，合同额过百亿，领先时间进度7个百分点。', 'status', 'bound', 'kind')).toMatchObject([
      { status: 'result' },
      { status: 'target' },
      { status: 'result' },
      { bound: '>=' },
      { kind: 'level' },
    ]);
  });

  it('a rank risen from is a baseline of its own year', () => {
    const found = reading('2024年1月8日\n一、2023年工作回顾\n综合考评由2019年的第9位上升到第5位，较上年跃升2位。', 2026).figures;
    expect(found).toMatchObject([
      { quote: '第9位', status: 'context', year: 2019 },
      { quote: '第5位', status: 'result', year: 2023, kind: 'level' },
      { quote: '2位', kind: 'change', indicator: '综合考评' },
    ]);
  });

  it('what a text opens with and tells of the whole of is the year of its results', () => {
    const text =
      '2022年，面对困难，示例园区保持平稳。\n一、经济运行总体平稳。全年实现GDP80亿元，同比增长3%。\n二、高技术领域平稳发展。全年实现营业收入30亿元，占全部收入的20%。';
    expect(reading(text, 2026).figures.map((f) => [f.value, f.status, f.year])).toEqual([
      [80, 'result', 2022],
      [3, 'result', 2022],
      [30, 'result', 2022],
      [20, 'result', 2022],
    ]);
  });

  it('goals told by a paper are aimed at; a named project’s investment is of no year', () => {
    const news = '（记者 甲某）2月7日，示例高新区召开会议。甲某指出，要加快建设。\n甲某部署2024年主要预期发展指标是：产值实现40亿元，投资实现9亿元。';
    expect(reading(news, 2024).figures.map((f) => f.status)).toEqual(['target', 'target']);
    expect(reading('2024年5月1日\n加快推进甲项目，甲项目总投资3亿元，计划投资项目9个，计划投资额近2亿元。').figures).toMatchObject([
      { status: 'target', year: null },
      { status: 'target' },
      { status: 'target', bound: '~' },
    ]);
  });

  it('what a work told of is designed for or costs is aimed at until it is built', () => {
    const begun = '（记者 甲某）5月6日，甲项目开工，项目总投资8亿元，设计年产乙烯30万吨，预计建成后可实现年收入9亿元。\n甲某指出，要加快建设。';
    expect(reading(begun, 2024).figures.map((f) => f.status)).toEqual(['target', 'target', 'target']);
    const built = '2024年8月1日\n今年以来，重点项目取得明显成效。\n甲项目开工建设，总投资达4亿元，今年5月完成项目建设，乙园区名列全省第6位。';
    expect(reading(built, 2024).figures.map((f) => f.status)).toEqual(['result', 'result']);
  });

  it('what rose in the clause before is what is aimed higher', () => {
    expect(part('8个项目加快建设，加工能力不断提升，预计“十四五”末有望突破500万吨，百余台设备运转。', 'quote', 'indicator').slice(1)).toEqual([
      { quote: '500万吨', indicator: '加工能力' },
      { quote: '百余台', indicator: '设备运转' },
    ]);
  });

  it('how long it took, whose average is passed and who else is counted name nothing', () => {
    const text = '去年高标准农田占比达到60%，近3年提升20个百分点，超过全国平均水平0.5个百分点，认定甲类企业30户和乙类企业2户。';
    expect(part(text, 'indicator', 'kind')).toMatchObject([
      { indicator: '高标准农田占比' },
      { indicator: '高标准农田占比', kind: 'change' },
      { indicator: '高标准农田占比', kind: 'level' },
      { indicator: '甲类企业' },
      { indicator: '乙类企业' },
    ]);
    expect(
      part(
        '去年农村居民收入增长6%、增速排全国第五，航线突破百条，结算量稳居西部和边境省区第一，失业率从上半年5.5%降到5.3%。',
        'quote',
        'indicator',
        'status',
      ).slice(1),
    ).toMatchObject([
      { quote: '第五', indicator: '农村居民收入' },
      { quote: '百条', indicator: '航线' },
      { quote: '第一', indicator: '结算量' },
      { quote: '5.5%', status: 'context' },
      { quote: '5.3%', status: 'result' },
    ]);
  });

  it('a year’s total beside 今年 is of a year past, and dates no text', () => {
    const found = reading('今年开工项目9项，产能规模扩大，2019年发电量达到7亿千瓦时。', 2026);
    expect([found.year, ...found.figures.map((f) => f.year)]).toEqual([2026, null, 2019]);
  });

  it('a month’s growth without a name goes on with the sentence before, in its paragraph', () => {
    expect(part('1-6月，用电量增长5%。6月环比增长2%。', 'indicator')).toEqual([{ indicator: '用电量' }, { indicator: '用电量' }]);
  });
});
