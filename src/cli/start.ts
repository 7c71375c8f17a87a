import { defineCommand } from 'citty';

export const command = defineCommand({ meta: { name: 'start', description: 'not there yet' }, run: () => process.exit(2) });
