import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const kinds = (text: string) => reading(text, 2024).sentences.map((s) => s.kind);

describe('a progress report', () => {
  it('tells what is under way and what has come so far, without a word of the past', () => {
    expect(
      kinds(
        '甲水厂一期正在安装设备；乙桥主体封顶；丙园区纺织项目开工建设。\n丁河治理工程完成投资1.2亿元，占年度计划投资2亿元的60%。\n我市重点项目推进排在全省第一。',
      ),
    ).toEqual(['result', 'result', 'result', 'result', 'result']);
  });
  it('is headed by 进展; a plan that is counted is a thing, 计划开工 an aim', () => {
    expect(kinds('二、专班工作进展\n甲项目建成仓库4栋。')).toEqual(['context', 'result']);
    expect(kinds('2024年安排市重点项目40个，年度计划投资63亿元。其中，续建项目26个，年度计划投资30亿元。')).toEqual(['result', 'result']);
    expect(kinds('一、工作安排\n甲项目计划年内开工。\n完成投资3亿元。')).toEqual(['context', 'task', 'task']);
  });
  it('looks ahead again under 保障措施, whatever it looked back on before', () => {
    expect(kinds('一、2024年工作回顾\n到位资金达到100亿元。\n三、保障措施\n今年确保地区生产总值增长8%。').at(-1)).toBe('task');
  });
  it('describes a project by its site and means without telling how far it is', () => {
    expect(kinds('一、项目进展\n1.甲公司扩产项目，占地20亩，分两期建设。\n2.乙公司扩产项目，总投资3亿元，已完成投资1亿元。')).toEqual([
      'context',
      'context',
      'result',
    ]);
  });
  it('what a project will bring when built is foretold, not ordered', () => {
    expect(kinds('甲乙沿江铁路开工，建成后，乙县到丙市将缩短一小时。')).toEqual(['result']);
  });
  it('an order to reach something tells nothing of the past', () => {
    expect(kinds('重点任务\n加快城区改造，推动协同发展取得新进展。\n启动示例公园建设。')).toEqual(['context', 'task', 'task']);
  });
});

describe('a plan', () => {
  it.each([
    '1.6月底前与天宇集团签订投资协议（责任单位：招商局）。',
    '尽快与岚石化签署战略合作协议。',
    '与园区企业签订《安全生产责任书》，落实主体责任。',
    '一季度新开工项目10个，上半年新开工项目20个。',
    '1—6月签约项目15个，全年签约项目30个。',
    '长期以来，用地指标不足，加快盘活闲置土地3000亩。',
    '年底前累计完成投资30亿元。',
  ])('orders also what a report would tell: %s', (words) => {
    expect(kinds(`2024年工作要点\n二、营商环境持续优化\n${words}`).at(-1)).toBe('task');
  });
  it('is one by its title, whatever review its headings order', () => {
    expect(kinds('2024年工作要点\n一、做好半年工作总结\n二、抓好项目建设\n新建标准厂房10万平方米。').at(-1)).toBe('task');
  });
  it('is known by its title: what it says of its year is ordered; the paper on itself is not', () => {
    expect(kinds('示例园区2024年工作要点\n为落实上级部署，制定本要点。\n2024年，地区生产总值增长7%。')).toEqual(['context', 'context', 'task']);
    expect(kinds('示例园区2024年工作方案\n（2024年1月5日）\n推进智慧园区建设，实现重点区域监控全覆盖。').at(-1)).toBe('task');
    expect(kinds('示例园区2024年工作方案落实情况\n推进智慧园区建设，实现重点区域监控全覆盖。').at(-1)).toBe('result');
  });
});

