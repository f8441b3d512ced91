import {MessageChannel, receiveMessageOnPort, type Worker} from 'node:worker_threads';
import type {RowScanner, ScanDictionaries} from '../decode/scan/row-scanner.ts';
import {SentDictionaries} from '../decode/scan/sent-texts.ts';
import {
	countSlices,
	scanSlice,
	type ReadAt,
	type Run,
	type SlicePlan,
} from '../decode/scan/slices.ts';
import type {Location} from './list-folder.ts';
import type {ScannedSlice, ScanOrder, ScanTask} from './scan-slices.ts';
import {SliceBoard} from './slice-board.ts';
import type {Stamp} from './stamp.ts';
import {startWorker} from './start-worker.ts';

/** A slice that was scanned, and what the codes of its rows mean. */
export type Scanned = {readonly runs: readonly Run[]; readonly dictionaries: ScanDictionaries};

/** Scans the slices of a plan, in whatever order is fastest. */
export type SliceScanning = {
	/** Returns a slice that was scanned; null when it is not there yet: call again. Slices are asked for from the first to the last. */
	take(slice: number): Scanned | null;
	/** Drops what was not taken. */
	end(): void;
};

/** Scans slices; `scanner` and `readAt` are those of the thread that reads. */
export type SliceHelp = {
	/** Null when nobody helps any more. */
	begin(plan: SlicePlan, scanner: RowScanner, readAt: ReadAt): SliceScanning | null;
	end(): void;
};

/** Milliseconds of one wait for a slice; then the reader may do other things. */
const waitTime = 20;
/** Milliseconds without a word from a thread that has claimed a slice after which it is done without. */
const patience = 2000;

/** Lets a second thread scan slices of one file. Both threads take what comes next, so that neither waits for the other. */
export class ScanHelper implements SliceHelp {
	readonly #file: Pick<ScanTask, 'location' | 'stamp'>;
	readonly #channel = new MessageChannel();
	readonly #dictionaries = new SentDictionaries();
	#worker: Worker | null = null;
	#orders = 0;
	#isLost = false;

	constructor(location: Location, stamp: Stamp) {
		this.#file = {location, stamp};
	}

	begin(plan: SlicePlan, scanner: RowScanner, readAt: ReadAt): SliceScanning | null {
		if (this.#isLost) {
			return null;
		}

		const number = this.#orders++;
		const board = new SliceBoard(countSlices(plan));
		this.#order({number, plan, board: board.memory});
		const ready = new Map<number, Scanned>();
		let waitsSince: number | null = null;

		const waitFor = (seen: number): void => {
			waitsSince ??= performance.now();
			board.awaitSent(seen, waitTime);
			this.#isLost = performance.now() - waitsSince > patience;
		};

		return {
			take: slice => {
				board.want(slice);
				const seen = board.sentCount;
				for (const {order, slice: sent, runs} of this.#receive()) {
					if (order === number) {
						ready.set(sent, {runs, dictionaries: this.#dictionaries});
					}
				}

				const scanned = ready.get(slice);
				if (scanned || this.#isLost) {
					ready.delete(slice);
					waitsSince = null;
					return scanned ?? {runs: [], dictionaries: scanner};
				}

				const own = board.claim();
				if (own === null) {
					waitFor(seen);
				} else {
					scanner.setShape(plan.shape);
					ready.set(own, {runs: scanSlice(scanner, plan, own, readAt), dictionaries: scanner});
				}

				return null;
			},
			end() {
				board.close();
			},
		};
	}

	end(): void {
		void this.#worker?.terminate();
		this.#channel.port1.close();
	}

	#order(order: ScanOrder): void {
		if (this.#worker === null) {
			const {port2} = this.#channel;
			this.#worker = startWorker({job: 'scan', ...this.#file, port: port2}, [port2]);
			// What it dies of is met again, and told, by this thread.
			this.#worker.on('error', () => undefined);
			this.#worker.unref();
		}

		this.#worker.postMessage(order);
	}

	/**
	Texts count in the order in which they were sent, also those of an order that is over.
	@yields what has come.
	*/
	* #receive(): Generator<ScannedSlice> {
		for (let received = receiveMessageOnPort(this.#channel.port1); received; received = receiveMessageOnPort(this.#channel.port1)) {
			const scanned = received.message as ScannedSlice;
			this.#dictionaries.add(scanned.texts);
			yield scanned;
		}
	}
}
