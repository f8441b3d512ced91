/** Failed items as the screens walk them: the rows of a scope that match, read one at a time. */
import {categoryOf} from '../../connectors/categories.ts';
import {rowsByReason} from '../../connectors/failed-items/failed-rows.ts';
import {
	failureAt,
	indexFailures,
	noFilter,
	placeFrom,
	searchWords,
	wordsProblem,
	type Failure,
	type FailureAnswer,
	type FailureCount,
	type FailureIndex,
	type FailureQuestion,
	type FailureScope,
	type OrderedRows,
} from '../../connectors/failed-items/failures.ts';
import type {HeldImport, Tenant} from '../../connectors/model.ts';
import type {Location} from '../screens/location.ts';
import {memoizeLast} from '../line/memoize-last.ts';
import {defaultFailureSorts, itemSortOf, type FailureSorts} from './failure-lists.ts';
import {answerAtOnce, type FailureAnswers} from './failure-answers.ts';

export type FailureSet = {
	/** Rows found so far. */
	readonly length: number;
	/** Rows of the place, whatever the filter. */
	readonly total: number;
	/** How much was looked through, 0 to 1; null when that was everything. */
	readonly progress: number | null;
	/** Rows whose item ids a filter did not look through: they stand in their files. */
	readonly unsearched: number;
	/** Whether the rows are being sorted by item ids that stand in files, and the progress is that. */
	readonly isSorting: boolean;
	/** Rows that are not where they belong, because their item ids could not be read. */
	readonly unsorted: number;
	/** Why there is no more of an answer; null while nothing went wrong. */
	readonly problem: string | null;
	/** Reads the row at a place in the list. */
	readonly at: (place: number) => Failure;
	/** Returns the identity of the row at a place: it stays while its import is held and has it there. */
	readonly keyAt: (place: number) => string;
	/** Returns where the row with this identity stands, -1 when it is not listed. */
	readonly indexOf: (key: string) => number;
	/** Returns why a search cannot be done, one sentence; null when it can. */
	readonly searchProblem: (search: string) => string | null;
	/** Finds the next place whose row also holds every word of a search, going round. */
	readonly nextMatch: (search: string, place: number, direction: 1 | -1) => number | null | 'searching';
	/** By user where they are listed by user, else by reason; most rows first. Null until they were counted. */
	readonly counts: readonly FailureCount[] | null;
};

/** A tenant that is judged anew each minute must not begin a search of minutes anew. */
const createIndex = memoizeLast((connector: string | null, importId: string | null) => {
	const connectorScope: FailureScope = connector === null ? {kind: 'all'} : {kind: 'connector', key: connector};
	const scope: FailureScope = importId === null ? connectorScope : {kind: 'import', id: importId};
	let last: FailureIndex | null = null;
	return memoizeLast((tenant: Tenant): FailureIndex => {
		last = indexFailures(tenant, scope, last);
		return last;
	});
});

const indexOfScope = (tenant: Tenant, connector: string | null, importId: string | null): FailureIndex => createIndex(connector, importId)(tenant);

const questionOf = (index: FailureIndex, {reason, user, filter, grouping}: Location, sorts: FailureSorts): FailureQuestion => {
	const words = searchWords(filter);
	return {
		index,
		filter: reason === null && user === null && words.length === 0
			? null
			: {
				...noFilter, reason, user, words,
			},
		sort: grouping === 'items' ? itemSortOf(sorts) : null,
		count: grouping === 'users' ? 'user' : 'reason',
	};
};

/** Returns what the list of failed items at a location asks. */
export const questionAt = (tenant: Tenant, location: Location, sorts: FailureSorts): FailureQuestion =>
	questionOf(indexOfScope(tenant, location.connector, location.importId), location, sorts);

/** Returns the question for the rows of a list that also hold every word of a search. */
export const matchQuestion = (question: FailureQuestion, search: string): FailureQuestion =>
	({...question, filter: {...question.filter ?? noFilter, words: [...question.filter?.words ?? [], ...searchWords(search)]}});

