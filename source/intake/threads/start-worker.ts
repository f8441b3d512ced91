import {getAsset, isSea} from 'node:sea';
import {Worker, type MessagePort} from 'node:worker_threads';
import {codeOf} from '../system/system-errors.ts';
import type {WorkerTask} from './messages.ts';

/**
Starts a worker; null where the system grants no more threads (a limit on processes, as containers have). Ports in its task are
handed over.
*/
export const startWorker = (task: WorkerTask, ports: MessagePort[] = []): Worker | null => {
	try {
		return makeWorker(task, ports);
	} catch (error) {
		if (codeOf(error) === 'ERR_WORKER_INIT_FAILED') {
			return null;
		}

		throw error;
	}
};

/** Makes it from the source as it is, from the file beside the bundle, or from what a single executable carries. */
const makeWorker = (task: WorkerTask, ports: MessagePort[]): Worker => {
	const options = {
		workerData: task,
		transferList: ports,
		// Decoding leaves much garbage that dies at once; room for more of it is only memory.
		resourceLimits: {maxYoungGenerationSizeMb: 8},
	};
	// A single executable has no files beside it; scripts/build-exe.ts puts the worker into it under this name.
	return isSea()
		? new Worker(getAsset('worker.js', 'utf8'), {...options, eval: true})
		: new Worker(new URL(import.meta.url.endsWith('.ts') ? '../worker.ts' : './worker.js', import.meta.url), options);
};
