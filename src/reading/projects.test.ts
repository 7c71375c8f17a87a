import { describe, expect, it } from 'vitest';
import { reading } from '../../test/support/lexicon.ts';

const names = (text: string) => reading(text).projects.map((p) => p.name);

describe('projects of a list', () => {
  it('are closed by a head with whatever stands before it', () => {
    expect(names('加大力度推进甲能光伏、乙腾电子级硅烷、丙泉煤制烯烃等一批百亿级标志性项目。')).toEqual(['甲能光伏', '乙腾电子级硅烷', '丙泉煤制烯烃']);
    expect(names('岚湾邮轮城、屏海旅游服务中心等带动作用强的现代服务业项目加快建设。')).toEqual(['岚湾邮轮城', '屏海旅游服务中心']);
  });
  it('stand where they are, not where they are meant to be', () => {
    const stages = (text: string) => reading(text).projects.map((p) => p.stage);
    expect(stages('推进岚能光伏项目建设，6月底前竣工投产。')).toEqual(['building']);
    expect(stages('推进岚能光伏项目，力争年内开工建设。')).toEqual(['prepare']);
    expect(stages('岚能光伏项目建成投产。')).toEqual(['producing']);
    expect(stages('岚能光伏项目开工建设，沁能风电项目竣工投产。')).toEqual(['started', 'producing']);
  });
  it('cost what is said of them, not what a list or a neighbour costs', () => {
    const money = (text: string) => reading(text).projects.map((p) => p.investment);
    expect(money('总投资86亿元的沁能光伏、岚能风电等12个项目开工。')).toEqual([undefined, undefined]);
    expect(money('岚能光伏项目，总投资8亿元，沁能风电项目，总投资9亿元。')).toEqual(['8亿元', '9亿元']);
    expect(money('总投资5亿元，建设岚能光伏项目。')).toEqual(['5亿元']);
  });
  it('are what money is put into, what is agreed on, those counted by name', () => {
    expect(names('投资1.8亿元的岚北供水厂和污水处理厂已开工建设。')).toContain('岚北供水厂');
    expect(names('引进甲公司投资13.6亿元兴建屏溪航电枢纽，引进乙公司投资8000万元实施南岚路改造。')).toEqual(['屏溪航电枢纽', '南岚路改造']);
    expect(names('与甲公司签订《岚能机器人生产基地项目投资合作协议》《战略合作协议》。')).toEqual(['岚能机器人生产基地项目']);
    expect(names('5个续建项目进展顺利（岚炭二期、海屏实业二期、沁林），完成进度与时间同步。')).toEqual(['岚炭二期', '海屏实业二期', '沁林']);
    expect(names('推进5个项目（牵头单位：岚发改局、沁招商局），抓好6个项目（责任领导：张岚、李沁），推动10个项目（总投资86亿元、年度投资20亿元）。')).toEqual(
      [],
    );
    expect(names('做好10个项目（前期手续、用地报批、资金筹措）工作（责任单位：自然资源局）。')).toEqual([]);
    expect(names('投资2亿元建成标准厂房5万平方米，投资2亿元的设备已安装。')).toEqual([]);
    expect(names('投资3亿元的重点项目、投资亿元以上的企业和投资5亿元的二期工程。')).toEqual([]);
    expect(names('岚煤集团600万吨一号矿井、屏东产教融合实训基地等总投资100亿元的9个新建项目集中开工。')).toEqual([
      '岚煤集团600万吨一号矿井',
      '屏东产教融合实训基地',
    ]);
    expect(names('岚屏通用机场项目投资完成率100%。')).toEqual(['岚屏通用机场项目']);
  });
  it('are a firm or a place, a size and a product, where works are spoken of', () => {
    expect(names('全力推动岚控40亿立方米煤制气、屏泰20万吨煤制油以及沁泰50万吨乙二醇项目重启。')).toEqual([
      '岚控40亿立方米煤制气',
      '屏泰20万吨煤制油',
      '沁泰50万吨乙二醇项目',
    ]);
    expect(names('岚岭集团完成20万吨供水，屏泰集团累计达到50万吨产能，项目投产。')).toEqual([]);
    expect(names('项目建成后将具备年产1110吨鱼油的产能。')).toEqual([]);
    expect(names('岚泰集团20万吨煤炭库存充足。')).toEqual([]);
    expect(names('加快3×100MW发电厂项目建设。')).toEqual(['3×100MW发电厂项目']);
  });
  it('counted and then listed are each one, by common words too', () => {
    expect(names('集中开工项目18个，包括海洋生物医药制造项目、水产冷链加工项目等。')).toEqual(['海洋生物医药制造项目', '水产冷链加工项目']);
    expect(names('这批项目、已开工项目、25宗低于进度项目和掀起工业项目建设热潮。')).toEqual([]);
    expect(names('岚光全产业链一期项目点火运行。')).toEqual(['岚光全产业链一期项目']);
  });
  it('are no zones that are looked into, no trades projects are sought in', () => {
    expect(names('调研组到岚北经济开发区、沁南工业园区、屏西工业园区等就园区建设进行调研。')).toEqual([]);
    expect(names('围绕云计算、机械零部件、商贸物流三个主导产业招商项目，明确责任。')).toEqual([]);
  });
  it('kinds of what is wanted are none', () => {
    expect(names('引进钾电池负极材料、固态电池等储能新材料项目。')).toEqual([]);
    expect(names('土地、用工、水资源等要素保障距离项目建设需求还有差距。')).toEqual([]);
  });
  it('are opened by 主要包括 where projects are counted', () => {
    expect(names('基础设施项目19项，总投资4亿元，主要包括屏溪大桥、岚山水库工程等。')).toEqual(['屏溪大桥', '岚山水库工程']);
  });
  it('are seen on a visit, heard of, signed and declared begun', () => {
    expect(names('县长一行先后深入到岚科产业园、屏光（甲市）数字科技、沁溪路提升改造项目现场。')).toEqual([
      '岚科产业园',
      '屏光（甲市）数字科技',
      '沁溪路提升改造',
    ]);
    expect(names('市长宣布岚泰不锈钢轧制生产线项目开工。')).toEqual(['岚泰不锈钢轧制生产线项目']);
  });
  it('are counted behind, or named as examples of several', () => {
    expect(names('沁桥、岚铺两个风电场项目同时开工。')).toEqual(['沁桥', '岚铺']);
    expect(names('产业类包括多个化工项目，如岚南新材料基地项目、沁县化工集群项目（一期）等。')).toEqual(['岚南新材料基地项目', '沁县化工集群项目（一期）']);
    expect(names('基建项目9项，主要包括岚州医学高等专科学校（二期）、沁河石文化公园项目等。')).toEqual(['岚州医学高等专科学校（二期）', '沁河石文化公园项目']);
  });
  it('are joined by 和 before a count, and may stand in quotation marks', () => {
    expect(names('与岚泰水果交易中心和沁新商贸物流中心2个项目签订投资协议。')).toEqual(['岚泰水果交易中心', '沁新商贸物流中心']);
    expect(names('园区与岚海实业公司签订合同项目“沁县秸秆再利用生态农业项目”，引资额4000万元。')).toEqual(['沁县秸秆再利用生态农业项目']);
    expect(names('大力推动洽谈项目尽快落实、签约项目早日开工、在建项目快马加鞭。')).toEqual([]);
  });
  it('may be units of a plant, joined by 及, or seen on a visit', () => {
    expect(names('开工建设岚五间房火电机组及沁能五间房火电机组交流线路电源点项目。')).toEqual(['岚五间房火电机组', '沁能五间房火电机组交流线路电源点项目']);
    expect(names('在考察岚杉锂离子电池材料项目时，他了解了生产工艺。')).toEqual(['岚杉锂离子电池材料项目']);
    expect(names('提前铺排好新开工项目，云溪县工业项目建设如火如荼，确保每一个项目顺利实施。')).toEqual([]);
  });
  it('a chain lengthened, filled and strengthened is one word', () => {
    expect(names('岚达产业园强链、延链、补链医药中间体项目开工建设。')).toEqual(['岚达产业园强链、延链、补链医药中间体项目']);
  });
});

