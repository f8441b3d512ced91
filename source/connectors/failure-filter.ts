import type {Dictionary, FailureIndex} from './failure-index.ts';
import {categoryOf} from './categories.ts';
import {missingWords, type MissingWords} from './failure-search.ts';
import {runSteps, stepLength, type Steps} from './failure-steps.ts';
import {firstFrom} from './failure-stretches.ts';
import {heldRowsOf, itemIdOf} from './failed-rows.ts';
import {connectorKey} from './name.ts';
import type {HeldImport} from './model.ts';
import type {Codes, FailedItems, Instant} from './reading.ts';

/** Which rows; every condition that is not null must hold. */
export type FailureFilter = {
	/** The failure reason exactly. */
	readonly reason: string | null;
	readonly category: string | null;
	/** Source or Microsoft 365 user id, in any case. */
	readonly user: string | null;
	/** In any case and spacing. */
	readonly connector: string | null;
	/** Imports completed at or after it. */
	readonly since: Instant | null;
	/** Imports completed before it. */
	readonly until: Instant | null;
	/** Each anywhere in item id, user ids or reason, in any case; `/…/` is a regular expression. See `searchWords`. */
	readonly words: readonly string[];
};

export const noFilter: FailureFilter = {
	reason: null, category: null, user: null, connector: null, since: null, until: null, words: [],
};

/** What has to be met by some column of a row, a bit each: the reason, the user, then one for each word. */
const reasonBit = 1;
const userBit = 2;
const firstWordBit = 4;

/** Returns the bit of a word of a filter, without a number those of all its words. */
export const wordBits = ({words}: FailureFilter, word: number | null = null): number => word === null ? (firstWordBit << words.length) - firstWordBit : firstWordBit << word;

/** For each code the conditions its text does not meet, as bits: what all columns of a row lack, the row lacks. */
type Missing = Uint8Array | Int32Array;

/** The conditions of a filter over the joined dictionaries. */
export type FailureConditions = {
	/** Every condition there is. */
	readonly all: number;
	readonly reasons: Missing;
	readonly users: Missing;
	readonly m365Users: Missing;
	/** What an item id lacks. */
	readonly missingInItemId: MissingWords;
};

/** Texts looked at in one step. */
const textsOfStep = 2 ** 13;

function * look({values}: Dictionary, all: number, missingIn: (value: string) => number): Steps<Missing> {
	const missing = all > 0xFF ? new Int32Array(values.length) : new Uint8Array(values.length);
	for (const [code, value] of values.entries()) {
		missing[code] = missingIn(value);
		if (code % textsOfStep === textsOfStep - 1) {
			yield;
		}
	}

	return missing;
}

/**
Looks through the dictionaries: a text of a million rows is compared once.
@yields After each step.
*/
export function * conditionSteps({reasons, users, m365Users}: FailureIndex, filter: FailureFilter): Steps<FailureConditions> {
	const {
		reason, category, user, words,
	} = filter;
	const id = user?.toLowerCase() ?? null;
	const reasonCondition = reason === null && category === null ? 0 : reasonBit;
	const userCondition = id === null ? 0 : userBit;
	const all = reasonCondition | userCondition | wordBits(filter);
	const missingWordsOf = missingWords(words, firstWordBit);
	const isReason = (value: string): boolean => (reason === null || value === reason) && (category === null || categoryOf(value) === category);
	const missingInUser = (value: string): number => (value.toLowerCase() === id ? 0 : userCondition) | reasonCondition | missingWordsOf(value);
	return {
		all,
		reasons: yield * look(reasons, all, value => (isReason(value) ? 0 : reasonCondition) | userCondition | missingWordsOf(value)),
		users: yield * look(users, all, missingInUser),
		m365Users: yield * look(m365Users, all, missingInUser),
		missingInItemId: itemId => reasonCondition | userCondition | missingWordsOf(itemId),
	};
}

