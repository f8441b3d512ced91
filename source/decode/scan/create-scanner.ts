import type {RowScanner, RowShape} from './row-scanner.ts';
import {createPlainScanner} from './scan-rows.ts';
import {createSimdScanner, type CrowdedScanner} from './simd-scanner.ts';

/** Makes the fastest row scanner the engine can run. One file, one scanner: its dictionaries only grow. */
export const createScanner = (): RowScanner => {
	try {
		return untilCrowded(createSimdScanner());
	} catch {
		return createPlainScanner();
	}
};

/**
Returns a scanner that goes on as a plain one when the texts of the first are crowded. What the scan before said stays as it is until
the next one; bytes and codes are the same in both.
*/
const untilCrowded = (first: CrowdedScanner): RowScanner => {
	let scanner: RowScanner = first;
	let next: RowScanner | null = null;
	let shape: RowShape | null = null;

	const giveWay = (): void => {
		next = createPlainScanner(undefined, first);
		next.input().set(first.input());
		next.setShape(shape!);
	};

	return {
		input: () => (next ?? scanner).input(),
		setShape(newest) {
			shape = newest;
			(next ?? scanner).setShape(newest);
		},
		scan(start, end) {
			scanner = next ?? scanner;
			const stop = scanner.scan(start, end);
			if (next === null && first.isCrowded()) {
				giveWay();
			}

			return stop;
		},
		rowCount: () => scanner.rowCount(),
		rowStarts: () => scanner.rowStarts(),
		codes: role => scanner.codes(role),
		dictionarySize: role => (next ?? scanner).dictionarySize(role),
		packTexts: (role, from, to) => (next ?? scanner).packTexts(role, from, to),
		textOf: (role, code) => (next ?? scanner).textOf(role, code),
	};
};
