import {setImmediate as yieldToKeys} from 'node:timers/promises';
import type {Steps} from '../../connectors/failed-items/failures.ts';

/** What is done before a key is read, in milliseconds. */
const slice = 8;

/** Runs steps for that many milliseconds, at least one step. */
export const doSteps = <Result, Progress>(steps: Steps<Result, Progress>, milliseconds: number): IteratorResult<Progress, Result> => {
	const startedAt = performance.now();
	for (;;) {
		const step = steps.next();
		if (step.done === true || performance.now() - startedAt >= milliseconds) {
			return step;
		}
	}
};

/** Does steps with time for keys in between; rejects when `signal` says that nobody waits for the result any more. */
export const inSlices = async <Result, Progress>(steps: Steps<Result, Progress>, signal: AbortSignal, tell: (progress: Progress) => void = () => undefined): Promise<Result> => {
	for (;;) {
		await yieldToKeys();
		signal.throwIfAborted();
		const {done: isDone, value} = doSteps(steps, slice);
		if (isDone === true) {
			return value;
		}

		tell(value);
	}
};
