import { defineCommand } from 'citty';

export const command = defineCommand({ meta: { name: 'worker', description: 'not there yet' }, run: () => process.exit(2) });
