import type {ScreenModel} from '../../select/screens/screen-model.ts';
import type {FrameLayout} from '../state/frame-layout.ts';
import type {ViewState} from '../state/view-state.ts';

/** All that a screen is painted from. */
export type ScreenProperties = {
	readonly model: ScreenModel;
	readonly view: ViewState;
	/** The selected row's place in the list, -1 without one. */
	readonly selected: number;
	readonly layout: FrameLayout;
	/** Whether it shows the past: everything dim. */
	readonly isFrozen: boolean;
};
