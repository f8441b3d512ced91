import {getHeapStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** What a collection must promise to be worth it, bytes. */
const worth = 4 * 1024 * 1024;
/** To collect in a heap larger than this (bytes) takes longer than a key may wait. */
const largestHeap = 128 * 1024 * 1024;

let keptBytes = 0;
let collect: ((flavor: 'regular' | 'last-resort') => void) | undefined;

const makeCollect = (): NonNullable<typeof collect> => {
	// V8 has no other way to ask, and the flag only concerns contexts made after it.
	setFlagsFromString('--expose-gc');
	const gc = runInNewContext('gc') as (options: {readonly type: 'major'; readonly flavor: 'regular' | 'last-resort'}) => void;
	return flavor => {
		gc({type: 'major', flavor});
	};
};

/**
Gives back to the system what this thread's heap has grown by since last time, for when nobody is in a hurry: V8 itself keeps
what a burst of work took (40 of 150 MB) forever. Returns whether it did; a small growth is not worth it, nor a large heap where
somebody awaits this thread.
*/
export const giveBackMemory = ({isAwaited = true}: {readonly isAwaited?: boolean} = {}): boolean => {
	const {total_heap_size: total} = getHeapStatistics();
	if (total - keptBytes < worth || (isAwaited && total > largestHeap)) {
		return false;
	}

	collect ??= makeCollect();
	collect('last-resort');
	keptBytes = getHeapStatistics().total_heap_size;
	return true;
};

/** Collects garbage now, in the middle of work: V8 would do so when the heap has grown fourfold. */
export const collectGarbage = (): void => {
	collect ??= makeCollect();
	collect('regular');
};