/** Returns the failed items a location is about, as far as they are known: every word of its filter must be somewhere in the row. */
export const failuresIn = memoizeLast((tenant: Tenant, location: Location, sorts: FailureSorts = defaultFailureSorts, answers: FailureAnswers = answerAtOnce): FailureSet => {
	const question = questionAt(tenant, location, sorts);
	const answer = answers.answerTo(question);
	const {index, progress, unsearched, counts} = answer;
	const rows = listedRows(answer, question.sort === null && sorts.items.isReversed);
	return {
		length: rows.length,
		total: index.rowCount,
		progress,
		unsearched,
		isSorting: answer.isSorting,
		unsorted: answer.unsorted,
		problem: answer.problem,
		counts,
		at: place => failureAt(index, rows.at(place)),
		keyAt: place => keyOf(index, rows.at(place)),
		indexOf(key) {
			const row = rowOf(index, key);
			const place = row === -1 ? -1 : rows.placeFrom(row);
			return place !== -1 && place < rows.length && rows.at(place) === row ? place : -1;
		},
		searchProblem: search => wordsProblem(searchWords(search)),
		nextMatch(search, place, direction) {
			// Rows of newer logs have other numbers than those listed.
			if (progress !== null || index !== question.index) {
				return 'searching';
			}

			const found = answers.answerTo(matchQuestion(question, search));
			const next = nextOf(listedRows(found, rows.isReversed), rows.at(place), direction);
			return next === null ? (found.progress === null ? null : 'searching') : rows.placeFrom(next);
		},
	};
});

/** Returns the failed item with this identity, wherever it stands in a list; null when it is gone. */
export const failureOfKey = (tenant: Tenant, {connector, importId}: Location, key: string): Failure | null => {
	const index = indexOfScope(tenant, connector, importId);
	const row = rowOf(index, key);
	return row === -1 ? null : failureAt(index, row);
};

/** Rows as they stand in a list. */
type ListedRows = {
	readonly length: number;
	readonly isReversed: boolean;
	readonly at: (place: number) => number;
	/** The first place whose row does not come before this one. */
	readonly placeFrom: (row: number) => number;
};

const byNumber = (first: number, second: number): number => first - second;

const listedRows = ({index, rows, ordered}: FailureAnswer, isReversed: boolean): ListedRows => {
	if (ordered !== null) {
		return {
			length: ordered.rows.length, isReversed, at: place => ordered.rows[place]!, placeFrom: row => placeFrom(ordered, row),
		};
	}

	const length = rows?.length ?? index.rowCount;
	const inIndex: OrderedRows | null = rows === null ? null : {rows, compare: byNumber};
	const forwards = (row: number): number => inIndex === null ? row : placeFrom(inIndex, row);
	return {
		length,
		isReversed,
		at(place) {
			const own = isReversed ? length - 1 - place : place;
			return rows === null ? own : rows[own]!;
		},
		// Reversed, what comes first is the last row that is not behind this one.
		placeFrom: row => isReversed ? length - forwards(row + 1) : forwards(row),
	};
};

/** Returns the next row among `matches` in the order of the list, going round; null without one. */
const nextOf = (matches: ListedRows, row: number, direction: 1 | -1): number | null => {
	if (matches.length === 0) {
		return null;
	}

	const from = matches.placeFrom(row);
	const isItself = from < matches.length && matches.at(from) === row;
	const next = direction === 1 ? from + Number(isItself) : from - 1;
	return matches.at((next + matches.length) % matches.length);
};

/** Ends an import's id in an identity. */
const idEnd = '\n';

/** What the row says is part of its identity: a log that is rewritten may hold another item in its place, and that must not be taken for it. */
const keyOf = (index: FailureIndex, row: number): string => {
	const {row: own, import: {id}, itemId, user, reason} = failureAt(index, row);
	return `${own}@${id}${idEnd}${JSON.stringify([itemId, user, reason])}`;
};

const rowOf = (index: FailureIndex, key: string): number => {
	const own = Number(key.slice(0, key.indexOf('@')));
	const place = index.imports.findIndex(({id}) => key.startsWith(`${own}@${id}${idEnd}`));
	if (place === -1 || own >= index.imports[place]!.failureRows) {
		return -1;
	}

	const row = index.starts[place]! + own;
	return keyOf(index, row) === key ? row : -1;
};

/** Returns how many rows of one import give each reason, most first. */
export const reasonsOf = (held: HeldImport): ReadonlyArray<{readonly reason: string; readonly rows: number; readonly category: string}> =>
	[...rowsByReason(held.failedItems)]
		.map(([reason, rows]) => ({reason, rows, category: categoryOf(reason)}))
		.toSorted((left, right) => right.rows - left.rows);
