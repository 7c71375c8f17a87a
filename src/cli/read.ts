import { defineCommand } from 'citty';
import { readMessages } from '../loop/catalog-files.ts';
import { compareFiles } from '../loop/compare-files.ts';
import { readPath } from '../loop/read-text.ts';
import { Fault } from '../fault.ts';
import { renderFaults } from '../messages.ts';
import { comparisonListing } from './compare-listing.ts';
import { listing } from './read-listing.ts';

export const command = defineCommand({
  meta: {
    name: 'read',
    description: '拆解文件 read a work document (docx, doc, pdf, ofd, html, xlsx, csv, txt) into figures, tasks and projects with their spans',
  },
  args: {
    file: { type: 'positional', description: 'docx, doc, pdf, ofd, html, xlsx, csv or txt', required: true },
    json: { type: 'boolean', description: 'print JSON', default: false },
    with: { type: 'string', description: '比对 compare with another file: what is the same, contradicts, is weaker, missing, new, changed or dropped' },
    standing: { type: 'string', description: "how the other file stands: peers (of one rank), higher (a higher body's), edition (the one before)" },
  },
  run: async ({ args }) => {
    try {
      const standing = standingOf(args.standing, args.with);
      const read = await readPath(args.file);
      if (args.with === undefined) {
        process.stdout.write(`${args.json ? JSON.stringify(read.reading) : listing(read, readMessages())}\n`);
        return;
      }
      const comparison = compareFiles(read, await readPath(args.with), standing);
      process.stdout.write(`${args.json ? JSON.stringify(comparison) : comparisonListing(comparison)}\n`);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      for (const line of renderFaults(error, 'zh', readMessages())) process.stderr.write(`${line}\n`);
      process.exitCode = error.kind === 'refused' ? 1 : 2;
    }
  },
});

const standings = ['peers', 'higher', 'edition'] as const;

/** Peers unless said otherwise; a standing without another file to stand to is a slip. */
function standingOf(given: string | undefined, other: string | undefined): (typeof standings)[number] {
  const found = standings.find((standing) => standing === (given ?? 'peers'));
  if (!found) throw new Fault('input', { code: 'cli.standing', params: { given: String(given), known: standings.join(', ') } });
  if (given !== undefined && other === undefined) throw new Fault('input', { code: 'cli.standing-alone', params: {} });
  return found;
}
