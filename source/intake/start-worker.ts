import {Worker} from 'node:worker_threads';
import type {WorkerTask} from './messages.ts';

/** Starts a worker: from the source as it is, or from the file that lies beside the bundle. */
export const startWorker = (task: WorkerTask): Worker =>
	new Worker(new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url), {
		workerData: task,
		// Decoding leaves much garbage that dies at once; room for more of it is only memory.
		resourceLimits: {maxYoungGenerationSizeMb: 8},
	});
