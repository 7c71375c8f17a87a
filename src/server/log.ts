import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Logger } from 'pino';

/** The program's log: one JSON line an event in `dataDir/logs/NAME.log`. No names, passwords, texts or values go into it. */
export function openLog(dataDir: string, name = 'parkloop'): Logger {
  const dir = join(dataDir, 'logs');
  mkdirSync(dir, { recursive: true });
  return pino(
    { timestamp: stdTimeFunctions.isoTime, level: process.env.PARKLOOP_LOG_LEVEL ?? 'info' },
    destination({ dest: join(dir, `${name}.log`), sync: false }),
  );
}
