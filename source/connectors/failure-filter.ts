import type {Dictionary, FailureIndex} from './failure-index.ts';
import {categoryOf} from './categories.ts';
import {connectorKey} from './name.ts';
import type {HeldImport} from './model.ts';
import type {Instant, TextColumn} from './reading.ts';

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
	/** Anywhere in item id, user ids or reason, in any case. */
	readonly text: string | null;
};

export const noFilter: FailureFilter = {
	reason: null, category: null, user: null, connector: null, since: null, until: null, text: null,
};

/** 1 for each code whose text fits. */
type Marks = Uint8Array;

const mark = ({values}: Dictionary, fits: (value: string) => boolean): Marks => Uint8Array.from(values, value => fits(value) ? 1 : 0);

const containing = (needle: string): ((value: string) => boolean) => value => value.toLowerCase().includes(needle);

/** Returns which rows of a column hold the text; one search over the whole column, whatever the number of rows. */
const rowsHolding = ({text, ends}: TextColumn, needle: string): Uint8Array => {
	const rows = new Uint8Array(ends.length);
	const pattern = new RegExp(needle.replaceAll(/[\\^$.*+?\(\)\[\]\{\}\|]/gv, String.raw`\$&`), 'gi');
	let row = 0;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		while (ends[row]! <= match.index) {
			row += 1;
		}

		// A hit that runs into the next row is none. Others of its row would run over too, and one hit is enough.
		rows[row] ||= Number(match.index + match[0].length <= ends[row]!);
		pattern.lastIndex = ends[row]!;
	}

	return rows;
};

type Conditions = {
	readonly reason: Marks | null;
	readonly user: Marks | null;
	readonly m365User: Marks | null;
	readonly text: {readonly needle: string; readonly reason: Marks; readonly user: Marks; readonly m365User: Marks} | null;
};

const conditionsOf = ({reasons, users, m365Users}: FailureIndex, {reason, category, user, text}: FailureFilter): Conditions => {
	const needle = text?.toLowerCase() ?? '';
	const id = user?.toLowerCase() ?? '';
	const hasReason = reason !== null || category !== null;
	return {
		reason: hasReason ? mark(reasons, value => (reason === null || value === reason) && (category === null || categoryOf(value) === category)) : null,
		user: user === null ? null : mark(users, value => value.toLowerCase() === id),
		m365User: user === null ? null : mark(m365Users, value => value.toLowerCase() === id),
		text: needle === ''
			? null
			: {
				needle, reason: mark(reasons, containing(needle)), user: mark(users, containing(needle)), m365User: mark(m365Users, containing(needle)),
			},
	};
};

const isImportIncluded = ({connector, completedAt}: HeldImport, {connector: wanted, since, until}: FailureFilter): boolean =>
	(wanted === null || connectorKey(connector) === connectorKey(wanted))
	&& (since === null || completedAt >= since)
	&& (until === null || completedAt < until);

/** Returns whether a row of one import meets the conditions. */
const rowTest = (index: FailureIndex, place: number, {reason, user, m365User, text}: Conditions): ((row: number) => boolean) => {
	const {itemIds, reasons, users, m365Users} = index.imports[place]!.failedItems!;
	const reasonOf = index.reasons.codesOfImport[place]!;
	const userOf = index.users.codesOfImport[place]!;
	const m365UserOf = index.m365Users.codesOfImport[place]!;
	const holding = text === null ? null : rowsHolding(itemIds, text.needle);
	return row => {
		const reasonCode = reasonOf[reasons.codes[row]!]!;
		const userCode = userOf[users.codes[row]!]!;
		const m365UserCode = m365UserOf[m365Users.codes[row]!]!;
		return (reason === null || reason[reasonCode] === 1)
			&& (user === null || user[userCode] === 1 || m365User![m365UserCode] === 1)
			&& (text === null || holding![row] === 1 || text.reason[reasonCode] === 1 || text.user[userCode] === 1 || text.m365User[m365UserCode] === 1);
	};
};

/** Returns the rows that meet a filter, ascending: in the order of the index. */
export const filterFailures = (index: FailureIndex, filter: FailureFilter): Uint32Array => {
	const conditions = conditionsOf(index, filter);
	const found = new Uint32Array(index.rowCount);
	let count = 0;
	for (const [place, item] of index.imports.entries()) {
		if (!isImportIncluded(item, filter)) {
			continue;
		}

		const fits = rowTest(index, place, conditions);
		for (let row = 0; row < item.failureRows; row++) {
			if (!fits(row)) {
				continue;
			}

			found[count] = index.starts[place]! + row;
			count += 1;
		}
	}

	return found.slice(0, count);
};
