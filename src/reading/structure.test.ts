import { describe, expect, it } from 'vitest';
import { lexicon, reading } from '../../test/support/lexicon.ts';
import { fold, unfold } from './normal.ts';
import { sentencesOf } from './sentences.ts';

const kinds = (text: string) => reading(text, 2024).sentences.map((s) => s.kind);

describe('sentences', () => {
  it('end at 。！？； and line ends, closing quotes included; colon, comma and ; do not end one', () => {
    const text = '甲，乙:丙;丁。“戊！”己？\n 庚；\r\n辛';
    expect(sentencesOf(text).map((s) => text.slice(s.at, s.end))).toEqual(['甲，乙:丙;丁。', '“戊！”', '己？', '庚；', '辛']);
  });

  it('are tasks, results or context by their words', () => {
    expect(kinds('同志们：')).toEqual(['context']);
    expect(kinds('各部门要加快园区管网改造。')).toEqual(['task']);
    expect(kinds('着力降低企业用能成本。')).toEqual(['task']);
    expect(kinds('园区已建成标准厂房12万平方米。')).toEqual(['result']);
    expect(kinds('抓好安全生产，是园区当前的首要任务。')).toEqual(['context']);
    expect(kinds('会议强调，“安全是发展的前提”。')).toEqual(['context']);
    expect(kinds('预计全年产值将达到80亿元。')).toEqual(['result']);
  });

  it('behind ； go on with the kind before', () => {
    expect(kinds('今年的主要预期目标是：产值增长7%；税收增长5%；绿化率30%以上。')).toEqual(['task', 'task', 'task']);
  });
});

describe('outline', () => {
  it('follows the numbering of official documents', () => {
    const { outline } = reading('一、总体要求\n（一）目标\n1.产值\n（1）细项\n2.用电\n（二）保障\n二、措施\n一是强基础。二是补短板。');
    expect(outline.map((n) => [n.number, n.title, n.level, n.parent])).toEqual([
      ['一、', '总体要求', 1, null],
      ['（一）', '目标', 2, 0],
      ['1.', '产值', 3, 1],
      ['（1）', '细项', 4, 2],
      ['2.', '用电', 3, 1],
      ['（二）', '保障', 2, 0],
      ['二、', '措施', 1, null],
      ['一是', '强基础', 2, 6],
      ['二是', '补短板', 2, 6],
    ]);
  });

  it('finds the title and the year', () => {
    expect(reading('下载\n打印\n示例园区2025年工作要点\n各部门：\n……')).toMatchObject({ title: '示例园区2025年工作要点', year: 2025 });
    expect(reading('总结2023年工作，谋划2024年工作。').year).toBe(2024);
    expect(reading('今年是“十五五”开局之年。').year).toBe(2026);
    expect(reading('深入贯彻党的二十届三中全会精神。').year).toBe(2024);
    expect(reading('加快建设。').year).toBeNull();
    expect(reading('加快建设。', 2031).year).toBe(2031);
    // What is told of dates nothing.
    expect(
      reading('园区基本情况\n示例园区于2011年6月成立，2013年4月经省政府批准为省级开发区，规划面积33平方公里，入驻企业135家，基础设施齐全。', 2031).year,
    ).toBe(2031);
    expect(reading('园区简报（摘自2023年3月13日消息）\n3月12日，园区召开会议。', 2031).year).toBe(2023);
    expect(reading('2025年1月3日，示例园区召开工作会议，总结一年来的成绩，部署新一年的各项重点任务，动员全区上下坚定信心、真抓实干。', 2031).year).toBe(2025);
  });
});

describe('tasks', () => {
  it('hold action, object, measure, owners, deadline and what lies inside', () => {
    const text = '2025年工作分解\n一、项目建设\n1.加快推进示例新材料5万吨碳纤维项目建设，6月底前完成主体工程，年内投资达到3亿元（责任单位：经发局、招商局）。';
    const { tasks, figures, projects } = reading(text);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]).toMatchObject({ action: '加快推进', owners: ['经发局', '招商局'], deadline: '2025-12-31', parent: 0 });
    expect(tasks[0]!.object).toContain('碳纤维项目');
    expect(tasks[0]!.figures.map((i) => figures[i]!.quote)).toEqual(['5万吨', '3亿元']);
    expect(tasks[0]!.projects.map((i) => projects[i]!.name)).toEqual(['示例新材料5万吨碳纤维项目']);
  });
});

