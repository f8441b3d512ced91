import {availableParallelism} from 'node:os';
import type {Worker} from 'node:worker_threads';
import type {ReadNews} from '../threads/messages.ts';
import type {Reader} from '../book/reader.ts';
import {startWorker} from '../threads/start-worker.ts';
import {steadyNow} from '../system/steady-time.ts';
import {createOrdersInFlight} from './orders-in-flight.ts';

/**
Bytes waiting that make a second worker worth it. Many small files do not: what is read of them would be copied twice,
which costs as much as reading them (100,000 files: 12 s of processor time alone, 16 s with a second worker).
*/
const worthBytes = 64 * 1024 * 1024;
/** Bytes it has in hand at once: little to give back. */
const bytesInHand = 8 * 1024 * 1024;
/** Milliseconds without a word from it after which its work is done here. */
const patience = 2000;

export type SecondReader = {
	/** Starts another worker if so much waits that two are faster than one, and there is a core for it. */
	help(): void;
};

/** Reads with a second worker for as long as there is `enough` to read (bytes); `onRead` is called for each file read. */
export const createSecondReader = (reader: Reader, onRead: () => void, enough = worthBytes): SecondReader => {
	let heardAt = 0;
	let worker: Worker | null = null;
	let lookTimer: NodeJS.Timeout | undefined;
	const orders = createOrdersInFlight(reader, bytesInHand, given => {
		worker!.postMessage(given);
	});

	const stop = (): void => {
		clearInterval(lookTimer);
		worker?.removeAllListeners();
		// What it hangs in or dies of is met again, and told, by the worker that watches.
		worker?.on('error', () => undefined);
		worker?.unref();
		void worker?.terminate();
		worker = null;
		orders.giveBack();
		onRead();
	};

	const receive = (news: ReadNews): void => {
		heardAt = steadyNow();
		const hasOrders = orders.receive(news);
		if (news.files.length > 0) {
			onRead();
		}

		if (!hasOrders) {
			stop();
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
				if (orders.ids().length > 0 && steadyNow() - heardAt > patience) {
					stop();
				}
			}, patience / 4);
			lookTimer.unref();
		},
	};
};
