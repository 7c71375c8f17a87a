import type { Pair } from './index.ts';

export const reports = {
  'report.about': [
    '按某一日期，从台账和方案写成工作报告；每个数都能回到它的记录。',
    'A work report written from ledgers and plan as of a date; every figure leads back to its entry.',
  ],
  'report.make': ['生成报告', 'Make a report'],
  'report.asOf': ['数据截至', 'As of'],
  'report.title': ['标题', 'Title'],
  'report.titleHint': ['可不填，自动命名', 'Optional; named by itself'],
  'report.made': ['报告已生成', 'Report made'],
  'report.none': ['还没有报告', 'No reports yet'],
  'report.noneHint': ['选一个日期，生成第一份工作报告。', 'Choose a date and make the first work report.'],
  'report.download': ['下载 docx', 'Download docx'],
  'report.text': ['正文', 'Text'],
  'report.figures': ['报告中的数值', 'Figures of the report'],
  'report.figuresCount': ['{n} 个数值', '{n} figures'],
  'report.figure': ['数值', 'Figure'],
  'report.origin': ['来自', 'From'],
  'report.field': ['字段', 'Field'],
  'report.wholeLedger': ['全部记录', 'all entries'],
  'report.count': ['条数', 'count'],
  'report.noFigures': ['报告里没有数值', 'The report holds no figures'],
  'report.chainHead': ['链头', 'Chain head'],
  'report.plan': ['方案', 'Plan'],
  'report.created': ['生成时间', 'Made'],
} satisfies Record<string, Pair>;
