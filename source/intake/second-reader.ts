import {availableParallelism} from 'node:os';
import type {Worker} from 'node:worker_threads';
import type {ReadNews, ReadOrder} from './messages.ts';
import type {Reader} from './reader.ts';
import {startWorker} from './start-worker.ts';
import {steadyNow} from './steady-time.ts';

/**
Bytes waiting that make a second worker worth it. Many small files do not: what is read of them would be copied twice,
which costs as much as reading them (100,000 files: 12 s of processor time alone, 16 s with a second worker).
*/
const worthBytes = 64 * 1024 * 1024;
/** In hand at once: enough for it never to wait for an order, and little to give back. */
const inHand = 64;
const bytesInHand = 8 * 1024 * 1024;
/** Milliseconds without a word from it after which its work is done here. */
const patience = 2000;

export type SecondReader = {
	/** Starts another worker if so much waits that two are faster than one, and there is a core for it. */
	help(): void;
};

/** Reads with a second worker for as long as there is `enough` to read (bytes); `onRead` is called for each file read. */
export const createSecondReader = (reader: Reader, onRead: () => void, enough = worthBytes): SecondReader => {
	const open = new Map<string, number>();
	let openBytes = 0;
	let heardAt = 0;
	let worker: Worker | null = null;
	let lookTimer: NodeJS.Timeout | undefined;

	const stop = (): void => {
		clearInterval(lookTimer);
		worker?.removeAllListeners();
		// What it hangs in or dies of is met again, and told, by the worker that watches.
		worker?.on('error', () => undefined);
		worker?.unref();
		void worker?.terminate();
		worker = null;
		for (const id of open.keys()) {
			reader.returnOrder(id);
		}

		open.clear();
		openBytes = 0;
		onRead();
	};

	const order = (): void => {
		const orders: ReadOrder[] = [];
		while (open.size === 0 || (open.size < inHand && openBytes < bytesInHand)) {
			const next = reader.takeOrder();
			if (!next) {
				break;
			}

			open.set(next.id, next.expected.size);
			openBytes += next.expected.size;
			orders.push(next);
		}

		if (orders.length > 0) {
			worker!.postMessage(orders);
		} else if (open.size === 0) {
			stop();
		}
	};

	const receive = ({bytes, files}: ReadNews): void => {
		heardAt = steadyNow();
		reader.countBytes(bytes);
		for (const {id, outcome} of files) {
			openBytes -= open.get(id)!;
			open.delete(id);
			reader.finishOrder(id, outcome);
		}

		if (files.length > 0) {
			onRead();
		}

		if (open.size <= inHand / 2) {
			order();
		}
	};

	return {
		help() {
			const progress = reader.progress();
			if (worker || !progress || progress.filesTotal - progress.filesDone < 2 || progress.bytesTotal - progress.bytesDone < enough || availableParallelism() < 2) {
				return;
			}

			worker = startWorker({job: 'read'});
			if (worker === null) {
				return;
			}

			worker.on('message', receive).on('error', stop).on('exit', stop);
			lookTimer = setInterval(() => {
				if (open.size > 0 && steadyNow() - heardAt > patience) {
					stop();
				}
			}, patience / 4);
			lookTimer.unref();
		},
	};
};