describe('news', () => {
  it('ceremonies and visits are context, whatever they were held for', () => {
    expect(
      kinds(
        '8月3日，甲市重大项目推进会举行，动员各地抢抓黄金期，确保完成全年任务。\n日前，乙钢管项目开工仪式在丙区举行。\n每到一处，他都询问进度，并要求做好对接。',
      ),
    ).toEqual(['context', 'context', 'context']);
  });
  it('what is reported of projects is a result; people at work are a scene', () => {
    expect(kinds('本报讯（记者甲某）日前，示例储能电站在乙县投运。丙项目正加紧施工。在丁厂区内，工人们正在调试设备。')).toEqual([
      'result',
      'result',
      'context',
    ]);
  });
  it('tells of what was begun together, signed, sent off, done; a goal said is one still', () => {
    const news = (text: string) => kinds(`本报讯（记者甲某）乙市传来消息。\n${text}`).slice(1);
    expect(news('8月30日，甲市举行集中开工活动，335个项目集中开工，总投资754亿元。')).toEqual(['result']);
    expect(news('同时，高新区与岚能公司签订《岚能电池基地项目合作协议》。')).toEqual(['result']);
    expect(news('9月16日，岚能装置打通全流程，一次投料成功。')).toEqual(['result']);
    expect(news('岚能硅材料项目已基本完成土建施工。')).toEqual(['result']);
    expect(news('其中，总用地902亩、一期计划投资21亿元的岚屏科技园项目正式开工建设。')).toEqual(['result']);
    expect(news('今年的主要目标是：工业增加值增长7%，投入增长20%以上。')).toEqual(['task']);
  });
  it('describes works by what they take and hold, and by what they will be good for', () => {
    const news = (text: string) => kinds(`本报讯（记者甲某）乙市传来消息。\n${text}`).slice(1);
    expect(news('该项目用地约500亩，计划2025年建成投产，达到2万台产能。')).toEqual(['context']);
    expect(news('岚能实训基地项目将为园区产业做好人才支撑。这些项目将对产业结构起到积极作用。')).toEqual(['context', 'context']);
    expect(news('主要建设住宅、商业、供电设施等。')).toEqual(['context']);
    expect(news('近日，记者在甲园区看到，各工地抢抓施工期，奋力推进施工。')).toEqual(['context']);
    expect(news('岚能公司董事长甲某介绍，该项目占地1236亩，建设内容为两条生产线。')).toEqual(['context']);
  });
  it('an order stands behind the name of what it is of', () => {
    expect(
      kinds('今年将实施一批工程，以下是主要项目：\n岚沁铁路建设项目：重点推进，加快办理前期手续。\n甲乙水利枢纽工程：加快实施，年内开工。').slice(1),
    ).toEqual(['task', 'task']);
  });
  it('orders go on over paragraphs, and behind 指出 without 要', () => {
    expect(kinds('本报讯（记者甲某）会议在乙市召开。\n报告指出，加快推进项目建设。\n精准谋划招引项目。\n下一步，将继续优化服务。')).toEqual([
      'context',
      'task',
      'task',
      'task',
    ]);
  });
});

describe('a speech', () => {
  it('who speaks to whom is neither done nor ordered', () => {
    expect(kinds('现在，我代表甲市人民政府，向大会报告工作，请予审议，并请各位委员提出意见。')).toEqual(['context']);
  });
  it('maxims, opinions and the terms of a plan are no orders', () => {
    expect(kinds('能谋大局，方能成事。')).toEqual(['context']);
    expect(kinds('我认为最要紧的就是要明确方向。')).toEqual(['context']);
    expect(kinds('会议听取了甲项目的进展情况以及下一步计划。')).toEqual(['context']);
    expect(kinds('通知对全年工作作出了全面部署。')).toEqual(['context']);
  });
});

describe('a review without words of the past', () => {
  it('the measures of a summary were taken; a blanked year looks back', () => {
    expect(kinds('招商工作总结\n一、目标完成情况\n到位资金8亿元。\n二、主要做法\n一是加强对外推介，提高园区知名度。').at(-1)).toBe('result');
    expect(kinds('同志们：\n一、要准确把握当前经济形势\n20xx年，全县上下保持了较快增长。\n财政收入实现新突破。').slice(1)).toEqual([
      'task',
      'result',
      'result',
    ]);
  });
  it('entitled so, it tells what was done under headings that sound like orders, until one turns to what comes', () => {
    const review = '2024年上半年招商工作总结及下半年工作计划\n一、拉高标杆，激活招商潜能\n一季度签约项目8个。\n一是完善机制。\n';
    expect(kinds(`${review}二、下半年工作计划\n开展驻点招商。`)).toEqual(['context', 'context', 'result', 'result', 'context', 'task']);
    expect(kinds('园区安全自查报告\n一、加强领导\n每月排查隐患。').at(-1)).toBe('result');
    expect(kinds('2023年工作回顾\n建成厂房3栋。\n2024年工作展望\n1. 加强基础设施建设，加快推进交通建设。').at(-1)).toBe('task');
    expect(kinds('园区工作计划【第一篇】\n甲园区立足当前，实现产值40亿元。').at(-1)).toBe('task');
  });
  it('a heading that tells a state of things heads what was reached', () => {
    expect(kinds('一、主要指标持续向好，产业基础进一步优化\n一是集聚效应逐步显现。\n园区共入驻65家企业。')).toEqual(['context', 'result', 'result']);
  });
  it('a sentence on a year before is told, one on a year to come is aimed at', () => {
    expect(
      kinds('2024年6月2日\n甲县筹划园区升级。\n2022年实现产值96亿元，税收7亿元。\n按照园区容量，预计到2030年入园企业50家，产值200亿元。').slice(2),
    ).toEqual(['result', 'task']);
  });
  it('since then is told, what a frame leads to is ordered, a part named is a heading', () => {
    expect(kinds('改革开放以来，全省工业持续增长，地位日益突出。')).toEqual(['result']);
    expect(kinds('近年来，我们坚持产业强区，全力推项目。')).toEqual(['result']);
    expect(kinds('锚定10家龙头企业，支持链条延伸，新增单项冠军企业1家。')).toEqual(['task']);
    expect(kinds('一、整改目标\n全部完成整改。')[0]).toBe('context');
  });
  it('what has come so far stands before what is planned besides', () => {
    expect(kinds('2024年计划实施项目71个，年度计划完成投资56亿元，1-6月份累计完成投资35亿元。')).toEqual(['result']);
    expect(kinds('仅1月份，甲能储能电站等8个项目竣工，乙能等12个项目计划首季开工。')).toEqual(['result']);
    expect(kinds('据了解，示例客厅项目于4月1日开始施工，目前已进入装修阶段，预计9月开馆，将展示园区历史。')).toEqual(['result']);
    expect(kinds('全年计划完成投资16亿元。')).toEqual(['task']);
  });
  it('a heading of several orders is one; what another body does is told', () => {
    expect(kinds('一、客观分析形势，抢抓发展机遇\n当前，市场疲软。')).toEqual(['task', 'context']);
    expect(kinds('该县深入践行绿色理念，重点打造四个产业。')).toEqual(['result']);
  });
});

