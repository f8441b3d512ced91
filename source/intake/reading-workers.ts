import type {Worker} from 'node:worker_threads';
import type {Engine} from './engine.ts';
import type {ReadNews, ReadOrder} from './messages.ts';
import type {ReadOptions} from './read-folders.ts';
import {startWorker} from './start-worker.ts';

/** Files a worker has in hand at once, so that it never waits for the next order. */
const inHand = 8;

/** Reads all that is queued with so many workers; rejects with the signal's reason, or when a worker dies. */
export const readInWorkers = async (engine: Engine, count: number, {signal, onProgress}: ReadOptions): Promise<void> => {
	signal?.throwIfAborted();
	const workers = Array.from({length: count}, () => startWorker({job: 'read'}));
	let onAbort: (() => void) | undefined;
	try {
		await Promise.race([
			Promise.all(workers.map(async worker => readWith(worker, engine, onProgress))),
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
			worker.unref();
			void worker.terminate();
		}
	}
};

const readWith = async (worker: Worker, engine: Engine, onProgress: ReadOptions['onProgress']): Promise<void> =>
	new Promise((resolve, reject) => {
		let open = 0;
		const order = (): void => {
			while (open < inHand) {
				const next = engine.reader.takeOrder();
				if (!next) {
					break;
				}

				open++;
				worker.postMessage(next satisfies ReadOrder);
			}

			if (open === 0) {
				resolve();
			}
		};

		worker.on('message', (news: ReadNews) => {
			if ('bytes' in news) {
				engine.reader.countBytes(news.bytes);
			} else {
				open--;
				engine.reader.finishOrder(news.id, news.outcome);
				order();
			}

			const progress = engine.reader.progress();
			if (progress) {
				onProgress?.(progress);
			}
		});
		worker.on('error', reject);
		worker.on('exit', () => {
			reject(new Error('the reader died'));
		});
		order();
	});