describe('ways', () => {
  it('are named by their numbers and places when something is built of them', () => {
    expect(names('建成S21岚屏段、S28沁岚高速，开工建设G1616屏海段。')).toEqual(['S21岚屏段', 'S28沁岚高速', 'G1616屏海段']);
    expect(names('扩能改造沁岚线、屏海线。')).toEqual(['沁岚线', '屏海线']);
    expect(names('改造完成G217、G335及S281等12条国省道。')).toEqual(['G217', 'G335', 'S281']);
    expect(names('完成X南路、沁屏路建设。')).toEqual(['X南路', '沁屏路']);
  });
  it('thoughts and lines of conduct are none', () => {
    expect(names('建成通车后拓宽思路，守牢底线，闯出新路。')).toEqual([]);
  });
});

describe('a single name', () => {
  it('stands behind the class it is put in, before what is said of it', () => {
    expect(names('省重大水利工程岚冲水库今天开工建设。')).toEqual(['岚冲水库']);
    expect(names('岚溪水利枢纽大坝工程通过竣工验收。')).toEqual(['岚溪水利枢纽大坝工程']);
  });
  it('is a place with a size and a kind of plant', () => {
    expect(names('目前，岚县沁镇40兆瓦光伏发电已建成并网。')).toEqual(['岚县沁镇40兆瓦光伏发电']);
    expect(names('日前，岚泉风电基地建成仪式在沁县举行。')).toEqual(['岚泉风电基地']);
  });
  it('may be a firm’s that is known by common characters', () => {
    expect(names('推动中石油搬迁升级改造项目下半年开工建设。')).toEqual(['中石油搬迁升级改造项目']);
    expect(names('今年年底实现岚东国际机场转场运营。')).toEqual(['岚东国际机场']);
  });
  it('a class of projects, and a place where others begin, are none', () => {
    expect(names('甲县2022年重大项目正式开工，再掀起新一轮项目建设热潮。')).toEqual([]);
    expect(names('建设进度较慢的项目，要加大投入。')).toEqual([]);
    expect(names('屏都工业孵化园2019年重大项目集中开工。')).toEqual([]);
  });
  it('is none where a verb fills it', () => {
    expect(names('真正把项目建设成放心工程，实地查看项目建设进度，正在准备办理项目核准。')).toEqual([]);
    expect(names('该项目是目前最大的储能项目。')).toEqual([]);
  });
});
