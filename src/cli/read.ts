import { defineCommand } from 'citty';
import { readMessages } from '../loop/catalog-files.ts';
import { readPath } from '../loop/read-text.ts';
import { Fault } from '../fault.ts';
import { renderFaults } from '../messages.ts';
import { listing } from './read-listing.ts';

export const command = defineCommand({
  meta: {
    name: 'read',
    description: '拆解文件 read a work document (docx, doc, pdf, ofd, html, xlsx, csv, txt) into figures, tasks and projects with their spans',
  },
  args: {
    file: { type: 'positional', description: 'docx, doc, pdf, ofd, html, xlsx, csv or txt', required: true },
    json: { type: 'boolean', description: 'print JSON', default: false },
  },
  run: async ({ args }) => {
    try {
      const read = await readPath(args.file);
      process.stdout.write(`${args.json ? JSON.stringify(read.reading) : listing(read)}\n`);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      for (const line of renderFaults(error, 'zh', readMessages())) process.stderr.write(`${line}\n`);
      process.exitCode = error.kind === 'refused' ? 1 : 2;
    }
  },
});
