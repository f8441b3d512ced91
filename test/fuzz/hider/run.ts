import {isGreen, judgeInMemory} from './judge.ts';
import {
	describeCase,
	drawCases,
	shrink,
	waysOf,
	type Case,
	type Kind,
} from './kinds.ts';
import {known} from './known.ts';

const isHidden = ({folder}: Case): boolean => isGreen(judgeInMemory(folder));

/** Whether a row of the list of known ways excuses a case. */
export const isKnown = ({kind, places}: Case): boolean => {
	const ways = new Set(waysOf(kind, places));
	return known.some(([name, ...rest]) => name === kind.name && rest.slice(0, -1).every(way => ways.has(way)));
};

const longestShown = 3000;

/** Returns the files of a case as text, with what hides at their end. */
const showFolder = ({folder}: Case): string => folder.map(({path, bytes, modifiedAt}) => {
	const text = Buffer.from(bytes).toString('utf8');
	return `── ${path}, saved ${new Date(modifiedAt).toISOString()}\n${text.length > longestShown ? `…${text.slice(-longestShown)}` : text}`;
}).join('\n');

/** Hides failing imports and returns what nobody would see, each in its plainest form, once. */
export const findHidden = (kinds: readonly Kind[], seed: number, count: number): ReadonlyMap<string, string> => {
	const found = new Map<string, string>();
	for (const one of drawCases(kinds, seed, count)) {
		if (!isKnown(one) && isHidden(one)) {
			const plainest = shrink(one, isHidden);
			found.set(describeCase(plainest), showFolder(plainest));
		}
	}

	return found;
};
