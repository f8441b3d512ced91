/** What the lists of failed items can be sorted by, in the order of the menu. */
import type {FailureSort} from '../../connectors/failed-items/failures.ts';
import type {BoardSort} from '../screens/board-columns.ts';
import type {Grouping} from '../screens/location.ts';

/** The sort of each way failed items are listed. */
export type FailureSorts = Readonly<Record<Grouping, BoardSort>>;

/** As the logs list them: worst connector first, newest import first. */
const listed = 'listed';

/** The fields rows are sorted by, by the name of their column. */
const fieldsOfItems: Readonly<Record<string, FailureSort['field']>> = {
	reason: 'reason',
	category: 'category',
	'source user': 'user',
	'm365 user': 'm365User',
	item: 'itemId',
	connector: 'connector',
	import: 'import',
	day: 'day',
};

/** What each list can be sorted by; the first is how it is when nobody chose. */
export const failureSortChoices: Readonly<Record<Grouping, readonly [string, ...string[]]>> = {
	items: [listed, ...Object.keys(fieldsOfItems)],
	reasons: ['rows', 'users', 'category', 'reason'],
	users: ['rows', 'source user'],
};

/** How failed items are sorted when nobody chose. */
export const defaultFailureSorts: FailureSorts = {
	items: {column: failureSortChoices.items[0], isReversed: false},
	reasons: {column: failureSortChoices.reasons[0], isReversed: false},
	users: {column: failureSortChoices.users[0], isReversed: false},
};

/** Returns the sort of the rows; null for the order they are listed in, which is not turned round. */
export const itemSortOf = ({items: {column, isReversed}}: FailureSorts): FailureSort | null => {
	const field = fieldsOfItems[column];
	return field === undefined ? null : {field, isReversed};
};
