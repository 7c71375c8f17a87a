/** The second thread of a solve. */
import { parentPort } from 'node:worker_threads';
import { assist } from '../../src/solver/index.ts';

parentPort!.on('message', assist);
