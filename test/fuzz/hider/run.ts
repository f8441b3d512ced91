import {
	describeCase,
	drawCases,
	shrink,
	waysOf,
	type Case,
	type Kind,
} from './kinds.ts';

/** Whether a row of a list of known ways excuses a case. */
export const isExcused = (known: ReadonlyArray<readonly string[]>, {kind, places}: Case): boolean => {
	const ways = new Set(waysOf(kind, places));
	return known.some(([name, ...rest]) => name === kind.name && rest.slice(0, -1).every(way => ways.has(way)));
};

const longestShown = 3000;

/** Returns the files of a case as text, with what hides at their end. */
const showFolder = ({folder}: Case): string => folder.map(({path, bytes, modifiedAt}) => {
	const text = Buffer.from(bytes).toString('utf8');
	return `── ${path}, saved ${new Date(modifiedAt).toISOString()}\n${text.length > longestShown ? `…${text.slice(-longestShown)}` : text}`;
}).join('\n');

/** What is looked for among drawn cases. */
export type Search = {
	readonly kinds: readonly Kind[];
	readonly isFault: (one: Case) => boolean;
	readonly known: ReadonlyArray<readonly string[]>;
};

/** Returns the faults among the cases drawn, each in its plainest form, once, with its files. */
export const findFaults = ({kinds, isFault, known}: Search, seed: number, count: number): ReadonlyMap<string, string> => {
	const found = new Map<string, string>();
	for (const one of drawCases(kinds, seed, count)) {
		if (!isExcused(known, one) && isFault(one)) {
			const plainest = shrink(one, isFault);
			found.set(describeCase(plainest), showFolder(plainest));
		}
	}

	return found;
};
