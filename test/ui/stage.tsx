import {stripVTControlCharacters} from 'node:util';
import {renderToString} from 'ink';
import {createMask} from '../../source/select/line/mask.ts';
import type {StoredItemIds} from '../../source/select/failures/stored-item-ids.ts';
import {createStore, type Store} from '../../source/store/store.ts';
import type {AppAction, Effect} from '../../source/ui/state/app-action.ts';
import {Frame} from '../../source/ui/app.tsx';
import type {InkKey} from '../../source/ui/keys/keystrokes.ts';
import type {LiveState} from '../../source/ui/state/live-state.ts';
import {press} from '../../source/ui/keys/press.ts';
import {reduce} from '../../source/ui/state/reduce.ts';
import {
	type AppState,
	type Look,
	type SavedView,
	initialAppState,
} from '../../source/ui/state/view-state.ts';
import {now, watching, wholeTenant} from './made-up-tenant.ts';

export const look: Look = {
	isAscii: false, hasColours: true, isLight: false, theme: 'auto', mask: createMask(Buffer.from('key of the tests')),
};

export const live: LiveState = {
	tenant: wholeTenant, intake: watching, now,
};

/** The made-up logs hold all their item ids. */
export const nothingStored: StoredItemIds = {peek: () => null};

/** Returns what a copy or an export would put into the clipboard or the file, all of it. */
export const textOfEffect = (effect: Effect | undefined): string => {
	if (effect?.effect === 'export') {
		const {titles, textOf, rowCount} = effect.table(nothingStored);
		return titles + textOf(0, rowCount);
	}

	return effect?.effect === 'copy' && typeof effect.text === 'string' ? effect.text : '';
};

type Scene = {readonly columns?: number; readonly rows?: number; readonly live?: Partial<LiveState>; readonly look?: Partial<Look>; readonly saved?: SavedView};

/** Returns a state to look at: 80×24 and the whole tenant unless said otherwise. */
export const stateOf = (scene: Scene = {}): AppState =>
	initialAppState({...live, ...scene.live}, {...look, ...scene.look}, {columns: scene.columns ?? 80, rows: scene.rows ?? 24}, scene.saved);

/** Returns the frame of a state as lines without colours. */
export const frameOf = (state: AppState): readonly string[] =>
	stripVTControlCharacters(renderToString(<Frame state={state}/>, {columns: state.view.size.columns})).split('\n').map(line => line.trimEnd());

/** Keys by the names a reader of a test expects; everything else is typed as it is. */
const events: Readonly<Record<string, readonly [string, InkKey]>> = {
	enter: ['', {return: true}],
	esc: ['', {escape: true}],
	tab: ['', {tab: true}],
	backspace: ['', {backspace: true}],
	up: ['', {upArrow: true}],
	down: ['', {downArrow: true}],
	left: ['', {leftArrow: true}],
	right: ['', {rightArrow: true}],
	pagedown: ['', {pageDown: true}],
	pageup: ['', {pageUp: true}],
	home: ['', {home: true}],
	end: ['', {end: true}],
	space: [' ', {}],
	'ctrl-c': ['c', {ctrl: true}],
	'ctrl-l': ['l', {ctrl: true}],
	'ctrl-u': ['u', {ctrl: true}],
	'ctrl-z': ['z', {ctrl: true}],
};

export type Play = {readonly store: Store<AppState, AppAction>; readonly state: AppState; readonly effects: readonly Effect[]; readonly frame: readonly string[]};

/** Returns what a state becomes when somebody presses keys. */
export const play = (start: AppState, ...keys: readonly string[]): Play => {
	const store = createStore(reduce, start);
	const effects: Effect[] = [];
	for (const key of keys) {
		const [input, ink] = events[key] ?? [key, {}];
		press(store, input, ink, {
			perform(effect) {
				effects.push(effect);
			},
			// Painting answers at once where nobody else does.
			answer: () => undefined,
		});
	}

	const state = store.getSnapshot();
	return {
		store, state, effects, frame: frameOf(state),
	};
};
