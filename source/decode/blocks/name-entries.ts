import type {SaidName} from './said-names.ts';

/** An import or an empty day: where it begins, and the name that stands in it. */
type Entry = {readonly line: number | null; readonly connector: string | null};

/** Whose the entries are; unclear when the file does not put its names consistently above or below. */
export type Naming = {
	readonly nameOf: (entry: Entry) => string | null;
	readonly isUnclear: boolean;
};

type Side = 'above' | 'below';

const lineOf = ({line}: Entry): number => line ?? 0;

/** Returns on which side of their imports the names of a file stand; null when they contradict each other. */
const sideOf = (names: readonly SaidName[], first: number, last: number): Side | null => {
	const above = names.filter(({isAbove, isBelow}) => isAbove && !isBelow).length;
	const below = names.filter(({isAbove, isBelow}) => isBelow && !isAbove).length;
	if (above > 0 && below > 0) {
		return null;
	}

	const startsWithName = names[0]!.line < first;
	if (below > 0) {
		return startsWithName ? null : 'below';
	}

	const endsWithName = names.at(-1)!.line > last;
	if (above > 0 || (startsWithName && !endsWithName)) {
		return 'above';
	}

	return endsWithName && !startsWithName ? 'below' : null;
};

/** Returns the nearest name on one side of a line; names are in the order of the file. */
const nearest = (names: readonly SaidName[], line: number, side: Side): SaidName | null => {
	let from = 0;
	let to = names.length;
	while (from < to) {
		const middle = (from + to) >>> 1;
		if (names[middle]!.line < line) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}

	return names[side === 'above' ? from - 1 : from] ?? null;
};

/** Gives each entry the name that stands in it, else the one on the side where all of the file's names stand. */
export const nameEntries = (entries: readonly Entry[], names: readonly SaidName[]): Naming => {
	const all = new Set([...names, ...entries.map(({connector}) => ({name: connector}))].map(({name}) => name));
	all.delete(null);
	if (all.size <= 1) {
		// A file that names one connector anywhere means it for everything in it.
		const [only = null] = all;
		return {nameOf: () => only, isUnclear: false};
	}

	if (names.length === 0) {
		return {nameOf: ({connector}) => connector, isUnclear: false};
	}

	let first = Infinity;
	let last = 0;
	for (const entry of entries) {
		first = Math.min(first, lineOf(entry));
		last = Math.max(last, lineOf(entry));
	}

	const side = sideOf(names, first, last);
	return {
		nameOf: entry => entry.connector ?? nearest(names, lineOf(entry), side ?? 'above')?.name ?? null,
		isUnclear: side === null && entries.some(({connector}) => connector === null),
	};
};
