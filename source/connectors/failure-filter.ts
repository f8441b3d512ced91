import type {Dictionary, FailureIndex} from './failure-index.ts';
import {categoryOf} from './categories.ts';
import {connectorKey} from './name.ts';
import type {HeldImport} from './model.ts';
import {heldEntry, type FailedItems, type Instant} from './reading.ts';
import {textAt} from './failed-rows.ts';

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
	/** Anywhere in item id, user ids or reason, in any case; `/…/` is a regular expression. */
	readonly text: string | null;
};

export const noFilter: FailureFilter = {
	reason: null, category: null, user: null, connector: null, since: null, until: null, text: null,
};

/** 1 for each code (or row) that fits. */
type Marks = Uint8Array;

const mark = ({values}: Dictionary, fits: (value: string) => boolean): Marks => Uint8Array.from(values, value => fits(value) ? 1 : 0);

const pattern = /^\/(?<source>.+)\/$/v;

/** Returns how a text is searched for: `/…/` as a regular expression, if it is one, anything else as it is; in any case. */
const searchOf = (text: string): ((value: string) => boolean) => {
	const source = pattern.exec(text)?.groups?.['source'];
	if (source !== undefined) {
		try {
			const expression = new RegExp(source, 'iv');
			return value => expression.test(value);
		} catch {
			// Half typed, or no regular expression: looked for as it is.
		}
	}

	const needle = text.toLowerCase();
	return value => value.toLowerCase().includes(needle);
};

/** Returns which rows have a held item id that fits; null when none has. */
const rowsHolding = (items: FailedItems, fits: (value: string) => boolean): Marks | null => {
	const {places, itemIds, rowCount} = items;
	const texts = itemIds.ends.length;
	const isHit = Uint8Array.from({length: texts}, (_, text) => fits(textAt(itemIds, text)) ? 1 : 0);
	if (!isHit.includes(1)) {
		return null;
	}

	return places === null ? isHit : Uint8Array.from({length: rowCount}, (_, row) => isHit[places.entries[row]! - heldEntry] ?? 0);
};

type Conditions = {
	readonly reason: Marks;
	/** Whether a user was asked for: else no row is asked for its users. */
	readonly hasUser: boolean;
	readonly user: Marks;
	readonly m365User: Marks;
	/** Null without a text. */
	readonly text: {readonly fits: (value: string) => boolean; readonly reason: Marks; readonly user: Marks; readonly m365User: Marks} | null;
};

const conditionsOf = ({reasons, users, m365Users}: FailureIndex, {reason, category, user, text}: FailureFilter): Conditions => {
	const id = user?.toLowerCase() ?? null;
	const fits = searchOf(text ?? '');
	return {
		reason: mark(reasons, value => (reason === null || value === reason) && (category === null || categoryOf(value) === category)),
		hasUser: id !== null,
		user: mark(users, value => id === null || value.toLowerCase() === id),
		m365User: mark(m365Users, value => id === null || value.toLowerCase() === id),
		text: text === null || text === ''
			? null
			: {
				fits, reason: mark(reasons, fits), user: mark(users, fits), m365User: mark(m365Users, fits),
			},
	};
};

const isImportIncluded = ({connector, completedAt}: HeldImport, {connector: wanted, since, until}: FailureFilter): boolean =>
	(wanted === null || connectorKey(connector) === connectorKey(wanted))
	&& (since === null || completedAt >= since)
	&& (until === null || completedAt < until);

/** Returns marks of the joined dictionary as marks of an import's own codes. */
const ownMarks = (marks: Marks, codes: Uint32Array): Marks => Uint8Array.from(codes, code => marks[code]!);

/** Writes the rows of one import that meet the conditions into `found` from `count` on, and returns how many are there then. */
const collect = (index: FailureIndex, place: number, conditions: Conditions, found: Uint32Array, count: number): number => {
	const items = index.imports[place]!.failedItems!;
	const [reasonOf, userOf, m365UserOf] = [index.reasons, index.users, index.m365Users].map(({codesOfImport}) => codesOfImport[place]!) as [Uint32Array, Uint32Array, Uint32Array];
	const {codes: reasons} = items.reasons;
	const {codes: users} = items.users;
	const {codes: m365Users} = items.m365Users;
	const isReason = ownMarks(conditions.reason, reasonOf);
	const isUser = ownMarks(conditions.user, userOf);
	const isM365User = ownMarks(conditions.m365User, m365UserOf);
	const {text, hasUser} = conditions;
	const holding = text && rowsHolding(items, text.fits);
	const isTextReason = ownMarks(text?.reason ?? conditions.reason, reasonOf);
	const isTextUser = ownMarks(text?.user ?? conditions.user, userOf);
	const isTextM365User = ownMarks(text?.m365User ?? conditions.m365User, m365UserOf);
	const start = index.starts[place]!;
	let end = count;
	// One loop over plain arrays of marks: eight million rows in less than a blink.
	for (let row = 0; row < items.rowCount; row++) {
		// Written always, kept when it fits: a branch that cannot be foretold is dearer than a write.
		found[end] = start + row;
		end += isReason[reasons[row]!]!
			& (hasUser ? isUser[users[row]!]! | isM365User[m365Users[row]!]! : 1)
			& (text === null ? 1 : (isTextReason[reasons[row]!]! | isTextUser[users[row]!]! | isTextM365User[m365Users[row]!]! | (holding === null ? 0 : holding[row]!)));
	}

	return end;
};

/**
Returns the rows that meet a filter, ascending: in the order of the index. Item ids that are not held (`unsearchedItemIds`)
are not looked through.
*/
export const filterFailures = (index: FailureIndex, filter: FailureFilter): Uint32Array => {
	const conditions = conditionsOf(index, filter);
	// One more than there can be: where a row that does not fit is written last.
	const found = new Uint32Array(index.rowCount + 1);
	let count = 0;
	for (const [place, item] of index.imports.entries()) {
		if (isImportIncluded(item, filter)) {
			count = collect(index, place, conditions, found, count);
		}
	}

	return count * 2 > found.length ? found.subarray(0, count) : found.slice(0, count);
};

/** Returns how many rows have an item id that stands in its file, where a text is not searched for. */
export const unsearchedItemIds = ({imports}: FailureIndex): number => {
	let rows = 0;
	for (const {failedItems} of imports) {
		rows += failedItems!.rowCount - failedItems!.itemIds.ends.length;
	}

	return rows;
};
