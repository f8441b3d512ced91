import type {Worker} from 'node:worker_threads';
import type {Engine} from './book/engine.ts';
import {createCrashRecord, createCrashRecordMemory, type CrashRecord} from './threads/crash-record.ts';
import type {ReadNews} from './threads/messages.ts';
import {createOrdersInFlight} from './watch/orders-in-flight.ts';
import type {ReadOptions} from './read-folders.ts';
import {startWorker} from './threads/start-worker.ts';

/** Bytes in flight for one worker: few enough that two workers end at about the same time. */
const bytesInHand = 1024 * 1024;
/** A file is not read after this many workers died at it. */
const deathsToRefuse = 2;

/**
Reads all that is queued with so many workers, or with fewer, even none, where there are no more threads or they die before they are
ready: then something may be left. A worker that dies later dies of a file: that one is unreadable, another worker reads the rest.
Rejects with the signal's reason.
*/
export const readInWorkers = async (engine: Engine, count: number, {signal, onProgress}: ReadOptions): Promise<void> => {
	signal?.throwIfAborted();
	const workers = new Set<Worker>();
	const deaths = new Map<string, number>();
	const readAll = async (): Promise<void> => {
		for (;;) {
			const crashRecord = createCrashRecordMemory();
			const worker = startWorker({job: 'read', crashRecord});
			if (worker === null) {
				return;
			}

			workers.add(worker);
			const death = await readWith(worker, createCrashRecord(crashRecord), engine, onProgress);
			if (death === null) {
				return;
			}

			workers.delete(worker);
			bury(death, engine, deaths);
		}
	};

	let onAbort: (() => void) | undefined;
	try {
		await Promise.race([
			Promise.all(Array.from({length: count}, async () => readAll())),
			new Promise((_resolve, reject) => {
				onAbort = () => {
					reject(signal!.reason as Error);
				};

				signal?.addEventListener('abort', onAbort);
			}),
		]);
	} finally {
		if (onAbort) {
			signal?.removeEventListener('abort', onAbort);
		}

		for (const worker of workers) {
			worker.removeAllListeners().on('error', () => undefined);
			worker.unref();
			void worker.terminate();
		}
	}
};

/** How a worker died, and the file it was reading, which is still in hand. */
type Death = {readonly reason: string; readonly culprit: string | undefined};

const bury = ({reason, culprit}: Death, {reader}: Engine, deaths: Map<string, number>): void => {
	if (culprit === undefined) {
		return;
	}

	const count = (deaths.get(culprit) ?? 0) + 1;
	deaths.set(culprit, count);
	if (count < deathsToRefuse) {
		reader.returnOrder(culprit);
	} else {
		reader.refuseOrder(culprit, `reading it ends the reader (${reason})`);
	}
};

/** Reads with one worker; resolves with null when nothing is left for it, or it can do nothing, else with how it died. */
const readWith = async (worker: Worker, crashRecord: CrashRecord, {reader}: Engine, onProgress: ReadOptions['onProgress']): Promise<Death | null> =>
	new Promise(resolve => {
		let isReady = false;
		let reason = 'it ended';
		const orders = createOrdersInFlight(reader, bytesInHand, given => {
			worker.postMessage(given);
		});
		const endUnless = (hasOrders: boolean): void => {
			if (!hasOrders) {
				// Done is done: what a dying worker gives back from now on is for the one that follows it, which somebody waits for.
				worker.removeAllListeners('message');
				resolve(null);
			}
		};

		worker.on('message', (news: ReadNews) => {
			isReady = true;
			endUnless(orders.receive(news));
			const progress = reader.progress();
			if (progress) {
				onProgress?.(progress);
			}
		});
		worker.on('error', error => {
			reason = error instanceof Error ? error.message : String(error);
		});
		worker.on('exit', () => {
			const said = crashRecord.read();
			if (!isReady && said === null) {
				// Not of a file: its own source is gone, or memory is short. Whoever is left reads what it was given.
				orders.giveBack();
				resolve(null);
				return;
			}

			const ids = orders.ids();
			const culprit = said !== null && ids.includes(said) ? said : ids[0];
			orders.giveBack(culprit);
			resolve({reason, culprit});
		});
		endUnless(orders.order());
	});