describe('a notice that shares tasks out', () => {
  it('joins the duties said behind a task to it', () => {
    const text =
      '关于分解2024年重点任务的通知\n1.到2026年，新能源装机规模达到80万千瓦，能耗比2020年下降12%。（牵头单位：能源局；责任单位：经发局、供电中心；完成时限：2024年9月底前）\n2.建成管网12公里。（牵头单位：建设局）';
    expect(reading('一、抓项目\n（一）建设管网。\n（责任单位：建设局）\n（二）完成投资3亿元。').tasks.map((t) => t.owners)).toEqual([['建设局'], []]);
    const { tasks, figures } = reading(text);
    expect(tasks.map((t) => [t.object.slice(0, 8), t.owners])).toEqual([
      ['新能源装机规模达', ['能源局', '经发局', '供电中心']],
      ['管网12公里', ['建设局']],
    ]);
    expect(figures.map((f) => [f.indicator, f.value, f.year])).toEqual([
      ['新能源装机规模', 80, 2026],
      ['能耗', -12, 2026],
      ['管网', 12, 2024],
    ]);
  });
});

describe('what a sentence does', () => {
  const told = (text: string) => reading(text).sentences.map((s) => s.kind);
  it('headings above what was done tell it, nouns only name', () => {
    expect(
      told('一、过去一年工作回顾\n（一）产业根基更加牢固，项目建设加快推进。\n建成管网12公里。\n二、今年工作安排\n（一）关于重点任务。\n加快建设管网。'),
    ).toEqual(['context', 'result', 'result', 'context', 'context', 'task']);
  });
  it('a meeting’s agenda and what happened there are context, and set no mode', () => {
    expect(told('同志们：\n这次会议的主要任务是，总结上半年工作，部署下半年任务。\n刚才，三家企业作了汇报。\n二季度新增企业12家，成绩取得明显突破。')).toEqual([
      'context',
      'context',
      'context',
      'result',
    ]);
  });
  it('a year before the document’s own tells of the past', () => {
    expect(told('在2021年工作会议上的讲话\n2020年是很不平凡的一年，我们坚持两手抓，保障企业复工复产。\n这一年，我们守牢底线，发展更加稳健。')).toEqual([
      'context',
      'result',
      'result',
    ]);
  });
  it('buttons of a page order nothing; a leader’s words on the year past report it', () => {
    expect(told('加大字体 缩小字体 收藏 打印\n甲某指出，过去一年，园区取得显著成效。\n甲某强调，要加快建设。')).toEqual(['context', 'result', 'task']);
  });
  it('orders of a paragraph go on in a paper; what a report sets out is no order', () => {
    expect(told('甲某指出，形势向好。\n甲某强调，要延链补链。树牢链式思维，引进上下游企业。')).toEqual(['context', 'task', 'task']);
    expect(told('报告确定了今年工作的主要目标。\n一、工作开展情况\n认真落实上级部署要求，锚定总要求，取得新成效。\n令人振奋的是，铁路正式通车。')).toEqual([
      'context',
      'context',
      'result',
      'result',
    ]);
  });
  it('a line of its own heads a part of a report; a year past looks back in a section of orders', () => {
    const text = '示例县2024工作报告\n回顾2023年工作成果\n产业发展成效显著，投资10亿元。\n展望2024年工作目标\n产业转型升级，投资15亿元。';
    expect(told(text)).toEqual(['context', 'context', 'result', 'context', 'task']);
    expect(reading(text, 2026)).toMatchObject({ year: 2024, figures: [{ year: 2023 }, { status: 'target', year: 2024 }] });
    expect(told('在2022年工作会议上的讲话\n一、把握大势，推动园区跨越\n2021年，全区统筹推进各项工作，面貌焕然一新。\n加快建设管网。')).toEqual([
      'context',
      'task',
      'result',
      'task',
    ]);
  });
  it('what is wanting is told as such to the end of its paragraph', () => {
    expect(told('一、上半年工作回顾\n开工项目42项。存在的问题，主要是投资进度较慢。另外，要素资源仍然偏紧。\n新增企业2家。')).toEqual([
      'context',
      'result',
      'context',
      'context',
      'result',
    ]);
  });
  it('a plan’s reasons and its thoughts are no orders, what stands above a review is its past', () => {
    expect(
      told(
        '为推动园区高质量发展，结合园区实际，特制定本方案。\n一、指导思想\n二、工作推进情况\n（一）聚焦项目攻坚，实力明显增强。大力推广新模式，推动项目开工。',
      ),
    ).toEqual(['context', 'context', 'context', 'result', 'result']);
  });
  it('what there is among what is looked at is told, what a project will bring is not', () => {
    expect(told('一、园区基本情况\n园区位于城北。\n入驻企业135家，实现产值30亿元。\n用地仅剩12公顷，空间不足。\n项目投产后，预计可实现税收3亿元。')).toEqual([
      'context',
      'context',
      'result',
      'context',
      'context',
    ]);
  });
  it('what a meeting did and the heads of columns are context', () => {
    expect(told('会议传达上级精神，总结去年工作。\n甲某作了工作报告。\n甲某、乙某出席会议。\n这标志着园区迈上新台阶。\n完成时限 |')).toEqual(
      Array.from({ length: 5 }, () => 'context'),
    );
  });
  it('what was learnt goes on behind ；', () => {
    expect(told('一、过去一年工作回顾\n建成管网12公里。\n我们深切体会到，做好工作，必须树牢实干导向；\n必须坚持项目为王。')[2]).toBe('context');
    expect(told('一、过去一年工作回顾\n我们深切体会到，必须树牢实干导向；必须坚持项目为王。').slice(1)).toEqual(['context', 'context']);
  });
  it('appeals, thanks, reasons and hardships are neither task nor result', () => {
    const past = '一、过去一年工作回顾\n建成管网12公里。\n这些成绩来之不易。\n产业结构偏重，用水矛盾亟待解决。';
    expect(told(past)).toEqual(['context', 'result', 'context', 'context']);
    const plan =
      '二、今年工作安排\n让我们携手同行，共同书写园区发展的新答卷！\n《规划纲要》提出了五方面目标。\n投资增长5%左右，有利于稳定预期。\n园区兴则产业兴。\n管网的密度决定承载的限度。\n重点做好六方面工作。';
    expect(told(plan).slice(1)).toEqual(Array.from({ length: 6 }, () => 'context'));
  });
});

