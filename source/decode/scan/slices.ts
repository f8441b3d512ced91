import {isAscii, isUtf8} from 'node:buffer';
import {
	codedRoles,
	inputCapacity,
	type CodedRole,
	type RowScanner,
	type RowShape,
	type ScanDictionaries,
	type ScannedRows,
} from './row-scanner.ts';

const newline = 0x0A;
/** Bytes read behind a slice for the end of its last line: hardly any line is longer. */
const overlap = 16 * 1024;
/** A slice with so many lines that are no plain rows is worth no more tries: the decoder reads the rest of it. */
const maximumRuns = 64;

/** Bytes of one slice. */
export const sliceLength = inputCapacity - overlap - 1;

/** How a part of a file, in which a table is open, is cut into slices that can be scanned in any order, by any thread. */
export type SlicePlan = {
	readonly shape: RowShape;
	/** Where in the file the first slice begins, and where the last one ends. */
	readonly start: number;
	readonly end: number;
	readonly length: number;
};

/** Plain rows that stand one below the other, scanned away from the decoder: it alone knows whether they are rows of its table. */
export type Run = {
	/** Its bytes in the file: whole lines. */
	readonly start: number;
	readonly end: number;
	readonly rowStarts: Uint32Array<ArrayBuffer>;
	readonly codes: Readonly<Record<CodedRole, Uint32Array<ArrayBuffer>>>;
	/** Whether it is valid UTF-8 beyond ASCII. */
	readonly isUtf8: boolean;
};

/** Reads bytes of the file into a target and returns how many there were. */
export type ReadAt = (target: Uint8Array, position: number) => number;

/** Returns how many slices a plan has. */
export const countSlices = ({start, end, length}: SlicePlan): number => Math.ceil((end - start) / length);

/** Scans the lines that begin in a slice and returns their plain rows; the scanner must have the shape of the plan. */
export const scanSlice = (scanner: RowScanner, plan: SlicePlan, index: number, readAt: ReadAt): readonly Run[] => {
	const from = plan.start + (index * plan.length);
	const length = Math.min(plan.length, plan.end - from);
	// The byte in front tells whether a line begins with the slice.
	const origin = from - 1;
	const input = scanner.input();
	const count = readAt(input.subarray(0, Math.min(input.length, plan.end - origin)), origin);
	const bytes = input.subarray(0, count);
	const first = bytes.indexOf(newline) + 1;
	// Without the end of its last line a slice ends before that line.
	const last = (bytes.indexOf(newline, length) + 1) || (bytes.lastIndexOf(newline) + 1);
	return first === 0 || first > length ? [] : scanLines(scanner, first, last, origin);
};

const scanLines = (scanner: RowScanner, first: number, last: number, origin: number): readonly Run[] => {
	const input = scanner.input();
	const lines = input.subarray(first, last);
	const areAscii = isAscii(lines);
	const runs: Run[] = [];
	if (!areAscii && !isUtf8(lines)) {
		return runs;
	}

	for (let at = first, tries = 0; at < last && tries < maximumRuns; tries++) {
		const stop = scanner.scan(at, last);
		if (stop > at) {
			const isAsciiRun = areAscii || isAscii(input.subarray(at, stop));
			runs.push({
				start: origin + at, end: origin + stop, rowStarts: new Uint32Array(scanner.rowStarts()), codes: codesOf(scanner), isUtf8: !isAsciiRun,
			});
			at = stop;
		} else {
			at = input.indexOf(newline, at) + 1;
		}
	}

	return runs;
};

const codesOf = (scanner: RowScanner): Run['codes'] => Object.fromEntries(codedRoles.map(role => [role, new Uint32Array(scanner.codes(role))])) as Run['codes'];

/** Returns a run as the rows of a scan. */
export const rowsOfRun = ({rowStarts, codes}: Run, dictionaries: ScanDictionaries): ScannedRows => ({
	rowCount: () => rowStarts.length, rowStarts: () => rowStarts, codes: role => codes[role], dictionaries,
});

/** Whether what was scanned in one shape was scanned in the other. */
export const isSameShape = (one: RowShape, other: RowShape): boolean =>
	one.delimiter === other.delimiter && one.columns.length === other.columns.length && one.columns.every((column, index) => column === other.columns[index]);
