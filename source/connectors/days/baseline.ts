import {weekdayOf} from '../../text/time.ts';
import type {HeldImport} from '../model.ts';
import type {Count, UtcDate} from '../reading.ts';

/** Fewer values than this are no baseline: no baseline, no opinion. */
export const minimumBaseline = 3;

/** Returns the middle of at least three values (of an even number: the mean of the two in the middle), null of fewer. */
export const medianOf = (values: readonly number[]): number | null => {
	if (values.length < minimumBaseline) {
		return null;
	}

	const sorted = values.toSorted((first, second) => first - second);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** Returns the items available from source on each UTC date held: an empty day is 0, null where an import does not say. */
export const sourceItemsByDate = (imports: readonly HeldImport[], emptyDays: ReadonlySet<UtcDate>): ReadonlyMap<UtcDate, Count> => {
	const items = new Map<UtcDate, Count>([...emptyDays].map(date => [date, 0]));
	for (const {date, counts: {availableFromSource}} of imports) {
		const before = items.get(date);
		items.set(date, before === null || availableFromSource === null ? null : (before ?? 0) + availableFromSource);
	}

	return items;
};

/** Returns the median of the same UTC weekday over the earlier dates held, null with fewer than three of them. */
export const weekdayBaseline = (date: UtcDate, itemsByDate: ReadonlyMap<UtcDate, Count>): number | null => {
	const weekday = weekdayOf(date);
	const values: number[] = [];
	for (const [other, items] of itemsByDate) {
		if (other < date && items !== null && weekdayOf(other) === weekday) {
			values.push(items);
		}
	}

	return medianOf(values);
};
