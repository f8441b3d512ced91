import {createRandom} from '../../../source/simulate/random.ts';
import type {Folder} from './folder.ts';

/** One way to do something: a row of a table. */
export type Way = {readonly name: string};

type Tables = Readonly<Record<string, readonly Way[]>>;

type Chosen<T extends Tables> = {readonly [Table in keyof T]: T[Table][number]};

/** Independent tables of ways; one row of each makes a folder. The first row of a table is its plainest. */
export type Kind = {
	readonly name: string;
	readonly tables: Tables;
	/** Returns the folder of these rows, null where they do not fit together. */
	readonly build: (places: readonly number[]) => Folder | null;
};

/** Returns a kind of cases whose `build` gets one row of each table. */
export const kindOf = <T extends Tables>(name: string, tables: T, build: (chosen: Chosen<T>) => Folder | null): Kind => ({
	name,
	tables,
	build: places => build(Object.fromEntries(Object.entries(tables).map(([table, ways], index) => [table, ways[places[index]!]!])) as Chosen<T>),
});

/** One case: which row of each table was taken. */
export type Case = {readonly kind: Kind; readonly places: readonly number[]; readonly folder: Folder};

const caseOf = (kind: Kind, places: readonly number[]): Case | null => {
	const folder = kind.build(places);
	return folder === null ? null : {kind, places, folder};
};

/** Returns the ways of a case as `kind: table=row …`, those of the first rows left out. */
export const describeCase = ({kind, places}: Case): string => `${kind.name}: ${waysOf(kind, places).join(', ')}`;

/** Returns the ways of a case that are not the plainest. */
export const waysOf = (kind: Kind, places: readonly number[]): readonly string[] =>
	Object.entries(kind.tables).flatMap(([table, ways], index) => places[index] === 0 ? [] : [`${table}=${ways[places[index]!]!.name}`]);

/** Draws cases of all kinds in turn, the same for the same seed. */
export const drawCases = (kinds: readonly Kind[], seed: number, count: number): readonly Case[] => {
	const random = createRandom(seed, 'cases');
	const cases: Case[] = [];
	while (cases.length < count) {
		const kind = kinds[cases.length % kinds.length]!;
		let drawn: Case | null = null;
		while (drawn === null) {
			// Half of the tables stay plain in half of the cases, so that one odd way is not covered by another.
			const isPlain = random.fraction() < 0.5;
			drawn = caseOf(kind, Object.values(kind.tables).map(ways => isPlain && random.fraction() < 0.5 ? 0 : random.between(0, ways.length - 1)));
		}

		cases.push(drawn);
	}

	return cases;
};

/** Returns the plainest case reached from this one of which the same is true. */
export const shrink = (first: Case, isStillTrue: (one: Case) => boolean): Case => {
	let best = first;
	for (let isChanged = true; isChanged;) {
		isChanged = false;
		for (const [index, place] of best.places.entries()) {
			const plainer = place === 0 ? null : caseOf(best.kind, best.places.with(index, 0));
			if (plainer !== null && isStillTrue(plainer)) {
				best = plainer;
				isChanged = true;
			}
		}
	}

	return best;
};
