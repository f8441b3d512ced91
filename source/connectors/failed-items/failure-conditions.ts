/** What a filter asks of a row, looked up once for each text: a row is then asked for codes, never for texts. */
import {categoryOf} from '../categories.ts';
import {connectorKey} from '../name.ts';
import type {HeldImport} from '../model.ts';
import type {Codes, Instant} from '../reading.ts';
import type {Steps} from './failure-steps.ts';
import {missingWords, type MissingWords} from './failure-search.ts';
import type {Dictionary, FailureIndex} from './failure-index.ts';

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
export const isImportIncluded = ({connector, completedAt}: HeldImport, {connector: wanted, since, until}: Pick<FailureFilter, 'connector' | 'since' | 'until'>): boolean =>
	(wanted === null || connectorKey(connector) === connectorKey(wanted))
	&& (since === null || completedAt >= since)
	&& (until === null || completedAt < until);

/** A column of an import and what its own codes lack. */
export type MissingColumn = {readonly codes: Codes; readonly missing: Missing};

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
