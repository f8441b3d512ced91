import type {Worker} from 'node:worker_threads';
import type {Engine} from './engine.ts';
import {createLastWords, createLastWordsMemory, type LastWords} from './last-words.ts';
import type {ReadNews, ReadOrder} from './messages.ts';
import type {ReadOptions} from './read-folders.ts';
import {startWorker} from './start-worker.ts';

/** Files and bytes a worker has in hand at once: enough for it never to wait for an order, and not so much that the other one ends long before it. */
const inHand = 64;
const bytesInHand = 1024 * 1024;
/** A file at which so many workers died is not read. */
const deathsToRefuse = 2;

/**
Reads all that is queued with so many workers, or with fewer, even none, where there are no more threads: then something may be left.
Rejects with the signal's reason, or when a worker dies before it read anything. One that dies later dies of a file: that one is
unreadable, another worker reads the rest.
*/
export const readInWorkers = async (engine: Engine, count: number, {signal, onProgress}: ReadOptions): Promise<void> => {
	signal?.throwIfAborted();
	const workers = new Set<Worker>();
	const deaths = new Map<string, number>();
	const readAll = async (): Promise<void> => {
		for (;;) {
			const lastWords = createLastWordsMemory();
			const worker = startWorker({job: 'read', lastWords});
			if (worker === null) {
				return;
			}

			workers.add(worker);
			const death = await readWith(worker, createLastWords(lastWords), engine, onProgress);
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

/** How a worker died, the file it was reading, and all that it had in hand. */
type Death = {readonly reason: string; readonly culprit: string | undefined; readonly ids: ReadonlySet<string>};

const bury = ({reason, culprit, ids}: Death, {reader}: Engine, deaths: Map<string, number>): void => {
	for (const id of ids) {
		if (id !== culprit) {
			reader.returnOrder(id);
		}
	}

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

/** Reads with one worker; resolves with null when nothing is left, else with how the worker died. */
const readWith = async (worker: Worker, lastWords: LastWords, {reader}: Engine, onProgress: ReadOptions['onProgress']): Promise<Death | null> =>
	new Promise((resolve, reject) => {
		/** Id and size, in the order in which they are read. */
		const open = new Map<string, number>();
		let openBytes = 0;
		let isReady = false;
		let failure = new Error('it ended');
		const order = (): void => {
			const orders: ReadOrder[] = [];
			while (open.size === 0 || (open.size < inHand && openBytes < bytesInHand)) {
				const next = reader.takeOrder();
				if (!next) {
					break;
				}

				orders.push(next);
				open.set(next.id, next.expected.size);
				openBytes += next.expected.size;
			}

			if (orders.length > 0) {
				worker.postMessage(orders);
			} else if (open.size === 0) {
				// Done is done: what a dying worker gives back from now on is for the one that follows it, which somebody waits for.
				worker.removeAllListeners('message');
				resolve(null);
			}
		};

		worker.on('message', ({bytes, files}: ReadNews) => {
			isReady = true;
			reader.countBytes(bytes);
			for (const {id, outcome} of files) {
				openBytes -= open.get(id)!;
				open.delete(id);
				reader.finishOrder(id, outcome);
			}

			if (open.size <= inHand / 2) {
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
			if (!isReady) {
				reject(new Error(`the reader died: ${failure.message}`, {cause: failure}));
				return;
			}

			const said = lastWords.read();
			resolve({reason: failure.message, culprit: said !== null && open.has(said) ? said : open.keys().next().value, ids: new Set(open.keys())});
		});
		order();
	});
