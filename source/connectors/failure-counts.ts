import {categoryOf} from './categories.ts';
import type {FailureIndex} from './failure-index.ts';
import type {HeldImport} from './model.ts';
import {compareByCodePoint} from './name.ts';
import type {CodedColumn, Codes} from './reading.ts';

/** What rows can be counted by. */
export type FailureField = 'reason' | 'category' | 'user' | 'connector' | 'day';

/** One value of a field, and how many rows have it. */
export type FailureCount = {
	/** A day is a UTC date. */
	readonly value: string;
	readonly rows: number;
	/** Distinct source users; null when there are too many values and users to count them. */
	readonly users: number | null;
};

/** How the rows of an import fall into groups: by the code of a column, or all of them into one. */
type Grouping = {
	readonly values: readonly string[];
	readonly ofImport: (place: number) => number | {readonly codes: Codes; readonly groups: Uint32Array};
};

const byColumn = (values: readonly string[], groupsOf: readonly Uint32Array[], columnOf: (place: number) => CodedColumn): Grouping => ({
	values,
	ofImport: place => ({codes: columnOf(place).codes, groups: groupsOf[place]!}),
});

const byImport = ({imports}: FailureIndex, valueOf: (item: HeldImport) => string): Grouping => {
	const values = [...new Set(imports.map(item => valueOf(item)))];
	const groupOf = new Map(values.map((value, group) => [value, group]));
	return {values, ofImport: place => groupOf.get(valueOf(imports[place]!))!};
};

const byCategory = ({reasons, imports}: FailureIndex): Grouping => {
	const categoryOfReason = reasons.values.map(reason => categoryOf(reason));
	const values = [...new Set(categoryOfReason)];
	const groupOf = new Map(values.map((value, group) => [value, group]));
	const groups = reasons.codesOfImport.map(codes => codes.map(code => groupOf.get(categoryOfReason[code]!)!));
	return byColumn(values, groups, place => imports[place]!.failedItems!.reasons);
};

const groupings: Readonly<Record<FailureField, (index: FailureIndex) => Grouping>> = {
	reason: ({reasons, imports}) => byColumn(reasons.values, reasons.codesOfImport, place => imports[place]!.failedItems!.reasons),
	user: ({users, imports}) => byColumn(users.values, users.codesOfImport, place => imports[place]!.failedItems!.users),
	category: byCategory,
	connector: index => byImport(index, item => item.connector),
	day: index => byImport(index, item => item.date),
};

/** Bits for every pair of group and user: 32 MiB at most. */
const maximumPairs = 2 ** 28;

type Tally = {
	readonly rowsOfGroup: Uint32Array;
	readonly usersOfGroup: Uint32Array;
	/** One bit for each pair of group and user that occurred; empty when there are too many pairs. */
	readonly pairs: Uint32Array;
	readonly userCount: number;
	readonly nobody: number;
};

const openTally = (groupCount: number, users: readonly string[]): Tally => ({
	rowsOfGroup: new Uint32Array(groupCount),
	usersOfGroup: new Uint32Array(groupCount),
	pairs: new Uint32Array(groupCount * users.length > maximumPairs ? 0 : Math.ceil((groupCount * users.length) / 32)),
	userCount: users.length,
	nobody: users.indexOf(''),
});

/** Some rows of one import: their numbers in the index, or all from the first on. */
type Rows = {readonly numbers: Uint32Array | null; readonly from: number; readonly to: number; readonly start: number};

/** Adds rows, each with a group by the code of a column and a user. */
const addRows = (tally: Tally, {numbers, from, to, start}: Rows, codes: Codes, groups: Uint32Array, users: {readonly codes: Codes; readonly meanings: Uint32Array}): void => {
	const {rowsOfGroup, usersOfGroup, pairs, userCount, nobody} = tally;
	const {codes: userCodes, meanings} = users;
	const arePairsCounted = pairs.length > 0;
	for (let position = from; position < to; position++) {
		const row = (numbers === null ? position : numbers[position]!) - start;
		const group = groups[codes[row]!]!;
		rowsOfGroup[group]! += 1;
		if (!arePairsCounted) {
			continue;
		}

		const user = meanings[userCodes[row]!]!;
		const pair = (group * userCount) + user;
		const bit = 1 << (pair & 31);
		if ((pairs[pair >>> 5]! & bit) !== 0) {
			continue;
		}

		pairs[pair >>> 5]! |= bit;
		usersOfGroup[group]! += user === nobody ? 0 : 1;
	}
};

/** Calls back for each import that has rows among those given, with its own row numbers; `null` means all rows. */
const forEachImport = (index: FailureIndex, rows: Uint32Array | null, visit: (place: number, from: number, to: number) => void): void => {
	let from = 0;
	for (let place = 0; place < index.imports.length; place++) {
		const end = index.starts[place + 1]!;
		let to = from;
		if (rows === null) {
			to = end;
		} else {
			while (to < rows.length && rows[to]! < end) {
				to += 1;
			}
		}

		if (to > from) {
			visit(place, from, to);
		}

		from = to;
	}
};

/**
Counts rows by a field, most rows first, then by value. `rows` are ascending row numbers of the index, `null` all of them.
An empty source user is a value like any other, but is nobody when users are counted.
*/
export const countFailures = (index: FailureIndex, rows: Uint32Array | null, field: FailureField): readonly FailureCount[] => {
	const {values, ofImport} = groupings[field](index);
	const tally = openTally(values.length, index.users.values);
	forEachImport(index, rows, (place, from, to) => {
		const grouping = ofImport(place);
		const users = {codes: index.imports[place]!.failedItems!.users.codes, meanings: index.users.codesOfImport[place]!};
		const isOneGroup = typeof grouping === 'number';
		addRows(
			tally,
			{
				numbers: rows, from, to, start: index.starts[place]!,
			},
			isOneGroup ? users.codes : grouping.codes,
			isOneGroup ? new Uint32Array(users.meanings.length).fill(grouping) : grouping.groups,
			users,
		);
	});
	const {rowsOfGroup, usersOfGroup, pairs} = tally;
	return values
		.map((value, group) => ({value, rows: rowsOfGroup[group]!, users: pairs.length === 0 ? null : usersOfGroup[group]!}))
		.filter(count => count.rows > 0)
		.toSorted((first, second) => second.rows - first.rows || compareByCodePoint(first.value, second.value));
};
