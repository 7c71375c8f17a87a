import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../decode.ts';

const page = (body: string, head = '<meta charset="utf-8">') => `<!DOCTYPE html><html><head>${head}<title>网站</title></head><body>${body}</body></html>`;
const text = async (html: string) => (await decodeText(new TextEncoder().encode(html), '页.html')).text;
const long = '加快推进绿色电力替代，确保年内建成投运，逐月调度。'.repeat(6);

describe('html', () => {
  it('gives block elements a line each, entities and breaks written out, inline elements joined', async () => {
    expect(await text(page('<h1>工作&nbsp;要点</h1><p>投资<b>5</b>亿元&mdash;&#37;&#x4e00;<br>第二行</p><div>甲<div>乙</div>丙</div>'))).toBe(
      '工作 要点\n投资5亿元—%一\n第二行\n甲\n乙\n丙',
    );
  });

  it('leaves out scripts, styles, menus, forms, hidden parts and comments', async () => {
    const menu = '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/a">公开</a></li></ul></div>';
    const html = page(
      `${menu}<script>if (a < b) { "<p>不是文字</p>" }</script><style>p{}</style><!-- 注释 --><form><input value="搜"><button>搜索</button></form><p style="display: none">藏</p><p>正文第一段。</p><footer>网站地图</footer>`,
    );
    expect(await text(html)).toBe('正文第一段。');
  });

  it('finds the article of a page by its name, and puts the page’s title before it', async () => {
    const html = page(
      `<div class="header">政府网站<a>首页</a></div><div class="TRS_Editor"><p>${long}</p></div><div class="related"><a>其他文件一</a><a>其他文件二</a></div>`,
      '<meta charset="utf-8"><meta name="ArticleTitle" content="示例园区工作要点">',
    );
    expect(await text(html)).toBe(`示例园区工作要点\n${long}`);
  });

  it('takes tags left open or closed in the wrong order as browsers do', async () => {
    expect(await text('<p>甲<p>乙<ul><li>一<li>二</ul></b>丙<b>丁</p>戊 a < b，c & d')).toBe('甲\n乙\n一\n二\n丙丁\n戊 a < b，c & d');
    expect(await text('<div>'.repeat(5000) + '深'.repeat(3))).toBe('深深深');
  });

  it('reads a task table, spans and all; a table that lays out the page is no table', async () => {
    const html = page(`<table><tr><td><h2>安排</h2><table border="1">
      <tr><th>序号<th>重点任务<th>具体举措<th>责任单位<th>完成时限
      <tr><td rowspan="2">1<td rowspan="2">绿电替代<td>建成变电站<td>示例能源局<td>9月底
      <tr><td>新增储能10万千瓦<td>示例能源局<td>12月底</table></td></tr></table>`);
    expect((await text(html)).split('\n')).toEqual([
      '安排',
      '绿电替代',
      '1. 建成变电站。责任单位：示例能源局；完成时限：9月底。',
      '1. 新增储能10万千瓦。责任单位：示例能源局；完成时限：12月底。',
    ]);
  });

  it('reads GB pages, declared or not, and a page saved as .doc', async () => {
    const declared = iconv.encode(
      page('<p>规模以上工业增加值增长百分之八。</p>', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'),
      'gb18030',
    );
    expect(await decodeText(declared, '页.doc')).toMatchObject({ kind: 'html', text: '规模以上工业增加值增长百分之八。' });
    const bare = iconv.encode('<html><p>规模以上工业增加值增长百分之八。</p></html>', 'gb18030');
    expect((await decodeText(bare, '页.htm')).text).toBe('规模以上工业增加值增长百分之八。');
  });
});
