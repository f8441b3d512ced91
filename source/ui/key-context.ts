import {currentModel} from './current-screen.ts';
import {cursorIndex, rowOrNull} from './cursor.ts';
import {layOutFrame} from './frame-layout.ts';
import type {KeyContext, Mode} from './key-row.ts';
import {paletteEntries} from './palette.ts';
import {type AppState, currentPlace} from './view-state.ts';

/** Returns what a key acts on in a state. */
export const keyContextOf = (state: AppState): KeyContext => {
	const model = currentModel(state);
	const index = model === null ? -1 : cursorIndex(model, currentPlace(state.view).cursor);
	const context: KeyContext = {
		state,
		model,
		index,
		row: model === null ? null : rowOrNull(model.list, index),
		pageLength: layOutFrame(state.view.size, model).listLength,
		count: state.view.count === '' ? null : Number(state.view.count),
		paletteEntries: () => paletteEntries(context),
	};
	return context;
};

/** Returns whose keys go first: the open question's, else the screen's. */
export const modeOf = ({view}: AppState): Mode => view.prompt?.kind ?? currentPlace(view).location.screen;