describe('a report on indicators', () => {
  it('headed by a state or by 情况 tells what was reached, also in numbered paragraphs', () => {
    expect(kinds('一、工业生产增势较好\n全县工业增加值增长6%。\n二、招商引资情况\n共策划工业项目12个。').slice(1)).toEqual(['result', 'context', 'result']);
    expect(kinds('二、1—5月全市282个重大项目累计完成投资约377亿元，完成年度计划投资的33%。')).toEqual(['result']);
    expect(kinds('一、主要工作完成情况\n1、做好环境保障工作。\n（二）投资同比增长6%；').slice(1)).toEqual(['result', 'result']);
  });
});

describe('a paper on what others do', () => {
  it('tells of a body’s practice, of what was discussed, and orders what a meeting stressed', () => {
    const told = (text: string) => kinds(`本报讯（记者甲某）近日，乙市召开会议。\n${text}`).slice(1);
    expect(told('近年来，云溪区着力促进风电发展。云溪发改局全力做好项目推进工作。')).toEqual(['result', 'result']);
    expect(told('会议研究了招商引资、争取上级资金等事宜。')).toEqual(['context']);
    expect(told('会议强调，通过绿色社区创建，使理念深入人心，推动居民节约资源。相关部门按照职责制定计划，统筹落实政策。')).toEqual(['task', 'task']);
    expect(told('截至目前，丙市风电装机1045万千瓦、光电装机280万千瓦。')).toEqual(['result']);
  });
});

describe('what will come of itself', () => {
  it('is foretold with 必将, 即将, 届时 and 将成为, not ordered', () => {
    expect(kinds('项目的实施，对转型升级具有重要的意义，必将为园区注入强劲动力。')).toEqual(['context']);
    expect(kinds('甲能单晶硅三期项目顺利试产，满产后将成为最大的单晶项目，届时产能将达到35GW。')).toEqual(['result']);
    expect(kinds('一批好项目相继落地，甲乙二期即将启动厂房建设。')).toEqual(['result']);
  });
  it('what one’s own body does is told where nothing is set out; a leader’s hope is an order in a paper', () => {
    expect(kinds('在抓项目工作中，我区突出六度标准，实行全周期服务，确保快建成。')).toEqual(['result']);
    expect(kinds('本报讯（记者甲某）甲某到园区调研。\n甲某希望企业积极发挥引领作用。')).toEqual(['context', 'task']);
    expect(kinds('日前，记者从发布会上获悉，近年来云溪县大力推动绿色工业。')).toEqual(['result']);
  });
  it('what is named by 已 is not told by it', () => {
    expect(kinds('一、工作安排\n完成园区已征用地块整体规划，加快推进工业用地报批。')).toEqual(['context', 'task']);
    expect(kinds('县委书记下达开工令。')).toEqual(['context']);
  });
});

describe('in a speech and at a meeting', () => {
  it('一要 orders, and what follows is judged by itself', () => {
    expect(kinds('同志们：\n回顾今年，成绩喜人。\n一要以鲜明的导向抓项目。就是必须把工作重心聚焦到产业上来。')).toEqual(['context', 'result', 'task', 'task']);
    expect(kinds('会议指出，全年形势向好。\n甲某强调，今年前三季度运行平稳，各协会要强化监测作用。').at(-1)).toBe('task');
  });
  it('agendas, what was passed on, and where a quarter lies are context', () => {
    expect(kinds('首先，进行第一项议程：由甲常委通报情况。')).toEqual(['context']);
    expect(kinds('甲某传达了会议精神，并分享了收获。')).toEqual(['context']);
    expect(kinds('一、建设进展\n工业新城位于城区东北部，规划面积10平方公里。\n工业新城分为建成区和拓展区。').slice(1)).toEqual(['context', 'context']);
  });
});
