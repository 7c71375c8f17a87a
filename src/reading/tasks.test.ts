import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const tasks = (text: string) => reading(text, 2025).tasks;
const quotes = (text: string) => tasks(text).map((task) => task.quote);

describe('tasks', () => {
  it('knows who leads where one is said to', () => {
    const leads = (text: string) => tasks(text).map((task) => [task.leadUnit, task.owners]);
    expect(leads('由能源局牵头，6月底前建成首条专线。')).toEqual([['能源局', ['能源局']]]);
    expect(leads('建成首条专线（能源局牵头，工业和信息化局配合，6月底前完成）。')).toEqual([['能源局', ['能源局', '工业和信息化局']]]);
    expect(leads('建成首条专线（能源局、招商局负责，6月底前完成）。')).toEqual([[undefined, ['能源局', '招商局']]]);
  });

  it('leaves a name with 和 inside whole, in a table, in a label and before a verb', () => {
    const owners = (text: string) => tasks(text).map((task) => task.owners);
    expect(owners('序号\t重点任务\t责任单位\t完成时限\n1\t建成示例变电站\t发展改革局、工业和信息化局\t6月底')).toEqual([['发展改革局', '工业和信息化局']]);
    expect(owners('由工业和信息化局牵头，6月底前编制完成节能改造方案。')).toEqual([['工业和信息化局']]);
    expect(owners('编制完成节能改造方案。责任单位：发展和改革委员会、住房和城乡建设局和自然资源局。')).toEqual([
      ['发展和改革委员会', '住房和城乡建设局', '自然资源局'],
    ]);
    expect(owners('能源局和工业和信息化局要做好绿电交易。')).toEqual([['能源局', '工业和信息化局']]);
  });

  it('two works joined by 并 are two tasks; one work carried on is one', () => {
    expect(quotes('完成示例变电站建设并启动二期工程。')).toEqual(['完成示例变电站建设', '启动二期工程']);
    expect(quotes('编制绿电直连实施方案并组织实施。')).toEqual(['编制绿电直连实施方案并组织实施']);
  });

  it('names people who lead, by office or as 同志', () => {
    const leaders = (text: string) => tasks(text).map((task) => task.leaders);
    expect(leaders('由副主任张某牵头，9月底前建成能碳平台。')).toEqual([['副主任张某']]);
    expect(leaders('由党工委副书记李某、王某同志牵头，推进园区扩区。')).toEqual([['党工委副书记李某', '王某同志']]);
    expect(leaders('由能源局牵头，9月底前建成能碳平台。')).toEqual([undefined]);
  });

  const said = (text: string) => tasks(text).map((task) => [task.action, task.object, task.owners, task.deadline]);

  it('name a unit whole that begins like a modal, holds a zone’s name or an 和, or acts with another', () => {
    expect(said('应急局牵头组织开展园区应急演练2次。')).toEqual([['组织开展', '园区应急演练2次', ['应急局'], null]]);
    expect(said('应急管理局要在3月底前完成企业安全评估。')).toEqual([['完成', '企业安全评估', ['应急管理局'], '2025-03-31']]);
    expect(said('示例生态环境局开发区分局于7月底前编制降碳方案。')).toEqual([['编制', '降碳方案', ['示例生态环境局开发区分局'], '2025-07-31']]);
    expect(said('发展和改革委员会要在3月底前编制能源规划。')).toEqual([['编制', '能源规划', ['发展和改革委员会'], '2025-03-31']]);
    expect(said('建设局要会同水务局尽快启动中水工程可研。')).toEqual([['启动', '中水工程可研', ['建设局', '水务局'], null]]);
    expect(said('要抓紧设备调试，6月底前完成变电站建设。').map((task) => task[0])).not.toContain('抓');
    expect(said('推动开发区扩区。').map((task) => task.slice(0, 2))).toEqual([['推动', '开发区扩区']]);
  });

  it('know units by what they do: 按月通报, 分别引进; a date said as 完成时限为 is no order, a count alone no work of its own', () => {
    expect(said('甲局建立台账，督查室按月通报情况。')).toEqual([
      ['建立', '台账', ['甲局'], null],
      ['通报', '情况', ['督查室'], null],
    ]);
    expect(said('要抓好招商。招商一局、招商二局要分别引进项目10个、8个。').at(-1)).toEqual(['引进', '项目10个、8个', ['招商一局', '招商二局'], null]);
    expect(said('行政审批和政务服务局要压缩企业开办时间至1天。')).toEqual([['压缩', '企业开办时间至1天', ['行政审批和政务服务局'], null]]);
    expect(said('由组织部牵头，引进博士3名，完成时限为11月底。')).toEqual([['引进', '博士3名', ['组织部'], '2025-11-30']]);
    expect(quotes('力争全年新开工项目30个，竣工15个，完成投资80亿元。')).toEqual(['力争全年新开工项目30个，竣工15个，完成投资80亿元']);
  });

  it('take who leads and who helps, before the order or in a sentence behind it', () => {
    expect(said('由应急局牵头、消防大队配合，6月底前建成消防站。')).toEqual([['建成', '消防站', ['应急局', '消防大队'], '2025-06-30']]);
    expect(said('1. 绘制产业链图谱。由招商局牵头，4月底前完成。')).toEqual([['绘制', '产业链图谱', ['招商局'], '2025-04-30']]);
    expect(tasks('1. 绘制产业链图谱。由招商局牵头，4月底前完成。').map((task) => task.leadUnit)).toEqual(['招商局']);
  });

  it('name the work and not its day where a work is to be finished', () => {
    expect(said('力争示例热电项目上半年开工、年底前主体封顶。')).toEqual([['开工', '示例热电项目', [], '2025-12-31']]);
    expect(said('确保示例储能电站9月底前并网投运。')).toEqual([['并网投运', '示例储能电站', [], '2025-09-30']]);
  });

  it('tell dated steps by quarter, and what the year is to bring', () => {
    const [task] = tasks('示例园区2025年重点工作方案\n甲局要年内建成示例变电站2座，6月底前完成可研批复，9月底前开工建设，新增容量10万千瓦。');
    expect(task).toMatchObject({
      quarterNodes: [null, '完成可研批复', '开工建设', '建成示例变电站2座'],
      annualTarget: '建成示例变电站2座，新增容量10万千瓦',
      deadline: '2025-12-31',
    });
    const nodes = (text: string) => tasks(text).map((one) => [one.quarterNodes, one.annualTarget]);
    expect(nodes('确保示例热电项目上半年开工、年底前封顶。')).toEqual([[[null, '开工', null, '封顶'], undefined]]);
    expect(nodes('甲局要在二季度前完成选址，三季度开工，明年6月底前投产。')).toEqual([[[null, '完成选址', '开工', null], undefined]]);
    expect(nodes('乙局要在10月底前建成示例厂房。')).toEqual([[undefined, undefined]]);
    expect(nodes('示例园区2025年重点工作方案\n年底前为35家企业安装监测设备。')).toEqual([[undefined, '为35家企业安装监测设备']]);
  });

  it('are no goals said of whom they concern', () => {
    expect(said('上市企业实现零突破，欠薪案件全部清零。')).toEqual([]);
  });

  it('are split where a clause has a verb and an object of its own', () => {
    expect(quotes('建成备用水源，改造泵站2座，组织应急演练一次。')).toEqual(['建成备用水源', '改造泵站2座', '组织应急演练一次']);
    expect(quotes('开工建设示例储能电站，6月底前完成主体工程，年内并网，新增容量10万千瓦。')).toEqual([
      '开工建设示例储能电站，6月底前完成主体工程，年内并网，新增容量10万千瓦',
    ]);
    expect(quotes('坚持链式思维，编制产业链图谱。')).toEqual(['编制产业链图谱']);
  });

  it('are no slogans, no goals, no headings', () => {
    expect(quotes('要牢固树立大局意识，以更高标准抓好落实。')).toEqual([]);
    expect(quotes('要攻坚克难、争先进位。')).toEqual([]);
    expect(quotes('今年主要预期目标是：产值增长7%，税收增长5%。')).toEqual([]);
    expect(quotes('一、扩大有效投资\n（一）抓好项目。开工建设示例项目。')).toEqual(['开工建设示例项目']);
  });

  it('name their owners: by label, bracket, 由…牵头, or as the subject', () => {
    const owners = (text: string) => tasks(text).map((task) => task.owners);
    expect(owners('1.编制规划。（牵头单位：甲局；配合单位：乙局、丙中心）')).toEqual([['甲局', '乙局', '丙中心']]);
    expect(owners('建立台账（甲局牵头，乙局配合）。')).toEqual([['甲局', '乙局']]);
    expect(owners('1.编制规划。（甲科技局）')).toEqual([['甲科技局']]);
    expect(owners('会议决定，由示例发改局负责，于3月底前拿出方案。')).toEqual([['示例发改局']]);
    expect(owners('招商局要建立台账，每月报送进度；财政、税务部门要做好资金保障。')).toEqual([['招商局'], ['招商局'], ['财政部门', '税务部门']]);
  });

  it('take the duties of their section’s heading, of labels on lines of their own, and of tables', () => {
    expect(tasks('一、产业发展（责任领导：示例）\n1.新建厂房3万平方米。\n二、民生\n1.新建学校1所。').map((task) => task.leaders)).toEqual([
      ['示例'],
      undefined,
    ]);
    expect(
      tasks('问题一：管网破损。\n整改措施：更换破损管网2公里；建立巡查制度。\n责任单位：水务局\n整改时限：2025年10月底前').map((t) => [
        t.quote,
        t.owners,
        t.deadline,
      ]),
    ).toEqual([
      ['更换破损管网2公里', ['水务局'], '2025-10-31'],
      ['建立巡查制度', ['水务局'], '2025-10-31'],
    ]);
    expect(
      tasks('重点任务\t具体举措\t牵头单位\t一季度\t年度目标\t完成时限\n绿电\t建成升压站\t能源局\t开工\t投运\t12月底').map(
        ({ quote, owners, leadUnit, annualTarget, quarterNodes, deadline }) => ({
          quote,
          owners,
          leadUnit,
          annualTarget,
          quarterNodes,
          deadline,
        }),
      ),
    ).toEqual([
      { quote: '建成升压站', owners: ['能源局'], leadUnit: '能源局', annualTarget: '投运', quarterNodes: ['开工', null, null, null], deadline: '2025-12-31' },
    ]);
  });

  it('到位资金 is what is counted, 到位 what is done by a day', () => {
    expect(tasks('今年主要预期目标是：地区生产总值增长7%，招商引资到位资金达到130亿元。')).toEqual([]);
    expect(tasks('征地补偿款要在6月底前全部到位。').map(({ deadline }) => deadline)).toEqual(['2025-06-30']);
  });
});