describe('projects', () => {
  const names = (text: string) => reading(text).projects.map((p) => p.name);
  it('are named one by one or in lists closed by 等…项目', () => {
    expect(names('加快示例化工12万吨己二酸项目建设，推进南山变电站扩建工程。')).toEqual(['示例化工12万吨己二酸项目', '南山变电站扩建工程']);
    expect(names('推动晨光电池二期、远山氢能、青石港码头等6个重点项目开工。')).toEqual(['晨光电池二期', '远山氢能', '青石港码头']);
  });
  it('share the head the last of them bears, where something is built', () => {
    expect(names('青岚、北渡、石门滩大型水库建成投用。')).toEqual(['青岚', '北渡', '石门滩大型水库']);
    expect(names('临川、雾山、白鹿等新线投入运营，开工建设湖滨（西）高铁云阳至鹿鸣段。')).toEqual(['临川', '雾山', '白鹿', '湖滨（西）高铁云阳至鹿鸣段']);
    expect(names('推进工业、农业、服务业数字化改造。')).toEqual([]);
  });
  it('are works with a name of their own, by what is built', () => {
    expect(names('建成投用鹿鸣港口岸，规划建设云阳航空产业城，青岚数贸中心市场板块开业运营。')).toEqual([
      '鹿鸣港口岸',
      '云阳航空产业城',
      '青岚数贸中心市场板块',
    ]);
    // What is there already, what only common words name, what holds a clause, what bears a title.
    expect(names('用好云阳跨海大桥，依托鹿鸣机场发展临空经济。')).toEqual([]);
    expect(names('支持原创性技术项目，引进一批标志性外资项目，推进农村基础设施和公共服务项目建设。')).toEqual([]);
    expect(names('云阳口岸入选全国智慧口岸建设典型案例，鹿鸣大学牵头建设全国重点实验室。')).toEqual([]);
    expect(names('加快云阳、鹿鸣等10个国家物流枢纽建设。')).toEqual([]);
    expect(names('深入实施“百村千户”工程，推动中央预算内投资、政策性金融工具等项目开工建设。')).toEqual([]);
  });
  it('of an action on a thing, of many counted kinds, of what is made before or behind', () => {
    expect(names('青岚一线船闸扩容改造，鹿鸣石化一体化等12个投资额十亿元以上重大工业项目建成投产。')).toEqual(['青岚一线船闸扩容改造', '鹿鸣石化一体化']);
    expect(names('实施鹿鸣协作项目80个，完成11处料场封闭改造，支持鹿鸣大学建设世界一流学科。')).toEqual([]);
    expect(names('北湾拓浚排涝工程完成可研编制，鹿鸣阀门城三期、湖滨云岫大厦均推进地下室施工。')).toEqual([
      '北湾拓浚排涝工程',
      '鹿鸣阀门城三期',
      '湖滨云岫大厦',
    ]);
    expect(names('云阳县园子沟光伏电站和云阳县下庄房光伏电站建成，北湾至南岭铁路项目（鹿鸣段）实现开工。')).toEqual([
      '云阳县园子沟光伏电站',
      '云阳县下庄房光伏电站',
      '北湾至南岭铁路项目',
    ]);
    expect(names('详细了解了项目建设进度，各级各部门要切实为项目服务。')).toEqual([]);
    expect(names('示例区将推动云阳科技高端汽车工业园2025年上半年开工建设，推动鹿鸣电池项目二期6月底前竣工投产。')).toEqual([
      '云阳科技高端汽车工业园',
      '鹿鸣电池项目二期',
    ]);
    expect(names('集中精力谋项目、凝心聚力招项目。')).toEqual([]);
    expect(names('支持鹿鸣大学筹建，云阳国际陆港核心功能区建成投用。')).toEqual(['鹿鸣大学', '云阳国际陆港核心功能区']);
  });
  it('are no campaigns, no common words, no counts', () => {
    expect(names('实施“暖心工程”，开展素质提升工程，引进一批优质项目，推进重点项目建设，签约18个项目。')).toEqual([]);
  });
});

