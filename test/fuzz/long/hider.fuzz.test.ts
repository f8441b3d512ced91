import process from 'node:process';
import {expect, test} from 'vitest';
import {alarming} from '../harmless/kinds.ts';
import {hiding} from '../hider/index.ts';
import {findFaults} from '../hider/run.ts';

/** `HIDER_SEED=7 HIDER_RUNS=50000 npm run fuzz` tries others. */
const seed = Number(process.env['HIDER_SEED'] ?? 1);
const runs = Number(process.env['HIDER_RUNS'] ?? 6000);

test('a failing import is never green, in whatever way it is hidden', () => {
	expect(findFaults(hiding, seed, runs)).toEqual(new Map());
});

test('a harmless addition never alarms', () => {
	expect(findFaults(alarming, seed, runs)).toEqual(new Map());
});
