import fc from 'fast-check';
import {describe, test} from 'vitest';
import {numberOfRuns} from '../../decode/arbitraries.ts';
import {properties} from '../../decode/properties.ts';

/** `FUZZ_RUNS=200000 npm run fuzz`: the same properties for as long as one likes. */
describe('properties of the decoder, for long', () => {
	test.each(properties)('$name', ({property}) => {
		fc.assert(property, {numRuns: Math.max(numberOfRuns, 20_000)});
	}, 24 * 3_600_000);
});
