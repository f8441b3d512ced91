import {getHeapStatistics, setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** What a collection must promise to be worth it, bytes. */
const worth = 4 * 1024 * 1024;
/** To collect in a heap larger than this (bytes) takes longer than a key may wait. */
const largestHeap = 128 * 1024 * 1024;

let keptBytes = 0;
let collect: (() => void) | undefined;

const makeCollect = (): (() => void) => {
	// V8 has no other way to ask, and the flag only concerns contexts made after it.
	setFlagsFromString('--expose-gc');
	const collectGarbage = runInNewContext('gc') as (options: {readonly type: 'major'; readonly flavor: 'last-resort'}) => void;
	return () => {
		collectGarbage({type: 'major', flavor: 'last-resort'});
	};
};

/**
Gives back to the system what this thread's heap has grown by since last time, for when nobody is in a hurry: V8 itself keeps
what a burst of work took (40 of 150 MB) for good. Returns whether it did; a small growth is not worth it.
*/
export const giveBackMemory = (): boolean => {
	const {total_heap_size: total} = getHeapStatistics();
	if (total - keptBytes < worth || total > largestHeap) {
		return false;
	}

	collect ??= makeCollect();
	collect();
	keptBytes = getHeapStatistics().total_heap_size;
	return true;
};
