/** The list whose order can be chosen: the board, or failed items as they are grouped. */
import {type BoardSort, boardColumns} from '../select/board-columns.ts';
import {failureSortChoices} from '../select/failure-lists.ts';
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

const boardChoices: readonly string[] = ['state', ...boardColumns.filter(({sortValue}) => sortValue !== null).map(({name}) => name)];

/** Returns the list on the screen whose order can be chosen; null on screens that have none. */
export const sortedListOf = ({view}: AppState): SortedList | null => {
	const {screen, grouping} = currentPlace(view).location;
	if (screen === 'board') {
		return {
			title: 'the board', choices: boardChoices, sort: view.sort, withSort: sort => ({sort}),
		};
	}

	return screen === 'failed-items'
		? {
			title: 'failed items',
			choices: failureSortChoices[grouping],
			sort: view.failureSorts[grouping],
			withSort: sort => ({failureSorts: {...view.failureSorts, [grouping]: sort}}),
		}
		: null;
};

/** Returns what of the view changes when the list on the screen is sorted. */
export const sortedWith = (state: AppState, sort: BoardSort): Partial<ViewState> => sortedListOf(state)?.withSort(sort) ?? {};
