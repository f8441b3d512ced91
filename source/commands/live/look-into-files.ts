import {
	arrangeSteps,
	isSortedInFiles,
	numbersOf,
	type FailureAnswer,
	type FailureQuestion,
} from '../../connectors/failed-items/failures.ts';
import {itemIdSearchSteps} from '../../connectors/failed-items/item-id-search.ts';
import {searchItemIds} from '../../intake/item-ids/search-item-ids.ts';
import {GrowingRows} from './growing-rows.ts';
import {orderByItemId} from './order-by-item-id.ts';
import {inSlices} from './slices.ts';

/** While a search runs, its results are counted and sorted again at most this often, in milliseconds. */
const arrangeEvery = 500;

type Tell = (answer: FailureAnswer) => void;

/** Adds the rows that are found by item ids in files, and sorts by those ids where that is asked for; rejects when `signal` says so. */
export const lookIntoFiles = async (question: FailureQuestion, fromMemory: FailureAnswer, signal: AbortSignal, tell: Tell): Promise<FailureAnswer> => {
	const found = fromMemory.unsearched === 0 ? fromMemory : await searchFiles(question, fromMemory, signal, tell);
	return isSortedInFiles(question) ? sortByFiles(question, found, signal, tell) : {...found, progress: null};
};

const searchFiles = async (question: FailureQuestion, fromMemory: FailureAnswer, signal: AbortSignal, tell: Tell): Promise<FailureAnswer> => {
	const {index, filter} = question;
	const found = new GrowingRows();
	let arranged = 0;
	let arrangedAt = performance.now();
	let unsearched = 0;
	let answer: FailureAnswer = {...fromMemory, progress: 0};
	tell(answer);

	const arrange = async (): Promise<void> => {
		arranged = found.length;
		const rows = found.length === 0 || fromMemory.rows === null ? fromMemory.rows : found.mergedWith(fromMemory.rows);
		answer = {...answer, ...await inSlices(arrangeSteps(question, rows), signal), rows};
		arrangedAt = performance.now();
	};

	for (const search of await inSlices(itemIdSearchSteps(index, filter!), signal)) {
		const {failedItems, failureRows} = index.imports[search.place]!;
		try {
			for await (const {rows, progress} of searchItemIds(index, search)) {
				signal.throwIfAborted();
				found.add(rows);
				answer = {...answer, progress: (index.starts[search.place]! + (progress * failureRows)) / index.rowCount};
				if (found.length > arranged && performance.now() - arrangedAt >= arrangeEvery) {
					await arrange();
				}

				tell(answer);
			}
		} catch {
			signal.throwIfAborted();
			unsearched += failureRows - failedItems!.itemIds.ends.length;
		}
	}

	await arrange();
	return {...answer, unsearched};
};

const sortByFiles = async (question: FailureQuestion, answer: FailureAnswer, signal: AbortSignal, tell: Tell): Promise<FailureAnswer> => {
	const {index, sort} = question;
	const soFar: FailureAnswer = {...answer, isSorting: true, progress: 0};
	tell(soFar);
	const {ordered, unreadable} = await orderByItemId({
		index, rows: numbersOf(index, answer.rows), isReversed: sort!.isReversed, signal, tell(progress) {
			tell({...soFar, progress});
		},
	});
	return {
		...answer, ordered, unsorted: unreadable, progress: null,
	};
};
