import {categoryOf} from '../categories.ts';
import type {FailedItems, Codes} from '../reading.ts';
import type {HeldImport} from '../model.ts';
import type {Dictionary, FailureIndex} from './failure-index.ts';

/** What rows can be counted and sorted by; every one has few values beside the rows. */
export type FailureField = 'reason' | 'category' | 'user' | 'm365User' | 'connector' | 'day' | 'import';

/** How the rows of an import fall into groups: by the code of a column, or all of them into one. */
export type Grouping = {
	/** The value of each group; a day is a UTC date, an import its completion time (ISO). */
	readonly values: readonly string[];
	readonly ofImport: (place: number) => number | {readonly codes: Codes; readonly groups: Uint32Array};
};

const byColumn = (values: readonly string[], groupsOf: readonly Uint32Array[], codesOf: (place: number) => Codes): Grouping => ({
	values,
	ofImport: place => ({codes: codesOf(place), groups: groupsOf[place]!}),
});

const byDictionary = (name: 'reasons' | 'users' | 'm365Users') => (index: FailureIndex): Grouping => {
	const dictionary: Dictionary = index[name];
	return byColumn(dictionary.values, dictionary.codesOfImport, codesIn(index, items => items[name].codes));
};

const codesIn = ({imports}: FailureIndex, codesOf: (items: FailedItems) => Codes) => (place: number): Codes => codesOf(imports[place]!.failedItems!);

const byImport = (valueOf: (item: HeldImport) => string) => ({imports}: FailureIndex): Grouping => {
	const values = [...new Set(imports.map(item => valueOf(item)))];
	const groupOf = new Map(values.map((value, group) => [value, group]));
	return {values, ofImport: place => groupOf.get(valueOf(imports[place]!))!};
};

const byCategory = (index: FailureIndex): Grouping => {
	const {values: reasons, codesOfImport} = index.reasons;
	const categories = reasons.map(reason => categoryOf(reason));
	const values = [...new Set(categories)];
	const groupOf = new Map(values.map((value, group) => [value, group]));
	const groupOfReason = Uint32Array.from(categories, category => groupOf.get(category)!);
	return byColumn(values, codesOfImport.map(codes => codes.map(code => groupOfReason[code]!)), codesIn(index, items => items.reasons.codes));
};

/** How rows fall into groups by each field. */
export const groupings: Readonly<Record<FailureField, (index: FailureIndex) => Grouping>> = {
	reason: byDictionary('reasons'),
	category: byCategory,
	user: byDictionary('users'),
	m365User: byDictionary('m365Users'),
	connector: byImport(({connector}) => connector),
	day: byImport(({date}) => date),
	import: byImport(({completedAt}) => new Date(completedAt).toISOString()),
};

/** What the codes of an import's rows mean. */
export type Meaning = {readonly codes: Codes; readonly meanings: Uint32Array};

/** Returns the group of each row of an import: `meanings[codes[row]]`, also where all rows are in one group. */
export const meaningIn = ({ofImport}: Grouping, {imports, users}: FailureIndex, place: number): Meaning => {
	const group = ofImport(place);
	return typeof group === 'number'
		? {codes: imports[place]!.failedItems!.users.codes, meanings: new Uint32Array(users.codesOfImport[place]!.length).fill(group)}
		: {codes: group.codes, meanings: group.groups};
};
