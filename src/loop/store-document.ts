import { v7 as uuid } from 'uuid';
import { Fault } from '../fault.ts';
import { mediaTypes } from '../office/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Entry } from '../store/index.ts';
import { businessDate, type LoopContext, quoted } from './context.ts';
import { sha256 } from './digest.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readUpload } from './read-text.ts';

/** An uploaded file. */
export interface Upload {
  readonly name: string;
  readonly data: Uint8Array;
  /** Further fields of the document's entry: kind, occasion, speaker, issuedOn, example. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/**
 * Decodes, checks and reads a file, then stores it: original, decoded text and reading as blobs, and the document's entry that names them.
 * A marked text is refused before anything is stored; the same file or the same text a second time is refused with the first one's code.
 */
export function storeDocument(context: LoopContext, upload: Upload): Promise<{ readonly document: Entry; readonly reading: Reading }> {
  return oneAtATime(`documents ${context.park}`, () => keep(context, upload));
}

async function keep(context: LoopContext, { name, data, values }: Upload): Promise<{ readonly document: Entry; readonly reading: Reading }> {
  if (name.trim() === '') throw new Fault('input', { code: 'loop.no-name', params: {} });
  const decoded = await readUpload(data, name, context.now());
  const { reading, hash: text } = decoded;
  const file = sha256(data);
  await refuseSame(context, name, file, text);
  await context.store.putBlob(data, mediaTypes[decoded.kind], context.park);
  await context.store.putBlob(new TextEncoder().encode(decoded.text), 'text/plain; charset=utf-8', context.park);
  const kept = await context.store.putBlob(new TextEncoder().encode(JSON.stringify(reading)), 'application/json', context.park);
  const title = oneLine(reading.title ?? name.replace(/\.[^.]+$/, ''));
  const id = uuid();
  await context.store.write(context.viewer, {
    park: context.park,
    changes: [
      {
        ledger: 'document',
        kind: 'create',
        entry: id,
        values: {
          title,
          kind: kindOf(title),
          // the year of the upload is a guess: it stays open until somebody says so
          year: reading.yearAssumed ? null : reading.year,
          ...values,
          fileName: oneLine(name),
          file,
          text,
          decoder: decoded.decoder,
          reader: reading.reader,
          reading: kept.hash,
          state: 'read',
        },
      },
    ],
  });
  const document = await context.store.get(context.viewer, context.park, 'document', id);
  return { document: document as Entry, reading };
}

/** The kind a title tells; whoever uploads may say otherwise. */
function kindOf(title: string): string {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/讲话|致辞|发言/, 'speech'],
    [/工作报告|工作总结|情况报告/, 'work-report'],
    [/规划|计划|方案|纲要/, 'plan'],
    [/通知|通报|意见|函$/, 'notice'],
  ];
  return rules.find(([words]) => words.test(title))?.[1] ?? 'other';
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

async function refuseSame(context: LoopContext, name: string, file: string, text: string): Promise<void> {
  const { entries } = await context.store.list(context.viewer, {
    park: context.park,
    ledger: 'document',
    filter: `file = ${quoted(file)} or text = ${quoted(text)}`,
    size: 1,
  });
  const first = entries[0];
  if (!first) return;
  const date = businessDate(new Date(first.createdAt));
  const params = { code: first.code, title: String(first.values['title']), date, id: first.id };
  throw new Fault('refused', { code: 'loop.same-document', params, where: { file: name } });
}
