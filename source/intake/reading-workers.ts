import type {Worker} from 'node:worker_threads';
import type {Engine} from './engine.ts';
import type {ReadNews, ReadOrder} from './messages.ts';
import type {ReadOptions} from './read-folders.ts';
import {startWorker} from './start-worker.ts';

/** Files a worker has in hand at once, so that it never waits for the next order. */
const inHand = 8;
/** A file at which so many workers died is not read. */
const deathsToRefuse = 2;

/**
Reads all that is queued with so many workers; rejects with the signal's reason, or when a worker dies before it read
anything. One that dies later dies of a file: that one is unreadable, another worker reads the rest.
*/
export const readInWorkers = async (engine: Engine, count: number, {signal, onProgress}: ReadOptions): Promise<void> => {
	signal?.throwIfAborted();
	const workers = new Set<Worker>();
	const deaths = new Map<string, number>();
	const readAll = async (): Promise<void> => {
		for (;;) {
			const worker = startWorker({job: 'read'});
			workers.add(worker);
			const death = await readWith(worker, engine, onProgress);
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

/** How a worker died, and the files it had in hand: it read the first of them. */
type Death = {readonly reason: string; readonly ids: readonly string[]};

const bury = ({reason, ids}: Death, {reader}: Engine, deaths: Map<string, number>): void => {
	const [culprit, ...others] = ids;
	for (const id of others) {
		reader.returnOrder(id);
	}

	if (culprit === undefined) {
		return;
	}

	const count = (deaths.get(culprit) ?? 0) + 1;
	deaths.set(culprit, count);
	if (count < deathsToRefuse) {
		reader.returnOrder(culprit);
	} else {
		reader.finishOrder(culprit, {result: 'unreadable', reason: `reading it ends the reader (${reason})`});
	}
};

/** Reads with one worker; resolves with null when nothing is left, else with how the worker died. */
const readWith = async (worker: Worker, {reader}: Engine, onProgress: ReadOptions['onProgress']): Promise<Death | null> =>
	new Promise((resolve, reject) => {
		const open = new Set<string>();
		let isReady = false;
		let failure = new Error('it ended');
		const order = (): void => {
			while (open.size < inHand) {
				const next = reader.takeOrder();
				if (!next) {
					break;
				}

				open.add(next.id);
				worker.postMessage(next satisfies ReadOrder);
			}

			if (open.size === 0) {
				resolve(null);
			}
		};

		worker.on('message', (news: ReadNews) => {
			isReady = true;
			if ('bytes' in news) {
				reader.countBytes(news.bytes);
			} else {
				open.delete(news.id);
				reader.finishOrder(news.id, news.outcome);
				order();
			}

			const progress = reader.progress();
			if (progress) {
				onProgress?.(progress);
			}
		});
		worker.on('error', error => {
			failure = error instanceof Error ? error : new Error(String(error));
		});
		worker.on('exit', () => {
			if (isReady) {
				resolve({reason: failure.message, ids: [...open]});
			} else {
				reject(new Error(`the reader died: ${failure.message}`, {cause: failure}));
			}
		});
		order();
	});
