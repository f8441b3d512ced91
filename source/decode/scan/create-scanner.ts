import type {RowScanner} from './row-scanner.ts';
import {createPlainScanner} from './scan-rows.ts';
import {createSimdScanner} from './simd-scanner.ts';

/** Makes the fastest row scanner the engine can run. One file, one scanner: its dictionaries only grow. */
export const createScanner = (): RowScanner => {
	try {
		return createSimdScanner();
	} catch {
		return createPlainScanner();
	}
};
