import {hrtime} from 'node:process';

/**
Returns milliseconds since some moment, which no clock being set changes. Not `performance.now()`: Node makes `performance` when it
is used first, with all that measures resources, marks and histograms, and that takes a thirtieth of a bare Node.
*/
export const steadyNow = (): number => {
	const [seconds, nanoseconds] = hrtime();
	return (seconds * 1000) + (nanoseconds / 1_000_000);
};
