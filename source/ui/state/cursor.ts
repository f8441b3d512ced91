/** Where the selection stands in a list that may have changed under it. */
import type {List, Row, ScreenModel} from '../../select/screens/screen-model.ts';
import type {Cursor} from './view-state.ts';

/** Returns the nearest row that can be selected, looking in `direction` first; -1 in a list without one. */
export const nearestSelectable = (list: List, index: number, direction: 1 | -1): number => {
	const start = Math.min(Math.max(0, index), list.length - 1);
	for (const step of [direction, -direction]) {
		for (let candidate = start; candidate >= 0 && candidate < list.length; candidate += step) {
			if (!list.isHeadingAt(candidate)) {
				return candidate;
			}
		}
	}

	return -1;
};

/** Returns the selected row's place: by identity, else where it was; -1 in an empty list. */
export const cursorIndex = (model: ScreenModel, cursor: Cursor, pageLength: number): number => {
	const found = cursor.key === null ? (cursor.index === 0 ? initialIndex(model, pageLength) : -1) : model.list.indexOf(cursor.key);
	return found === -1 ? nearestSelectable(model.list, cursor.index, 1) : found;
};

/** A row below the first page is no place to begin at: what stands above it, and matters more, would be gone. */
const initialIndex = ({initialKey, list}: ScreenModel, pageLength: number): number => {
	const index = initialKey === null ? -1 : list.indexOf(initialKey);
	return index < pageLength ? index : -1;
};

/** Returns the first row on the screen: as it was, moved only as far as it takes to show the selected row. */
export const firstVisible = (length: number, index: number, top: number, pageLength: number): number => {
	const last = Math.max(0, length - pageLength);
	const lowest = Math.max(0, index - pageLength + 1);
	return Math.min(last, Math.max(lowest, Math.min(top, Math.max(0, index))));
};

/** Returns the row at a place, null when there is none. */
export const rowOrNull = (list: List, index: number): Row | null => index >= 0 && index < list.length ? list.rowAt(index) : null;
