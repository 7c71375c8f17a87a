import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestServer, park, root } from './testing.ts';
import type { Client, TestServer } from './testing.ts';

let server: TestServer;
let office: Client;
beforeAll(async () => {
  server = await openTestServer('second', 'third');
  office = await server.user('office', ['office'], { park: '*' }).catch(() => server.admin());
});
afterAll(() => server.close());

const sample = (name: string) => readFileSync(join(root, 'samples', name), 'utf8');

// oxlint-disable-next-line typescript/no-explicit-any -- a test reads what it expects
type Found = any;
const upload = async (where: string, name: string, text: string): Promise<{ id: string; text: string }> => {
  const made = await office.call('POST', `/parks/${where}/documents`, { json: { name, text } });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  return { id: made.body.document.id, text };
};
const compare = async (where: string, id: string, query = '') => {
  const answer = await office.call('GET', `/parks/${where}/documents/${id}/comparison${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Found;
};
const decide = async (where: string, id: string, items: readonly object[]) => {
  const answer = await office.call('POST', `/parks/${where}/documents/${id}/decisions`, { json: { items } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Found;
};
const proposals = async (where: string, id: string) => (await office.call('GET', `/parks/${where}/documents/${id}/proposals`)).body.items as Found[];
const goals = async (where: string) => (await office.call('GET', `/parks/${where}/ledgers/goal/entries?size=500&sort=code`)).body.entries as Found[];
const told = (found: Found[]) => found.map((f) => [f.what, f.indicator, f.difference]);

describe('documents of a park', () => {
  let ours: { id: string; text: string };
  let higher: { id: string; text: string };
  beforeAll(async () => {
    ours = await upload(park, '讲话.txt', sample('2024-work-meeting.txt'));
    higher = await upload(park, '下达指标.txt', sample('2024-higher-targets.txt'));
  });

  it('ours against a higher body’s: weaker, stronger, missing, the same, each with both quotes', async () => {
    const { others, ledger } = await compare(park, ours.id, `?with=${higher.id}&standing=higher`);
    expect([ledger, others.length, others[0].standing, others[0].first]).toEqual([null, 1, 'higher', 'other']);
    const found = others[0].goals as Found[];
    expect(told(found)).toEqual([
      ['weaker', '地区生产总值', -1],
      ['same', '规上工业增加值', 0],
      ['stronger', '固定资产投资', 5],
      ['same', '一般公共预算收入', 0],
      ['weaker', '招商引资到位资金', -10],
      ['same', '可再生能源电力消费占比', 0],
      ['weaker', '新能源利用率', -2],
      ['weaker', '新鲜水用量', 100],
      ['missing', '单位工业增加值用水量', null],
      ['missing', '能耗总量控制在上级下达范围以内', null],
      ['missing', '居民人均可支配收入与经济增长同步', null],
    ]);
    for (const { first, second } of found) {
      expect(higher.text.slice(first.at, first.end)).toBe(first.quote);
      expect(first.sentence.slice(first.from, first.from + first.quote.length)).toBe(first.quote);
      if (second) expect(ours.text.slice(second.at, second.end)).toBe(second.quote);
    }
    expect(found[0].text.zh).toBe('地区生产总值（2024年）：上级要求增长不低于 8%，本级为增长约 7%，未达到上级要求，差 1 个百分点。');
    expect(found[7].text.zh).toBe('新鲜水用量（2024年）：上级要求不超过 2,700 万立方米，本级为不超过 2,800 万立方米，未达到上级要求，差 100 万立方米。');
  });

  it('without being told, of one rank: contradictions; told that one is the higher body’s, against that', async () => {
    const peers = (await compare(park, ours.id)).others[0];
    expect([peers.standing, peers.document.id]).toEqual(['peers', higher.id]);
    expect(told(peers.goals).filter(([what]) => what === 'contradiction')).toHaveLength(5);
    expect(peers.goals.find((f: Found) => f.indicator === '地区生产总值').text.zh).toContain('相互矛盾');
    const entry = (await office.call('GET', `/parks/${park}/ledgers/document/entries/${higher.id}`)).body;
    const ranked = await office.call('PATCH', `/parks/${park}/ledgers/document/entries/${higher.id}`, {
      json: { values: { rank: 'higher' } },
      headers: { 'if-match': `"${entry.revision}"` },
    });
    expect([ranked.status, ranked.body.values.rank]).toEqual([200, 'higher']);
    const now = (await compare(park, ours.id)).others[0];
    expect([now.standing, now.first]).toEqual(['higher', 'other']);
    const theirs = (await compare(park, higher.id)).others[0];
    expect([theirs.standing, theirs.first]).toEqual(['higher', 'this']);
    expect(told(theirs.goals)).toEqual(told(now.goals));
  });

  it('accepting both never gives two entries of the same goal; what differs says so first', async () => {
    const open = async (id: string) => (await proposals(park, id)).filter((p) => p.ledger === 'goal');
    const accept = async (id: string) =>
      decide(
        park,
        id,
        (await open(id)).map(({ item }) => ({ item, outcome: 'accepted' })),
      );
    await accept(ours.id);
    const before = await goals(park);
    const second = await open(higher.id);
    const same = second.filter((p) => p.meets?.as === 'source');
    expect(same.map((p) => p.values.name)).toEqual(['规上工业增加值增速', '一般公共预算收入增速', '可再生能源电力消费占比']);
    expect(second.find((p) => p.values.canonical === 'economy.gdp').meets).toMatchObject({
      as: 'new',
      fields: [{ field: 'value', from: 7, to: 8 }, { field: 'bound' }],
    });
    const { command } = await accept(higher.id);
    const after = await goals(park);
    expect(after.length).toBe(before.length + second.length - same.length);
    const twice = after.filter((g) => g.values.sources !== null);
    expect(twice.map((g) => g.values.name)).toEqual(same.map((p) => p.values.name));
    for (const goal of twice) for (const s of goal.values.sources) expect(higher.text.slice(s.at, s.end)).toBe(s.quote);
    const history = (await office.call('GET', `/parks/${park}/ledgers/goal/entries/${twice[0].id}/history`)).body.events;
    expect(history.at(-1).command === command || history[0].command === command).toBe(true);
    // The higher body's goals are measured against our entries, and ours never against its.
    const { ledger } = await compare(park, higher.id);
    expect([ledger.standing, ledger.first, ledger.goals.filter((f: Found) => f.what === 'same').length]).toEqual(['higher', 'this', same.length]);
    expect(
      told(ledger.goals)
        .filter(([what]) => what === 'weaker')
        .map(([, indicator]) => indicator),
    ).toEqual(['地区生产总值', '招商引资到位资金', '新能源利用率', '新鲜水用量']);
    expect((await compare(park, ours.id)).ledger.goals.every((f: Found) => f.first === null || f.first.document.id !== higher.id)).toBe(true);
    expect((await office.call('POST', `/parks/${park}/undo`, { json: { command } })).status).toBe(200);
    expect((await goals(park)).map((g) => g.values)).toEqual(before.map((g) => g.values));
  });
});

describe('a new edition', () => {
  const edition = (title: string, growth: number, day: string, tail: string) =>
    `${title}\n今年主要预期目标是：招商引资到位资金突破130亿元，地区生产总值增长${growth}%${tail}\n1.编制节水规划，${day}底前完成。\n2.建设${growth === 7 ? '人才公寓' : '中试平台'}。`;

  it('is compared with what the ledger made of the one before, and its changes are accepted into it', async () => {
    const old = await upload('second', 'a.txt', edition('示例园区2025年工作要点（征求意见稿）', 7, '6月', '，再生水利用量达到900万立方米。'));
    const first = await decide(
      'second',
      old.id,
      (await proposals('second', old.id))
        .filter((p) => p.ledger === 'goal' || /节水|公寓/.test(p.source.quote))
        .map(({ item }) => ({ item, outcome: 'accepted' })),
    );
    const mended = first.made.find((g: Found) => g.values.canonical === 'investment.attracted');
    await office.call('PATCH', `/parks/second/ledgers/goal/entries/${mended.id}`, {
      json: { values: { value: 125 } },
      headers: { 'if-match': `"${mended.revision}"` },
    });
    const next = await upload('second', 'b.txt', edition('示例园区2025年工作要点', 8, '9月', '，新鲜水用量不超过2800万立方米。'));
    const [found] = (await compare('second', next.id)).others;
    expect([found.standing, found.first, found.against]).toEqual(['edition', 'other', 'ledger']);
    expect(told(found.goals)).toEqual([
      ['stronger', '招商引资到位资金', 5],
      ['stronger', '地区生产总值', 1],
      ['dropped', '再生水利用量', null],
      ['new', '新鲜水用量', null],
    ]);
    expect(found.goals[0].text.zh).toBe('招商引资到位资金（2025年）：由不低于 125 亿元改为不低于 130 亿元，要求提高 5 亿元。');
    const tasks = found.tasks.filter((t: Found) => /节水|公寓|中试/.test(t.text.zh));
    expect(tasks.map((t: Found) => [t.what, t.text.zh])).toEqual([
      ['changed', '编制节水规划：完成时限由2025-06-30改为2025-09-30。'],
      ['dropped', '建设人才公寓：不再提出。'],
      ['new', '建设中试平台：新增任务。'],
    ]);

    const changes = [...found.goals.slice(0, 2), tasks[0]].map(({ first: a, second: b }: Found) => ({
      item: b.item,
      outcome: 'accepted',
      into: { entry: a.entry, as: 'change' },
    }));
    const done = await decide('second', next.id, changes);
    expect(done.made.map((e: Found) => e.values.value ?? e.values.deadline)).toEqual([130, 8, '2025-09-30']);
    for (const entry of done.made) {
      expect(entry.values.document).toBe(next.id);
      expect(next.text.slice(entry.source.at, entry.source.end)).toBe(entry.source.quote);
      expect(entry.values.sources).toMatchObject([{ document: old.id }]);
    }
    expect((await compare('second', next.id)).others[0].goals.map((f: Found) => f.what)).toEqual(['same', 'same', 'dropped', 'new']);
    expect((await office.call('POST', '/parks/second/undo', { json: { command: done.command } })).status).toBe(200);
    expect(told((await compare('second', next.id)).others[0].goals)).toEqual(told(found.goals));

    const asked = await compare('second', next.id, '?standing=edition');
    expect(asked.ledger.goals.map((f: Found) => f.what)).toContain('dropped');
  });
});

describe('inside a document', () => {
  it('names what it says twice with different values, and its arithmetic, with the quotes', async () => {
    const text =
      '示例园区工作报告\n一、2024年工作回顾\n去年，招商引资到位资金达到100亿元。\n二、2025年工作安排\n今年，招商引资到位资金增长30%，招商引资到位资金达到150亿元。\n地区生产总值增长7%。\n三、保障措施\n今年确保地区生产总值增长8%。';
    const { id } = await upload('third', 'c.txt', text);
    const { inside } = await compare('third', id);
    expect(told(inside)).toEqual([['contradiction', '地区生产总值', 1]]);
    expect([inside[0].first.sentence, inside[0].second.sentence]).toEqual(['地区生产总值增长7%。', '今年确保地区生产总值增长8%。']);
    const { arithmetic } = (await office.call('GET', `/parks/third/documents/${id}/reading`)).body;
    expect(arithmetic.map((a: Found) => [a.agrees, a.needed, a.monthly, Math.round(a.gap)])).toEqual([[false, 30, 2.5, 20]]);
    expect(arithmetic[0].text.zh).toContain('今年需新增 30 亿元，月均 2.5 亿元。');
  });

  it('is shown only to those who may read the document', async () => {
    const { id } = await upload('third', 'd.txt', '示例园区2026年工作要点\n今年，地区生产总值增长9%。');
    const outsider = await server.user('outsider', ['enterprise']);
    expect((await outsider.call('GET', `/parks/third/documents/${id}/comparison`)).status).toBeGreaterThanOrEqual(403);
    expect((await office.call('GET', `/parks/third/documents/${id}/comparison?standing=other`)).status).toBe(400);
    expect((await office.call('GET', `/parks/third/documents/${id}/comparison?with=00000000-0000-7000-8000-000000000000`)).status).toBe(404);
  });
});
