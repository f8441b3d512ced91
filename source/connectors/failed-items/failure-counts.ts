import {compareByCodePoint} from '../name.ts';
import {
	groupings,
	meaningIn,
	type FailureField,
	type Meaning,
} from './failure-grouping.ts';
import type {FailureIndex} from './failure-index.ts';
import {runSteps, type Steps} from './failure-steps.ts';
import {stretchesOf, tallyRows, type Stretch} from './failure-stretches.ts';

/** One value of a field, and how many rows have it. */
export type FailureCount = {
	/** A day is a UTC date. */
	readonly value: string;
	readonly rows: number;
	/** Distinct source users; null when there are too many values and users to count them. */
	readonly users: number | null;
};

/** Bits for every pair of group and user: 32 MiB at most. */
const maximumPairs = 2 ** 28;

type Tally = {
	readonly rowsOfGroup: Uint32Array;
	/** One bit for each pair of group and user that occurred, a group beginning with a word; empty when there are too many. */
	readonly pairs: Int32Array;
	readonly wordsOfGroup: number;
};

const openTally = (groupCount: number, userCount: number): Tally => {
	const wordsOfGroup = Math.ceil(userCount / 32);
	return {rowsOfGroup: new Uint32Array(groupCount), pairs: new Int32Array(groupCount * wordsOfGroup * 32 > maximumPairs ? 0 : groupCount * wordsOfGroup), wordsOfGroup};
};

// The loop for all rows and the one for some of them are apart: what is asked for each row costs more than all else.
// A bit is set again rather than asked for: an unpredictable branch costs more than a write.
const addAllWithUsers = ({rowsOfGroup, pairs, wordsOfGroup}: Tally, {from, to, start}: Stretch, {codes, meanings: groups}: Meaning, {codes: userCodes, meanings: users}: Meaning): void => {
	for (let row = from - start; row < to - start; row++) {
		const group = groups[codes[row]!]!;
		const user = users[userCodes[row]!]!;
		rowsOfGroup[group]! += 1;
		pairs[(group * wordsOfGroup) + (user >>> 5)]! |= 1 << user;
	}
};

const addSomeWithUsers = (tally: Tally, rows: Uint32Array, {from, to, start}: Stretch, {codes, meanings: groups}: Meaning, {codes: userCodes, meanings: users}: Meaning): void => {
	const {rowsOfGroup, pairs, wordsOfGroup} = tally;
	const first = start >>> 0;
	for (let position = from; position < to; position++) {
		const row = (rows[position]! - first) >>> 0;
		const group = groups[codes[row]!]!;
		const user = users[userCodes[row]!]!;
		rowsOfGroup[group]! += 1;
		pairs[(group * wordsOfGroup) + (user >>> 5)]! |= 1 << user;
	}
};

const add = (tally: Tally, rows: Uint32Array | null, stretch: Stretch, groups: Meaning, users: Meaning): void => {
	if (tally.pairs.length === 0) {
		tallyRows(tally.rowsOfGroup, rows, stretch, groups);
	} else if (rows === null) {
		addAllWithUsers(tally, stretch, groups, users);
	} else {
		addSomeWithUsers(tally, rows, stretch, groups, users);
	}
};

const bitsIn = (word: number): number => {
	let bits = word;
	let count = 0;
	for (; bits !== 0; bits &= bits - 1) {
		count += 1;
	}

	return count;
};

/** Returns how many users a group has; an empty source user is nobody. */
const usersOf = ({pairs, wordsOfGroup}: Tally, group: number, nobody: number): number => {
	const first = group * wordsOfGroup;
	let count = 0;
	for (let place = 0; place < wordsOfGroup; place++) {
		const word = pairs[first + place]!;
		count += bitsIn(place === nobody >>> 5 ? word & ~(1 << (nobody & 31)) : word);
	}

	return count;
};

/**
Counts rows by a field, most rows first, then by value. `rows` are ascending row numbers of the index, `null` all of them.
An empty source user is a value like any other, but is nobody when users are counted.
*/
export function * countSteps(index: FailureIndex, rows: Uint32Array | null, field: FailureField): Steps<readonly FailureCount[]> {
	const grouping = groupings[field](index);
	const userCount = index.users.values.length;
	const nobody = index.users.values.indexOf('');
	// A user is one user: there are no pairs to find.
	const tally = openTally(grouping.values.length, field === 'user' ? 0 : userCount);
	for (const stretch of stretchesOf(index, rows)) {
		const users = {codes: index.imports[stretch.place]!.failedItems!.users.codes, meanings: index.users.codesOfImport[stretch.place]!};
		add(tally, rows, stretch, meaningIn(grouping, index, stretch.place), users);
		yield;
	}

	const usersOfGroup = (group: number): number | null => {
		if (field === 'user') {
			return group === nobody ? 0 : 1;
		}

		return tally.pairs.length === 0 ? null : usersOf(tally, group, nobody);
	};

	return grouping.values
		.map((value, group) => ({value, rows: tally.rowsOfGroup[group]!, users: tally.rowsOfGroup[group] === 0 ? 0 : usersOfGroup(group)}))
		.filter(count => count.rows > 0)
		.toSorted((first, second) => second.rows - first.rows || compareByCodePoint(first.value, second.value));
}

/** Counts rows by a field, all steps at once: see `countSteps`. */
export const countFailures = (index: FailureIndex, rows: Uint32Array | null, field: FailureField): readonly FailureCount[] => runSteps(countSteps(index, rows, field));
