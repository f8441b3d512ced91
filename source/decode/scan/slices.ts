import {isAscii, isUtf8} from 'node:buffer';
import {
	codedRoles,
	inputCapacity,
	maximumRows,
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
	/** Where in the space of its slice its rows begin, and how many there are. */
	readonly first: number;
	readonly count: number;
	/** Whether it is valid UTF-8 beyond ASCII. */
	readonly isUtf8: boolean;
};

/** Room for the rows of one slice, at most `maximumRows`: what the scanner says of them. */
export type RowSpace = Readonly<Record<'rowStarts' | CodedRole, Uint32Array>>;

const columnBytes = maximumRows * Uint32Array.BYTES_PER_ELEMENT;
/** Bytes of one `RowSpace`; what is not used of it costs nothing. */
export const rowSpaceBytes = columnBytes * (1 + codedRoles.length);

/** Returns the space that begins at a byte of some memory, which threads may share. */
export const openRowSpace = (memory: ArrayBufferLike, start: number): RowSpace =>
	Object.fromEntries((['rowStarts', ...codedRoles] as const).map((name, index) => [name, new Uint32Array(memory, start + (index * columnBytes), maximumRows)])) as RowSpace;

/** Reads bytes of the file into a target and returns how many there were. */
export type ReadAt = (target: Uint8Array, position: number) => number;

/** Returns how many slices a plan has. */
export const countSlices = ({start, end, length}: SlicePlan): number => Math.ceil((end - start) / length);

export type SliceScan = {readonly scanner: RowScanner; readonly plan: SlicePlan; readonly readAt: ReadAt};

/** Scans the lines that begin in a slice, puts their plain rows into the space and returns where they stand. */
export const scanSlice = ({scanner, plan, readAt}: SliceScan, index: number, space: RowSpace): readonly Run[] => {
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
	if (first === 0 || first > length) {
		return [];
	}

	scanner.setShape(plan.shape);
	return scanLines(scanner, first, last, space).map(run => ({...run, start: origin + run.start, end: origin + run.end}));
};

/** The places of the runs are those in the input. */
const scanLines = (scanner: RowScanner, start: number, end: number, space: RowSpace): readonly Run[] => {
	const input = scanner.input();
	const lines = input.subarray(start, end);
	const areAscii = isAscii(lines);
	const runs: Run[] = [];
	if (!areAscii && !isUtf8(lines)) {
		return runs;
	}

	let first = 0;
	for (let at = start, tries = 0; at < end && tries < maximumRuns; tries++) {
		const stop = scanner.scan(at, end);
		const count = scanner.rowCount();
		if (first + count > maximumRows) {
			break;
		}

		if (count > 0) {
			copyRows(scanner, space, first);
			runs.push({
				start: at, end: stop, first, count, isUtf8: !areAscii && !isAscii(input.subarray(at, stop)),
			});
			first += count;
			at = stop;
		} else {
			at = input.indexOf(newline, at) + 1;
		}
	}

	return runs;
};

const copyRows = (scanner: RowScanner, space: RowSpace, first: number): void => {
	space.rowStarts.set(scanner.rowStarts(), first);
	for (const role of codedRoles) {
		space[role].set(scanner.codes(role), first);
	}
};

/** Returns a run as the rows of a scan; they last as long as what stands in the space. */
export const rowsOfRun = ({first, count}: Run, space: RowSpace, dictionaries: ScanDictionaries): ScannedRows => ({
	rowCount: () => count,
	rowStarts: () => space.rowStarts.subarray(first, first + count),
	codes: role => space[role].subarray(first, first + count),
	dictionaries,
});

/** Whether what was scanned in one shape was scanned in the other. */
export const isSameShape = (one: RowShape, other: RowShape): boolean =>
	one.delimiter === other.delimiter && one.columns.length === other.columns.length && one.columns.every((column, index) => column === other.columns[index]);
