/** The lists whose order can be chosen. */
import {type BoardSort, boardSorts} from '../../select/screens/board-columns.ts';
import {fileSorts} from '../../select/screens/files-screen.ts';
import {failureSortChoices} from '../../select/failures/failure-lists.ts';
import type {ScreenName} from '../../select/screens/location.ts';
import {sortChoicesOf} from '../../select/line/sorting.ts';
import {userSorts} from '../../select/screens/users-screen.ts';
import {type AppState, type ViewState, currentPlace} from './view-state.ts';

type SortedList = {
	/** What the menu calls it. */
	readonly title: string;
	/** What it can be sorted by, in the order of the menu; the first is how it is when nobody chose. */
	readonly choices: readonly string[];
	readonly sort: BoardSort;
	/** Returns what of the view changes with another sort. */
	readonly withSort: (sort: BoardSort) => Partial<ViewState>;
};

const boardChoices = sortChoicesOf('state', boardSorts);
const listChoices = {users: sortChoicesOf('status', userSorts), files: sortChoicesOf('status', fileSorts)} as const;

/** The screens with a list whose order can be chosen. */
const sortedLists: Readonly<Partial<Record<ScreenName, (view: ViewState) => SortedList>>> = {
	board: ({sort}) => ({
		title: 'the board', choices: boardChoices, sort, withSort: changed => ({sort: changed}),
	}),
	'failed-items'(view) {
		const {grouping} = currentPlace(view).location;
		return {
			title: 'failed items',
			choices: failureSortChoices[grouping],
			sort: view.failureSorts[grouping],
			withSort: changed => ({failureSorts: {...view.failureSorts, [grouping]: changed}}),
		};
	},
	users: ({listSorts}) => ({
		title: 'users', choices: listChoices.users, sort: listSorts.users, withSort: changed => ({listSorts: {...listSorts, users: changed}}),
	}),
	files: ({listSorts}) => ({
		title: 'files', choices: listChoices.files, sort: listSorts.files, withSort: changed => ({listSorts: {...listSorts, files: changed}}),
	}),
};

/** Returns the list on the screen whose order can be chosen; null on screens that have none. */
export const sortedListOf = ({view}: Pick<AppState, 'view'>): SortedList | null => sortedLists[currentPlace(view).location.screen]?.(view) ?? null;

/** Returns the screens whose order can be chosen. */
export const sortedScreens = Object.keys(sortedLists) as readonly ScreenName[];

/** Returns what of the view changes when the list on the screen is sorted. */
export const sortedWith = (state: AppState, sort: BoardSort): Partial<ViewState> => sortedListOf(state)?.withSort(sort) ?? {};
