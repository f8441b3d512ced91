import {setFlagsFromString} from 'node:v8';

let isFavoured = false;

/**
Has V8 collect garbage early from now on, in every thread. Left alone it lets the heaps of both threads grow to twice of
what lives in them: 450 MiB instead of 300 for a hundred thousand files, for a tenth less work.
*/
export const favourMemory = (): void => {
	if (isFavoured) {
		return;
	}

	isFavoured = true;
	setFlagsFromString('--semi-space-growth-factor=1');
	setFlagsFromString('--heap-growing-percent=20');
};