/** Whether the rows of an import are asked for at all. */
export const isImportIncluded = ({connector, completedAt}: HeldImport, {connector: wanted, since, until}: FailureFilter): boolean =>
	(wanted === null || connectorKey(connector) === connectorKey(wanted))
	&& (since === null || completedAt >= since)
	&& (until === null || completedAt < until);

/** A column of an import and what its own codes lack. */
type MissingColumn = {readonly codes: Codes; readonly missing: Missing};

/** What the rows of one import lack before anything is known of their item ids. */
export type MissingInRows = {
	/** What every row lacks as far as its columns of one text go. */
	readonly everywhere: number;
	/** Those that tell rows apart. */
	readonly columns: readonly MissingColumn[];
};

/** Returns what the rows of an import lack: a column that says the same of every row need not be looked at row by row. */
export const missingInRows = ({imports, reasons, users, m365Users}: FailureIndex, place: number, conditions: FailureConditions): MissingInRows => {
	const items = imports[place]!.failedItems!;
	let everywhere = conditions.all;
	const columns: MissingColumn[] = [];
	for (const [{codes}, {codesOfImport}, joined] of [
		[items.reasons, reasons, conditions.reasons], [items.users, users, conditions.users], [items.m365Users, m365Users, conditions.m365Users],
	] as const) {
		const missing = joined.constructor === Uint8Array ? new Uint8Array(codesOfImport[place]!.length) : new Int32Array(codesOfImport[place]!.length);
		for (const [own, code] of codesOfImport[place]!.entries()) {
			missing[own] = joined[code]!;
		}

		if (missing.every(bits => bits === missing[0])) {
			everywhere &= missing[0] ?? conditions.all;
		} else {
			columns.push({codes, missing});
		}
	}

	return {everywhere, columns};
};

/** Returns what one row lacks as far as its coded columns go. */
export const missingInRow = ({everywhere, columns}: MissingInRows, row: number): number => {
	let missing = everywhere;
	for (const column of columns) {
		missing &= column.missing[column.codes[row]!]!;
	}

	return missing;
};

/** Numbers of rows that are collected; room is made a step at a time, so that few rows cost little. */
type Found = {rows: Uint32Array; count: number};

const makeRoom = (found: Found, length: number): void => {
	if (found.count + length > found.rows.length) {
		const larger = new Uint32Array(Math.max(found.rows.length * 2, found.count + length));
		larger.set(found.rows.subarray(0, found.count));
		found.rows = larger;
	}
};

/** Rows of an import by their own numbers, and the number its first one has in the index. */
type OwnRows = {readonly from: number; readonly to: number; readonly start: number};

