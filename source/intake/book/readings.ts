import {readLog, type ReadEnvironment, type ReadLog} from '../log/read-log.ts';
import {steadyNow} from '../system/steady-time.ts';
import type {Book} from './book.ts';
import type {Orders} from './orders.ts';
import type {Outcomes} from './outcomes.ts';
import type {ReaderOptions} from './reader.ts';

/** A file being read, chunk by chunk. */
type BegunReading = {readonly id: string; readonly steps: Generator<void, ReadLog>; readonly startedAt: number};

/** What a step of reading did; `finished` is the file it read to its end, with the milliseconds that took. */
type Step = {readonly finished: {readonly id: string; readonly result: ReadLog; readonly took: number} | null};

export type Readings = {
	/** Reads for one step (a chunk); null when there is nothing to read. */
	step(isSmallUrgentQueued: () => boolean): Step | null;
};

/** Reads files in steps; a small urgent file may go before a large one, so at most two are being read. */
export const createReadings = (
	orders: Orders,
	outcomes: Outcomes,
	options: ReaderOptions & Pick<Book, 'entries'> & Pick<ReadEnvironment, 'onBytes'>,
): Readings => {
	const active: BegunReading[] = [];
	const environment: ReadEnvironment = {...options, helperFor: options.helperFor ?? (() => null)};

	const begin = (): void => {
		const order = orders.take();
		const entry = order && options.entries.get(order.id);
		if (order && entry) {
			// Only what changes before our eyes is worth the memory.
			const isKept = options.isFollowing && entry.read !== null;
			const steps = readLog({...order, followed: outcomes.followedOf(entry), isKept}, environment);
			active.push({id: order.id, steps, startedAt: steadyNow()});
		}
	};

	return {
		step(isSmallUrgentQueued) {
			if (active.length === 0 || (active.length === 1 && isSmallUrgentQueued())) {
				begin();
			}

			const reading = active.at(-1);
			if (!reading) {
				return null;
			}

			const {id, steps, startedAt} = reading;
			options.onStep?.(id);
			const {done, value} = steps.next();
			options.onStep?.(null);
			if (!done) {
				return {finished: null};
			}

			active.pop();
			return {finished: {id, result: value, took: steadyNow() - startedAt}};
		},
	};
};
