import type {ScreenModel} from '../../select/screens/screen-model.ts';
import {fitsOnOneLine, standingLine} from '../../select/words/verdict.ts';
import {cursorIndex, rowOrNull} from '../state/cursor.ts';
import {type FrameLayout, layOutFrame} from '../state/frame-layout.ts';
import {type AppState, currentPlace, shownLive} from '../state/view-state.ts';
import {currentModel, modelReading} from './current-screen.ts';
import type {KeyContext, Mode} from './key-row.ts';
import {paletteEntries} from './palette.ts';

/** Returns what a key acts on in a state. */
export const keyContextOf = (state: AppState): KeyContext => {
	const model = currentModel(state);
	const pageLength = frameLayoutOf(state, model).listLength;
	const index = model === null ? -1 : cursorIndex(model, currentPlace(state.view).cursor, pageLength);
	const context: KeyContext = {
		state,
		model,
		index,
		row: model === null ? null : rowOrNull(model.list, index),
		pageLength,
		count: state.view.count === '' ? null : Number(state.view.count),
		modelReading: storedItemIds => modelReading(state, storedItemIds),
		paletteEntries: () => paletteEntries(context),
	};
	return context;
};

/** Returns how the rows of the window are shared out now; only the board gives the deadline a line of its own. */
export const frameLayoutOf = (state: AppState, model: ScreenModel | null): FrameLayout => {
	const {size, look} = state.view;
	const isBoard = currentPlace(state.view).location.screen === 'board';
	const {tenant, intake} = shownLive(state);
	return layOutFrame(size, model, isBoard && !fitsOnOneLine(standingLine(tenant, intake, look.isAscii), tenant, size.columns), isBoard && state.view.hasPreview);
};

/** Returns whose keys go first: the open question's, else the screen's. */
export const modeOf = ({view}: AppState): Mode => view.prompt?.kind ?? currentPlace(view).location.screen;
