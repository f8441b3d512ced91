import process from 'node:process';
import {expect, test} from 'vitest';
import {soak} from './churn.ts';

/** One minute on its own (CONNWATCH_LONG=1), a shorter one in every run; `npm run soak` takes ten. */
const duration = process.env['CONNWATCH_LONG'] ? 60_000 : 12_000;

test('churn leaves memory and descriptors flat, and the state that of a cold start', async () => {
	const result = await soak(duration, () => undefined);
	expect(result).toMatchObject({isFlat: true, isEqualToColdStart: true});
	expect(result.changes).toBeGreaterThan(200);
}, duration + 40_000);
