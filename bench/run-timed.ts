/** Runs a program and says what it cost. */
import {spawnSync} from 'node:child_process';
import {
	closeSync,
	existsSync,
	openSync,
	readFileSync,
} from 'node:fs';

/** Seconds of wall and processor time, MB of peak memory; NaN where `/usr/bin/time` is missing. */
export type Cost = {readonly wall: number; readonly cpu: number; readonly peak: number};

const timer = '/usr/bin/time';

/** Runs a command to its end with its output in a file, and returns its cost and that output; throws when it fails. */
export const runTimed = (command: readonly string[], scratch: string, exitCodes: readonly number[] = [0]): Cost & {readonly output: () => string} => {
	const isTimed = existsSync(timer);
	const [file, ...rest] = isTimed ? [timer, '-f', '%U %S %M', '-o', `${scratch}.time`, ...command] : command;
	const descriptor = openSync(scratch, 'w');
	const startedAt = performance.now();
	const {status, stderr, error} = spawnSync(file!, rest, {stdio: ['ignore', descriptor, 'pipe']});
	const wall = (performance.now() - startedAt) / 1000;
	closeSync(descriptor);
	if (error || !exitCodes.includes(status ?? -1)) {
		throw new Error(`${command.join(' ')} ended with ${status ?? 'nothing'}: ${error?.message ?? stderr.toString()}`);
	}

	const [user = NaN, system = NaN, kilobytes = NaN] = isTimed ? readFileSync(`${scratch}.time`, 'utf8').trim().split('\n').at(-1).split(' ').map(Number) : [];
	return {
		wall, cpu: user + system, peak: kilobytes / 1000, output: () => readFileSync(scratch, 'utf8'),
	};
};

/** Returns the middle of some numbers, the lower one of two. */
export const median = (values: readonly number[]): number => values.toSorted((first, second) => first - second)[Math.floor((values.length - 1) / 2)]!;

/** Returns each cost's median. */
export const medianCost = (costs: readonly Cost[]): Cost => ({
	wall: median(costs.map(({wall}) => wall)), cpu: median(costs.map(({cpu}) => cpu)), peak: median(costs.map(({peak}) => peak)),
});

/** Returns the least time and the most memory: what else a machine does only ever adds to the time. */
export const leastCost = (costs: readonly Cost[]): Cost => ({
	wall: Math.min(...costs.map(({wall}) => wall)), cpu: Math.min(...costs.map(({cpu}) => cpu)), peak: Math.max(...costs.map(({peak}) => peak)),
});
