/**
Run by bounds.test.ts as a program of its own: the test runner rewrites modules, which makes calls between them so slow that
it would be measured instead of the decoder. Prints what each hostile input costs, as JSON: name → [a quarter MiB, a whole one].
*/
import process from 'node:process';
import {decode} from '../../source/decode/decoder.ts';
import {hostileInputs, mebibyte, usualLimit} from './hostile-inputs.ts';

const mostRuns = 12;

const referenceText = Array.from({length: 20_000}, (_, row) => `item-${row}\tuser${row % 500}@vendor.example\treason ${row % 7}`).join('\n');
/** What the reference work takes, in milliseconds of processor time, on the two cores where the limits were set, when they are idle. */
const referenceTime = 10;

/** Some work like a decoder's, always the same: what it takes now says how fast the machine is now. */
const workForReference = (): void => {
	const counts = new Map<string, number>();
	for (const line of referenceText.split('\n')) {
		for (const cell of line.split('\t')) {
			counts.set(cell, (counts.get(cell) ?? 0) + 1);
		}
	}
};

/** Milliseconds of processor time: the machine is shared, so the clock on the wall says little. */
const timeOf = (work: () => void): number => {
	const before = process.cpuUsage();
	work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
};

/** The machine's speed in this moment, against the one where the limits were set; never faster. */
const slowness = (): number => Math.max(1, Math.min(...Array.from({length: 3}, () => timeOf(workForReference))) / referenceTime);

/** Returns the ms a MiB of the best of two runs, or of more while it is above the limit. */
const bestCost = (bytes: Uint8Array, limit: number): number => {
	let best = Infinity;
	for (let run = 0; run < 2 || (run < mostRuns && best > limit); run++) {
		const before = slowness();
		const cost = timeOf(() => decode(bytes)) / (bytes.length / mebibyte);
		best = Math.min(best, cost / Math.max(before, slowness()));
	}

	return best;
};

for (let run = 0; run < 10; run++) {
	slowness();
}

const costs = hostileInputs.map(({name, make, most = usualLimit}) => {
	const bytes = Buffer.from(make(mebibyte));
	// The whole one first: by then the engine has compiled what the quarter needs, too.
	const whole = bestCost(bytes, most);
	const quarter = bestCost(Buffer.from(make(mebibyte / 4)), most);
	// Out of proportion it may have been the machine: once more.
	return [name, [quarter, whole < 2 * quarter ? whole : Math.min(whole, bestCost(bytes, Math.min(most, 2 * quarter)))]] as const;
});
process.stdout.write(JSON.stringify(Object.fromEntries(costs)));
