/** Lists in the order the reader chose. */

/** A chosen order; which way a column goes first is the column's own affair. */
export type Sort = {readonly column: string; readonly isReversed: boolean};

/** A value to sort by; null (unknown) always comes last. */
export type SortValue = string | number | null;

export type SortColumn<Item> = {
	readonly name: string;
	/** Null for a column that cannot be sorted by. */
	readonly sortValue: ((item: Item) => SortValue) | null;
	/** Which way the interesting rows come first. */
	readonly isDescending?: boolean;
};

/** Returns items in the order asked for, ties as they were; by a column that is not there, or has no values, as they come. */
export const sortItems = <Item>(items: readonly Item[], columns: ReadonlyArray<SortColumn<Item>>, sort: Sort): readonly Item[] => {
	const column = columns.find(candidate => candidate.name === sort.column);
	if (!column?.sortValue) {
		return sort.isReversed ? items.toReversed() : items;
	}

	const {sortValue, isDescending = false} = column;
	const direction = isDescending === sort.isReversed ? 1 : -1;
	return items.toSorted((left, right) => {
		const [a, b] = [sortValue(left), sortValue(right)];
		if (a === null || b === null) {
			return (a === null ? 1 : 0) - (b === null ? 1 : 0);
		}

		return a === b ? 0 : (a < b ? -direction : direction);
	});
};

/** Returns what a list can be sorted by, in the order of its menu: its own order, then the columns that have values. */
export const sortChoicesOf = (own: string, columns: ReadonlyArray<SortColumn<never>>): readonly string[] =>
	[own, ...columns.filter(({sortValue}) => sortValue !== null).map(({name}) => name)];
