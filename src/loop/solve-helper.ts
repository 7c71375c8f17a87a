/** The second thread of a solve: takes half of the work over the horizon (solver README). */
import { parentPort } from 'node:worker_threads';
import { assist } from '../solver/index.ts';

parentPort!.on('message', assist);
