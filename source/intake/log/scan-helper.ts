import {MessageChannel, receiveMessageOnPort, type Worker} from 'node:worker_threads';
import type {ScanDictionaries, ScannedRows} from '../../decode/scan/row-scanner.ts';
import {SentDictionaries} from '../../decode/scan/sent-texts.ts';
import {
	countSlices,
	rowsOfRun,
	scanSlice,
	type Run,
	type SliceScan,
} from '../../decode/scan/slices.ts';
import type {Location} from '../folder/list-folder.ts';
import type {Stamp} from '../folder/stamp.ts';
import {startWorker} from '../threads/start-worker.ts';
import type {ScannedSlice, ScanOrder} from './scan-slices.ts';
import {SliceBoard} from './slice-board.ts';

/** A slice that was scanned; its rows last until another slice is asked for. */
export type Scanned = {readonly runs: readonly Run[]; readonly rowsOf: (run: Run) => ScannedRows};

/** Scans the slices of a plan, in whatever order is fastest. */
export type SliceScanning = {
	/** Returns a slice that was scanned; null when it is not there yet: call again. Slices are asked for from the first to the last. */
	take(slice: number): Scanned | null;
	/** Drops what was not taken. */
	end(): void;
};

export type SliceHelp = {
	/** Begins to scan; `here` is how the thread that reads scans itself. Null when nobody helps any more. */
	begin(here: SliceScan): SliceScanning | null;
	end(): void;
};

/** Milliseconds of one wait for a slice; then the reader may do other things. */
const waitTime = 20;
/** Milliseconds without a word from a thread that has claimed a slice after which it is done without. */
const patience = 2000;

/** Lets a second thread scan slices of one file. Both threads take what comes next, so that neither waits for the other. */
export class ScanHelper implements SliceHelp {
	readonly #channel = new MessageChannel();
	readonly #dictionaries = new SentDictionaries();
	readonly #worker: Worker | null;
	#orders = 0;
	#isLost: boolean;

	/** Starts the other thread at once: that takes as long as reading the rows before the first that can be scanned. */
	constructor(location: Location, stamp: Stamp) {
		const {port2} = this.#channel;
		this.#worker = startWorker({
			job: 'scan', location, stamp, port: port2,
		}, [port2]);
		this.#isLost = this.#worker === null;
		// What it dies of is met again, and told, by this thread.
		this.#worker?.on('error', () => undefined);
		this.#worker?.unref();
	}

	begin(here: SliceScan): SliceScanning | null {
		if (this.#isLost) {
			return null;
		}

		const {plan, scanner} = here;
		const number = this.#orders++;
		const board = new SliceBoard(countSlices(plan));
		this.#worker!.postMessage({number, plan, board: board.memory} satisfies ScanOrder);
		const ready = new Map<number, Pick<ScannedSlice, 'runs'> & {readonly dictionaries: ScanDictionaries}>();
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
					const {runs, dictionaries} = scanned ?? {runs: [], dictionaries: scanner};
					return {runs, rowsOf: run => rowsOfRun(run, board.spaceOf(slice), dictionaries)};
				}

				const own = board.claim();
				if (own === null) {
					waitFor(seen);
				} else {
					ready.set(own, {runs: scanSlice(here, own, board.spaceOf(own)), dictionaries: scanner});
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
