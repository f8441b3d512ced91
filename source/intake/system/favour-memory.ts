import {setFlagsFromString} from 'node:v8';

let isFavoured = false;

/**
Has V8 collect garbage early from now on, in every thread. Left alone it lets the heaps of both threads grow to twice of
what lives in them: 450 MiB instead of 300 for a hundred thousand files, for a tenth less work. Not before a tree is known to be
large: V8 throws away code that was cached under other flags, and the start would take a fifth longer.
*/
export const favourMemory = (): void => {
	if (isFavoured) {
		return;
	}

	isFavoured = true;
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--heap-growing-percent=20');
	// What a scan makes is kept, and V8 takes that as a sign: what reading makes would be put among the old objects at once and
	// lie there until the heap has grown fourfold, 1 KB a file.
	setFlagsFromString('--no-allocation-site-pretenuring');
};
