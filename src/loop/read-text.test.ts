import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import type { Reading } from '../reading/index.ts';
import { readPath, readUpload } from './read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'parkloop-read-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, bytes: string | Uint8Array) => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};
const main = new URL('../cli/main.ts', import.meta.url).pathname;
const command = (...args: string[]) => spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', main, 'read', ...args], { encoding: 'utf8' });
const text = '示例园区工作要点\n（2025年1月10日）\n今年主要预期目标是：规模以上工业增加值增长8%，可再生能源电力消费占比不低于50%。';

describe('from file to reading', () => {
  it('names the catalog’s indicators and hashes the text', async () => {
    const { reading, hash, decoder } = await readUpload(new TextEncoder().encode(text), '要点.txt', new Date('2025-02-01T00:00:00Z'));
    expect(decoder).toBe('txt/utf-8/1');
    expect(hash).toBe(reading.text);
    expect(reading.figures.map((f) => [f.quote, f.canonical, f.bound, f.year])).toEqual([
      ['8%', 'economy.industrial-added-value-growth', '=', 2025],
      ['50%', 'energy.renewable-share', '>=', 2025],
    ]);
  });

  it('takes the year of upload, in Beijing, where the text tells none', async () => {
    expect((await readUpload(new TextEncoder().encode('加快建设。'), '甲.txt', new Date('2030-12-31T17:00:00Z'))).reading.year).toBe(2031);
  });

  it('refuses a marked text', async () => {
    await expect(readUpload(new TextEncoder().encode(`秘密★5年\n${text}`), '甲.txt')).rejects.toThrow('office.secret');
    await expect(readUpload(new TextEncoder().encode(text), '要点（内部资料）.txt')).rejects.toThrow('office.secret');
    const ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const words = (inner: string) => `<w:p><w:r><w:t>${inner}</w:t></w:r></w:p>`;
    const part = (root: string, inner: string) => new TextEncoder().encode(`<w:${root} ${ns}>${inner}</w:${root}>`);
    const bytes = zipSync({
      'word/document.xml': part('document', `<w:body>${words('正文')}</w:body>`),
      'word/header2.xml': part('hdr', words('内部资料 注意保存')),
    });
    await expect(readUpload(bytes, '甲.docx')).rejects.toThrow('office.secret');
  });

  it('judges the size before it reads', async () => {
    // Sparse, and more than Node reads into one buffer: whoever reads it first is told that it cannot be read.
    const big = file('大.txt', '甲');
    truncateSync(big, 2 ** 32);
    expect(() => readFileSync(big)).toThrow('greater than 2 GiB');
    await expect(readPath(big)).rejects.toThrow('office.too-large');
  });
});

describe('parkloop read', () => {
  it('prints JSON, or a listing in Chinese', () => {
    const path = file('要点.txt', text);
    const json = command(path, '--json');
    expect(json.status).toBe(0);
    const reading = JSON.parse(json.stdout) as Reading;
    expect(reading).toMatchObject({ doc: '要点', year: 2025, title: '示例园区工作要点' });
    expect(Object.keys(reading)).toEqual(['doc', 'title', 'year', 'text', 'reader', 'outline', 'sentences', 'figures', 'relations', 'tasks', 'projects']);
    expect(command(path).stdout).toContain('目标  可再生能源电力消费占比  ≥50%  2025');
  });

  it.each<[string, string | Uint8Array, number, string]>([
    ['空.txt', '', 2, '空.txt：文件里没有文字'],
    ['坏.docx', 'PK并不是', 2, '坏.docx：docx 文件已损坏'],
    ['弹.docx', zipSync({ 'word/document.xml': new Uint8Array(20 * 1024 * 1024) }), 2, '弹.docx：文件解压后异常膨胀'],
    ['图.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 2, '图.txt：不是文本文件'],
    ['密.txt', `机密\n${text}`, 1, '密.txt：文件标有“机密”'],
    ['表.pdf', '%PDF-1.7', 2, '表.pdf：PDF 文件已损坏'],
  ])('%s: one clear line', (name, bytes, status, line) => {
    const done = command(file(name, bytes));
    expect(done.status).toBe(status);
    expect(done.stdout).toBe('');
    expect(done.stderr.trim().split('\n')).toHaveLength(1);
    expect(done.stderr).toContain(line);
  });

  it('says so when there is no file', () => {
    const done = command(join(folder, '没有.txt'));
    expect([done.status, done.stderr.trim().split('\n').length]).toEqual([2, 1]);
  });
});
