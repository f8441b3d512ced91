/** The selection of the board follows its connector from the first whole board on, not only after the first key. */
import type {AppAction} from '../state/app-action.ts';
import {reduce as reduceState} from '../state/reduce.ts';
import {type AppState, currentPlace, shownLive} from '../state/view-state.ts';
import {keyContextOf} from './key-context.ts';

/** Returns the next state, with the row that would be selected by its place selected by its connector. */
export const reduce = (state: AppState, action: AppAction): AppState => anchored(reduceState(state, action));

const anchored = (state: AppState): AppState => {
	const {location, cursor} = currentPlace(state.view);
	const {tenant, intake} = shownLive(state);
	// While the first logs are being read, the worst one is still to come.
	if (location.screen !== 'board' || cursor.key !== null || tenant === null || intake?.isComplete !== true) {
		return state;
	}

	const {row, index} = keyContextOf(state);
	return row?.key ? reduceState(state, {type: 'moved', cursor: {...cursor, key: row.key, index}, seen: []}) : state;
};
