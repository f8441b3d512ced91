/** Which rows a filter finds by item ids that stand in their files: what to ask of each id that is read. */
import {
	conditionSteps,
	isImportIncluded,
	missingInRow,
	missingInRows,
	wordBits,
	type FailureFilter,
} from './failure-conditions.ts';
import type {FailureIndex} from './failure-index.ts';
import {plainWord} from './failure-search.ts';
import {runSteps, type Steps} from './failure-steps.ts';

/** What to look for in the item ids of one import. */
export type ItemIdSearch = {
	/** Place of the import in the index. */
	readonly place: number;
	/**
	A text, folded, that every item id we look for holds; null when there is none. Where it does not occur, no id has to be
	read.
	*/
	readonly needle: string | null;
	/** Whether a row could be found by its item id: not when it was found without, nor when another condition fails. */
	readonly isOpen: (row: number) => boolean;
	/** Whether a row is found by this item id. */
	readonly isFound: (row: number, itemId: string) => boolean;
};

/**
Returns what to look for, import by import in the order of the index; nothing when no item id has to be read.
@yields After each step.
*/
export function * itemIdSearchSteps(index: FailureIndex, filter: FailureFilter): Steps<readonly ItemIdSearch[]> {
	if (filter.words.length === 0) {
		return [];
	}

	const conditions = yield * conditionSteps(index, filter);
	return index.imports.flatMap((item, place) => {
		if (item.failedItems!.places === null || !isImportIncluded(item, filter)) {
			return [];
		}

		const missing = missingInRows(index, place, conditions);
		const otherConditions = conditions.all & ~wordBits(filter);
		// What no column holds has to be in the item id.
		const absent = filter.words.filter((_, word) => {
			const bit = wordBits(filter, word);
			return (missing.everywhere & bit) !== 0 && missing.columns.every(column => column.missing.every(bits => (bits & bit) !== 0));
		});
		return [{
			place,
			needle: longest((filter.words.length === 1 ? filter.words : absent).flatMap(word => plainWord(word) ?? [])),
			isOpen(row) {
				const lacks = missingInRow(missing, row);
				return lacks !== 0 && (lacks & otherConditions) === 0;
			},
			isFound: (row, itemId) => (missingInRow(missing, row) & conditions.missingInItemId(itemId)) === 0,
		}];
	});
}

/** Returns what to look for, all steps at once: see `itemIdSearchSteps`. */
export const itemIdSearches = (index: FailureIndex, filter: FailureFilter): readonly ItemIdSearch[] => runSteps(itemIdSearchSteps(index, filter));

const longest = (words: readonly string[]): string | null => words.toSorted((first, second) => second.length - first.length)[0] ?? null;