// Each row is written, and kept when nothing is missing: a branch that cannot be foretold is dearer than a write. One loop
// for each number of columns, because a loop over columns inside would cost three times as much.
const collectByOne = ({rows, count}: Found, {from, to, start}: OwnRows, everywhere: number, {codes, missing}: MissingColumn): number => {
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & missing[codes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectByTwo = ({rows, count}: Found, {from, to, start}: OwnRows, everywhere: number, first: MissingColumn, second: MissingColumn): number => {
	const {codes: firstCodes, missing: firstMissing} = first;
	const {codes: secondCodes, missing: secondMissing} = second;
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & firstMissing[firstCodes[row]!]! & secondMissing[secondCodes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectByThree = ({rows, count}: Found, {from, to, start}: OwnRows, everywhere: number, [first, second, third]: readonly MissingColumn[]): number => {
	const {codes: firstCodes, missing: firstMissing} = first!;
	const {codes: secondCodes, missing: secondMissing} = second!;
	const {codes: thirdCodes, missing: thirdMissing} = third!;
	let end = count;
	for (let row = from; row < to; row++) {
		rows[end] = start + row;
		end += ((everywhere & firstMissing[firstCodes[row]!]! & secondMissing[secondCodes[row]!]! & thirdMissing[thirdCodes[row]!]!) - 1) >>> 31;
	}

	return end;
};

const collectAll = ({rows, count}: Found, {from, to, start}: OwnRows): number => {
	for (let row = from; row < to; row++) {
		rows[count + row - from] = start + row;
	}

	return count + to - from;
};

const collect = (found: Found, stretch: OwnRows, {everywhere, columns}: MissingInRows): number => {
	const [first, second] = columns;
	if (first === undefined) {
		return everywhere === 0 ? collectAll(found, stretch) : found.count;
	}

	if (second === undefined) {
		return collectByOne(found, stretch, everywhere, first);
	}

	return columns.length === 2 ? collectByTwo(found, stretch, everywhere, first, second) : collectByThree(found, stretch, everywhere, columns);
};

/** The same for rows whose item ids are held: these may have what the rest of the row lacks. */
const collectHolding = (found: Found, {from, to, start}: OwnRows, missing: MissingInRows, items: FailedItems, missingInItemId: MissingWords): number => {
	let end = found.count;
	for (let row = from; row < to; row++) {
		const lacks = missingInRow(missing, row);
		const itemId = lacks === 0 ? null : itemIdOf(items, row);
		// An item id that is not held is looked at where it stands: it must not be taken for an empty one.
		if (lacks !== 0 && (itemId === null || (lacks & missingInItemId(itemId)) !== 0)) {
			continue;
		}

		found.rows[end] = start + row;
		end += 1;
	}

	return end;
};

/** Whether one of the ascending numbers is in a stretch. */
const isAnyIn = (ascending: Uint32Array, {from, to}: OwnRows): boolean => (ascending[firstFrom(ascending, from)] ?? to) < to;

/** Rows found so far, ascending; only lent. */
export type RowsSoFar = {readonly rows: Uint32Array; /** How many rows were looked at. */ readonly seen: number};

const nothingSeen: RowsSoFar = {rows: new Uint32Array(), seen: 0};

/**
Finds the rows that meet a filter, ascending: in the order of the index. Item ids that are not held (`unsearchedItemIds`)
are not looked through.
@yields The rows found by then.
*/
export function * filterSteps(index: FailureIndex, filter: FailureFilter): Steps<Uint32Array, RowsSoFar> {
	const found: Found = {rows: new Uint32Array(), count: 0};
	const conditions = yield * whileNothingIsFound(conditionSteps(index, filter));
	const hasWords = filter.words.length > 0;
	for (const [place, item] of index.imports.entries()) {
		if (!isImportIncluded(item, filter)) {
			continue;
		}

		const items = item.failedItems!;
		const missing = missingInRows(index, place, conditions);
		const held = hasWords ? heldRowsOf(items) : null;
		for (let from = 0; from < items.rowCount; from += stepLength) {
			const stretch = {from, to: Math.min(items.rowCount, from + stepLength), start: index.starts[place]!};
			// One more than there can be: where a row that does not fit is written last.
			makeRoom(found, stretch.to - from + 1);
			found.count = held !== null && (held === 'all' || isAnyIn(held, stretch))
				? collectHolding(found, stretch, missing, items, conditions.missingInItemId)
				: collect(found, stretch, missing);
			yield {rows: found.rows.subarray(0, found.count), seen: stretch.start + stretch.to};
		}
	}

	return found.count * 2 > found.rows.length ? found.rows.subarray(0, found.count) : found.rows.slice(0, found.count);
}

function * whileNothingIsFound<Result>(steps: Steps<Result>): Steps<Result, RowsSoFar> {
	for (;;) {
		const {done, value} = steps.next();
		if (done === true) {
			return value;
		}

		yield nothingSeen;
	}
}

/** Returns the rows that meet a filter, all steps at once: see `filterSteps`. */
export const filterFailures = (index: FailureIndex, filter: FailureFilter): Uint32Array => runSteps(filterSteps(index, filter));

/** Returns how many rows have an item id that stands in its file, where a filter does not look by itself. */
export const unsearchedItemIds = ({imports}: FailureIndex): number => {
	let rows = 0;
	for (const {failedItems} of imports) {
		rows += failedItems!.rowCount - failedItems!.itemIds.ends.length;
	}

	return rows;
};
