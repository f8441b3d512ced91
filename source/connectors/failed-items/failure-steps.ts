/**
Work on millions of rows, done in steps of some milliseconds: between two of them a key can be read, and a newer question can
take the place of this one. Who runs the steps decides; the result is the same.
*/
export type Steps<Result, Progress = void> = Generator<Progress, Result, void>;

/** Rows of one step. */
export const stepLength = 2 ** 17;

/** Does all steps at once and returns their result. */
export const runSteps = <Result>(steps: Steps<Result, unknown>): Result => {
	for (;;) {
		const {done, value} = steps.next();
		if (done === true) {
			return value;
		}
	}
};
