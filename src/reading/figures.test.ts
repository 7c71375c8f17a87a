import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';
import type { Figure } from './reading.ts';

const one = (text: string, year = 2024) => reading(text, year).figures;
const part = (text: string, ...keys: (keyof Figure)[]) => one(text).map((f) => Object.fromEntries(keys.map((key) => [key, f[key]])));

describe('what a figure says', () => {
  it('bound, before and behind', () => {
    expect(
      one(
        '到2027年，绿电占比不低于45%，能耗控制在30万吨标准煤以内，新增企业20家以上，单位产品水耗不超过3吨，投资达到约12亿元，用工5000人左右，产值突破90亿元，税收2亿元。',
      ).map((f) => f.bound),
    ).toEqual(['>=', '<=', '>=', '<=', '~', '~', '>=', '=']);
  });

  it('is planned where a work is told of, reached where it is done, of no year where it is what the work costs', () => {
    const status = (text: string) => one(text).map((f) => f.status);
    expect(status('全市重点项目累计完成投资67亿元，完成年度计划49.95%。')).toEqual(['result', 'result']);
    expect(status('累计完成投资35亿元，占年度目标的63.9%，高于目标2.1个百分点。')).toEqual(['result', 'result', 'result']);
    expect(status('上半年运行情况汇报\n强化调度，确保能源供应，上半年完成发电量12亿千瓦时。')).toEqual(['result']);
    expect(status('上半年完成产值120亿元，增长8%，预计到2030年底突破300亿元。').slice(0, 2)).toEqual(['result', 'result']);
    expect(status('总用地902亩的岚屏科技园项目正式开工建设。')).toEqual(['target']);
    expect(status('甲市现已形成5万吨产能，推进二期10万吨项目建设。')).toEqual(['result', 'target']);
    expect(status('本报讯（记者甲某）岚能项目分两期建设，一期用地280亩，计划2026年投产，达到2万台产能。')).toEqual(['target', 'target']);
    expect(status('本报讯（记者甲某）消息传来\n淄山高新区37个重大项目集中开工\n')).toEqual(['result']);
    expect(one('岚能产业园项目开工，计划总投资12亿元。').map((f) => f.year)).toEqual([null]);
  });

  it('news of October tells of its own year, one told against the end of a year of the year after', () => {
    const years = (text: string) => reading(text, 2030).figures.map((f) => f.year);
    const long = '甲市乙区年度经济工作会议暨项目建设推进会召开'.repeat(4);
    expect(years(`2021年10月16日\n${long}\n甲网讯（记者甲某）10月15日，乙区召开会议。全区完成投资200亿元。`)).toEqual([2021]);
    expect(years(`2021年1月16日\n${long}\n甲网讯（记者甲某）1月15日，乙区召开会议。全区完成投资200亿元。`)).toEqual([2020]);
    expect(reading('市场主体活力迸发。存量3万户，较2023年末净增1152户。', 2030).year).toBe(2024);
    expect(reading('到2027年，单位能耗较2020年底下降18%，规上企业较2023年末净增20家。', 2030).year).toBe(2030);
  });

  it('change and its direction; 提高到 is a level', () => {
    expect(
      part(
        '全年产值增长8%，能耗下降3.5%，占比提高2个百分点，森林面积增加1.2万亩，水耗降至2.1吨，绿电占比提高到40%，新增就业300人，投资保持12%以上增速。',
        'value',
        'kind',
      ),
    ).toEqual([
      { value: 8, kind: 'change' },
      { value: -3.5, kind: 'change' },
      { value: 2, kind: 'change' },
      { value: 1.2, kind: 'change' },
      { value: 2.1, kind: 'level' },
      { value: 40, kind: 'level' },
      { value: 300, kind: 'level' },
      { value: 12, kind: 'change' },
    ]);
  });

  it('where, upon what and for what a figure stands tells its status', () => {
    expect(part('要在6个园区开展试点，在建成3个中心的基础上新增2个中心，加快惠及20万人的示例引水工程建设。', 'quote', 'status')).toEqual([
      { quote: '6个', status: 'context' },
      { quote: '3个', status: 'context' },
      { quote: '2个', status: 'target' },
      { quote: '20万人', status: 'target' },
    ]);
    // What is told as done in the sentence does not build a work only begun.
    expect(part('去年惠及20万人的示例引水工程开工，北山灌区建成通水。', 'status')).toEqual([{ status: 'target' }]);
  });

  it('a baseline is of the first year said, and names nothing of its own', () => {
    expect(part('建设示例储能电站100兆瓦/400兆瓦时。', 'indicator')).toMatchObject([{ indicator: '建设示例储能电站' }, { indicator: '建设示例储能电站' }]);
    expect(part('新增制造 业示范企业3家。', 'indicator')).toMatchObject([{ indicator: '新增制造业示范企业' }]);
    expect(part('推进甲公司甲醇项目，累计完成投资2.6亿元，总体进度达97%，力争年底完成投资3亿元。', 'value', 'status')).toMatchObject([
      { value: 2.6, status: 'result' },
      { value: 97, status: 'result' },
      { value: 3, status: 'target' },
    ]);
    expect(part('可再生能源电力消费占比2030年达到55%以上。', 'indicator', 'year')).toMatchObject([{ indicator: '可再生能源电力消费占比', year: 2030 }]);
    expect(part('2020年到2025年，绿电占比从12%提高到35%，加工率从2020年的51%提升到2025年的70%。', 'indicator', 'status', 'year')).toMatchObject([
      { indicator: '绿电占比', status: 'context', year: 2020 },
      { indicator: '绿电占比', year: 2025 },
      { indicator: '加工率', status: 'context', year: 2020 },
      { indicator: '加工率', year: 2025 },
    ]);
  });

  it('a bound before a list counts for all of it; a year far ahead or compared with is none of the figure’s', () => {
    expect(part('去年进出口突破8亿元、9亿元，新增企业5家、就业300人。', 'bound')).toEqual([{ bound: '>=' }, { bound: '>=' }, { bound: '=' }, { bound: '=' }]);
    expect(reading('2024年3月1日\n去年浓度较“十三五”末改善6%。').figures).toMatchObject([{ year: 2023, kind: 'change' }]);
    expect(reading('“十五五”时期主要目标\n综合考虑2035年远景目标，地区生产总值年均增长5%。', 2026).figures[0]!.year).not.toBe(2035);
  });

  it('a half-year’s review tells of its own year, a year’s review of the year before', () => {
    const half = '示例园区2025年上半年工作总结\n一、工作开展情况\n完成投资12亿元，与去年同期相比增长5%。';
    expect(reading(half, 2026).figures.map((f) => [f.indicator, f.year])).toEqual([
      ['投资', 2025],
      ['投资', 2025],
    ]);
    expect(reading('示例园区2025年工作报告\n一、过去一年工作回顾\n完成投资12亿元。', 2026).figures[0]!.year).toBe(2024);
  });

  it('a review headed by its year tells of that year; years blanked out tell none', () => {
    const report = '政府工作报告\n——2018年12月25日在会上\n一、2018年工作回顾\n完成投资12亿元。\n二、2019年工作安排\n投资增长5%。';
    expect(reading(report, 2026).figures.map((f) => f.year)).toEqual([2018, 2019]);
    const blank = reading('20XX年工作回顾\n20XX年，完成投资12亿元。\n完成税收3亿元。', 2026);
    expect([blank.year, ...blank.figures.map((f) => f.year)]).toEqual([null, null, null]);
    expect(reading('示例项目于2018年底开工建设。\n今年5月完成投资2亿元。', 2026).year).toBe(2026);
  });

  it('what a project will bring is aimed at, what a paper tells as done is reached', () => {
    expect(part('项目投产后，可实现税收3亿元。', 'status', 'indicator')).toEqual([{ status: 'target', indicator: '税收' }]);
    const news = '（记者 甲某）7月31日，示例园区发布消息。\n甲某指出，要加快建设。\n上半年，42户企业累计完成产值30亿元，势头强劲。';
    expect(reading(news, 2026).figures.map((f) => f.status)).toEqual(['result', 'result']);
  });

  it('a year that opens a paragraph goes for all of it; what is better than last year’s is no last year’s', () => {
    const text = '在2024年工作会议上的讲话\n2023年，我们守正创新。目前共有企业22家，1-9月累计完成产值24亿元。';
    expect(reading(text, 2026).figures.map((f) => f.year)).toEqual([2023, 2023]);
    expect(reading('2024年8月1日\n今年上半年，利润好于去年同期，发电量增长7%。').figures).toMatchObject([{ year: 2024 }]);
    // Without a date anywhere the year of the upload is a guess for the document, none for its figures.
    expect(reading('今年上半年，发电量增长7%，比去年同期多2亿千瓦时。', 2026)).toMatchObject({
      year: 2026,
      yearAssumed: true,
      figures: [{ year: null }, { year: null, kind: 'change' }],
    });
    expect(reading('主要预期目标是：投资增长7%。', 2026).figures[0]!.year).toBe(2026);
    expect(reading('关于2025年工作的发言\n截止到X年X月，实现收入X亿元。', 2026)).toMatchObject({ year: 2025, figures: [{ status: 'result', year: null }] });
  });

  it('the measure of a share is neither reached nor aimed at', () => {
    expect(part('去年完成下达任务数12亿元的90%。', 'status')).toEqual([{ status: 'context' }, { status: 'result' }]);
  });

  it('精简 and 压缩 are declines; grades rise', () => {
    expect(part('审批事项精简25%，时限压缩60%，水质指数提升2个等级。', 'value', 'kind', 'indicator')).toEqual([
      { value: -25, kind: 'change', indicator: '审批事项' },
      { value: -60, kind: 'change', indicator: '时限' },
      { value: 2, kind: 'change', indicator: '水质指数' },
    ]);
  });

  it('分别 shares out subjects, and the last bound counts for all', () => {
    expect(part('力争甲醇、烯烃产量分别增长5%、8%以上。', 'indicator', 'value', 'kind', 'bound')).toEqual([
      { indicator: '甲醇产量', value: 5, kind: 'change', bound: '>=' },
      { indicator: '烯烃产量', value: 8, kind: 'change', bound: '>=' },
    ]);
    expect(part('城镇和农村居民收入分别增长4%和6%。', 'indicator')).toEqual([{ indicator: '城镇居民收入' }, { indicator: '农村居民收入' }]);
  });

  it('what is set for the year is aimed at, also where the past is told', () => {
    expect(
      part(
        '2024年上半年工作总结\n一、主要指标运行情况\n市里下达产值目标60亿元。上半年完成产值24亿元，完成年度任务（60亿元）的40%，总面积8平方公里。',
        'status',
        'indicator',
      ).slice(0, 5),
    ).toMatchObject([
      { status: 'target' },
      { status: 'result', indicator: '产值' },
      { status: 'target' },
      { status: 'result', indicator: '年度任务' },
      { status: 'context' },
    ]);
  });

  it('a title that reviews one year and plans the next tells of the first', () => {
    const text = '示例园区2023年度工作总结和2024年工作计划\n一、工作成效\n1-11月，实现产值40亿元，投产后年产值可达9亿元。';
    expect(reading(text, 2026).figures.map((f) => f.year)).toEqual([2023, null]);
  });

  it('a voltage is the class of what is counted; what is new stays new; sets are named, not their members', () => {
    expect(part('去年新建6个220千伏变电站，新增3家企业上规，甲醇、烯烃和氯碱三大产业产值增长5%。', 'quote', 'indicator')).toEqual([
      { quote: '6个', indicator: '变电站' },
      { quote: '3家', indicator: '新增企业' },
      { quote: '5%', indicator: '三大产业产值' },
    ]);
  });

  it('names what is measured by the shortest words', () => {
    expect(
      part('预计全年完成固定资产投资36亿元，同比增长9%，引进12个重点项目，实现签约额8亿元，安排5000万元技改资金，专利授权累计达到60件。', 'indicator'),
    ).toEqual(['固定资产投资', '固定资产投资', '重点项目', '签约额', '技改资金', '专利授权'].map((indicator) => ({ indicator })));
  });

  it('status and year follow the passage', () => {
    const text =
      '示例园区工作会议讲话\n（2025年1月8日）\n一、过去一年工作回顾\n园区产值完成70亿元，增长6%。\n二、2025年重点工作\n今年主要预期目标是：产值增长7%，税收3亿元。要力争到2027年绿电占比达到60%，“十五五”末产值突破150亿元。周边3个园区可以合作。';
    expect(reading(text).figures.map((f) => [f.quote, f.status, f.year])).toEqual([
      ['70亿元', 'result', 2024],
      ['6%', 'result', 2024],
      ['7%', 'target', 2025],
      ['3亿元', 'target', 2025],
      ['60%', 'target', 2027],
      ['150亿元', 'target', 2030],
      ['3个', 'context', null],
    ]);
  });

  it('capacities in names of projects: a target unbuilt, a result built', () => {
    expect(part('加快示例能源60万千瓦风电项目建设。', 'status', 'indicator')).toEqual([{ status: 'target', indicator: '风电项目' }]);
    expect(part('一年来，示例化工20万吨尿素项目建成投产。', 'status')).toEqual([{ status: 'result' }]);
  });

  it('knows catalogue indicators by alias, the longest first', async () => {
    const { read } = await import('./read.ts');
    const { lexicon } = await import('../../test/support/lexicon.ts');
    const indicators = [
      { id: 'a.investment', aliases: ['投资'] },
      { id: 'a.fixed', aliases: ['固定资产投资'] },
    ];
    expect(read('固定资产投资增长5%，绿化率30%。', { name: '', lexicon, indicators, hash: '' }).figures.map((f) => f.canonical)).toEqual([
      'a.fixed',
      undefined,
    ]);
  });
});

it('names what a figure in a row of a table measures by its own cell, else by the nearest before that has words', () => {
  const table =
    '序号\t指标\t目标值\t责任单位\n1\t可再生能源电力消费占比\t不低于50%\t能源局\n2\t规上工业增加值\t增长9%\t工业和信息化局\n3\t建成示例变电站\t完成投资3.2亿元\t能源局';
  expect(part(table, 'indicator', 'value')).toEqual([
    { indicator: '可再生能源电力消费占比', value: 50 },
    { indicator: '规上工业增加值', value: 9 },
    { indicator: '投资', value: 3.2 },
  ]);
});
