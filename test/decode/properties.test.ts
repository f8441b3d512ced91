import fc from 'fast-check';
import {describe, test} from 'vitest';
import {numberOfRuns} from './arbitraries.ts';
import {properties} from './properties.ts';

describe('properties of the decoder', () => {
	test.each(properties)('$name', ({property}) => {
		fc.assert(property, {numRuns: numberOfRuns});
	}, 120_000);
});
