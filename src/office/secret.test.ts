import { describe, expect, it } from 'vitest';
import { Fault } from '../fault.ts';
import { refuseSecret, secretMark } from './secret.ts';

const body = '各部门、各企业：\n现将有关事项通知如下。一、抓好落实，全年完成投资12亿元。';

const marked = [
  `绝密★30年\n${body}`,
  `机密★10年\n特急\n${body}`,
  `秘密 ★ 一年\n${body}`,
  `秘密★\n${body}`,
  `机密\n${body}`,
  `秘　密\n示例园区管委会文件\n${body}`,
  `【机密】\n${body}`,
  `（内部资料）\n${body}`,
  `内部资料 注意保存\n${body}`,
  `内部资料，请勿外传\n${body}`,
  `内部文件\n${body}`,
  `内部资料\n妥善保管\n${body}`,
  `内部\n${body}`,
  `内部明电\n${body}`,
  `内部参考 第12期\n${body}`,
  `示例园区工作要点（内部）\n${body}`,
  `示例园区工作要点（内部资料，注意保存）\n${body}`,
  `示例园区工作要点【秘密】\n${body}`,
  `密级：秘密\n${body}`,
  `密级: 内部\n${body}`,
  `份号：000012\n密级　机密★长期\n${body}`,
  `发文机关 | 示例办 | 密级 | 机密 |\n${body}`,
  `文号\t1号\t密级\t内部\n${body}`,
  `保密等级：机密\n${body}`,
  `${body}\n内部资料，严禁外传\n`,
  `${body}\n${'正文。'.repeat(900)}\n秘密★5年\n`,
  `\ufeff  绝密  \n${body}`,
];

const open = [
  body,
  '示例园区商业秘密保护办法\n企业应当保护商业秘密，加强内部管理。',
  '关于加强保密工作的通知\n各单位要落实保密责任，严防失密泄密，涉及国家秘密的事项按规定办理。',
  '示例公司内部控制制度\n完善内部审计，健全内部治理结构。',
  '工作报告\n加强机密文件管理，机密级以上文件由专人保管。',
  '内部管理提升年活动方案\n一、强化内部挖潜。',
  '秘密花园小区改造项目\n投资3000万元。',
  '内部挖潜成效明显\n全年节约开支200万元。',
  '会议指出，要保守党和国家秘密。\n与会人员签订保密承诺书。',
  '园区企业（内部装修工程除外）须报备。',
  '调研组深入企业内部\n了解生产情况。',
  '密级事项清单由保密办另行管理，不在本通知所列范围。',
  '文件密级一栏为公开。密级：公开\n正文。',
  '企业内部食堂\n全年就餐3万人次。',
  '严守工作秘密，增强机密意识。',
];

describe('markings', () => {
  it.each(marked)('refuses %j', (text) => {
    expect(() => refuseSecret(text)).toThrow(Fault);
  });

  it.each(open)('lets through %j', (text) => {
    expect(secretMark(text)).toBeNull();
  });

  it('names the level only, nothing else of the text', () => {
    try {
      refuseSecret(`内部资料 注意保存\n${body}`, '甲.txt');
      expect.unreachable();
    } catch (error) {
      expect((error as Fault).kind).toBe('refused');
      expect((error as Fault).faults).toEqual([{ code: 'office.secret', params: { mark: '内部' }, where: { file: '甲.txt' } }]);
    }
  });
});