describe('folding', () => {
  it('knows traditional text, spaced letters and marks without width', () => {
    const text = '這個開發區\u200b規 上 工 業 增 加 值增長７%，層級、屆次與衆創';
    const folded = fold(text, lexicon.traditional);
    expect(folded.text).toBe('这个开发区规上工业增加值增长7%，层级、届次与众创');
    const [figure] = reading(text).figures;
    expect([figure!.quote, text.slice(figure!.at, figure!.end)]).toEqual(['７%', '７%']);
    expect(figure!.indicator).toContain('规上工业增加值');
    expect(fold('甲局 乙局 丙局', lexicon.traditional).text).toBe('甲局 乙局 丙局');
  });

  it('writes half-width marks and blanks as a Chinese text does, numbers and Latin words stay', () => {
    expect(fold('投资xx.x亿元,用电1,200万千瓦时(同比增长x%);时间:09:30,Excel', lexicon.traditional).text).toBe(
      '投资XX.X亿元，用电1,200万千瓦时（同比增长X%）;时间：09:30，Excel',
    );
    expect(reading('上半年完成投资xx.x亿元,同比增长x.x%。').figures.map((f) => [f.quote, f.value, f.unit])).toEqual([
      ['xx.x亿元', null, '亿元'],
      ['x.x%', null, '%'],
    ]);
  });

  it('mends numbers set apart and commas doubled, not the numbers of items', () => {
    expect(fold('增长6 . 5%,,投资24. 3亿元,、税收3亿元,。', lexicon.traditional).text).toBe('增长6.5%，投资24.3亿元、税收3亿元。');
    expect(fold('\n1. 5个项目开工', lexicon.traditional).text).toBe('\n1. 5个项目开工');
    const text = '投资增长6 . 5%左右。';
    expect(reading(text).figures.map((f) => [f.quote, f.value])).toEqual([['6 . 5%', 6.5]]);
  });

  it('takes no figure from the furniture of a page', () => {
    const text =
      '索 引 号：11152900/2024-00061\n发文字号：示政发〔2024〕12号\n【字体：大 中 小】\n浏览次数：1,024 次\n点击数：318次\n打印 关闭\n建成管网12公里。';
    expect(reading(text).figures.map((f) => f.quote)).toEqual(['12公里']);
    expect(
      reading(text)
        .sentences.slice(0, -1)
        .every((s) => s.kind === 'context'),
    ).toBe(true);
  });

  it('keeps the way back: widths, traditional characters, pinyin, spaces before units', () => {
    const text = '產值（達(dá)到）８５．６ 億元，占５０％';
    const folded = fold(text, lexicon.traditional);
    expect(folded.text).toBe('产值（达到）85.6亿元，占50%');
    const at = folded.text.indexOf('85.6');
    const span = unfold(folded, at, at + '85.6亿元'.length);
    expect(text.slice(span.at, span.end)).toBe('８５．６ 億元');
    expect(reading(text).figures.map((f) => [f.quote, f.value, f.unit])).toEqual([
      ['８５．６ 億元', 85.6, '亿元'],
      ['５０％', 50, '%'],
    ]);
  });
});
