/** From an event of the keyboard to changes of the state and effects. */
import type {Store} from '../../store/store.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {AppAction, Effect} from '../state/app-action.ts';
import type {AppState} from '../state/view-state.ts';
import {keyContextOf, modeOf} from './key-context.ts';
import {keyRowOf} from './keymap.ts';
import {type KeyOutcome, tell} from './key-row.ts';
import {typeText} from './asking.ts';
import {
	type InkKey,
	keystrokesOf,
	lateKey,
	typedText,
} from './keystrokes.ts';

type AppStore = Store<AppState, AppAction>;

export type Shell = {
	readonly perform: (effect: Effect) => void;
	/** Answers what the state asks and can be answered at once: see wants.ts. */
	readonly answer: () => void;
};

/** Handles one keyboard event: each key in it sees the state the one before left. */
export const press = (store: AppStore, input: string, key: InkKey, {perform, answer}: Shell): void => {
	const late = store.getSnapshot().view.beforeEscape === null ? null : lateKey(input);
	if (late !== null) {
		store.dispatch({type: 'escapeUndone'});
		pressKey(store, late, {perform, answer});
		return;
	}

	for (const keystroke of keystrokesOf(input, key)) {
		pressKey(store, keystroke, {perform, answer});
	}
};

const pressKey = (store: AppStore, keystroke: string, shell: Shell): void => {
	const {view} = store.getSnapshot();
	rememberEscape(store, keystroke);
	store.dispatch({type: 'noticed', notice: null});
	const outcomes = outcomesOf(store.getSnapshot(), keystroke);
	carryOut(store, outcomes, shell);
	// The next key may come in the same turn, and acts on what is answered at once.
	shell.answer();

	if (view.count !== '' && store.getSnapshot().view.count === view.count) {
		store.dispatch({type: 'counted', count: ''});
	}
};

/** The longest paste a text field takes, in characters. */
const maximumPaste = 500;

/** Puts pasted text, as one line, where text is being typed; elsewhere it is never read as keys. */
export const paste = (store: AppStore, text: string): void => {
	const line = sanitize(text.replaceAll(/\s+/gv, ' ').trim().slice(0, maximumPaste));
	const state = store.getSnapshot();
	const outcomes = state.view.prompt === null || state.view.prompt.kind === 'sort'
		? tell('pasted text does nothing here: press / to filter, then paste')
		: typeText(keyContextOf(state), typed => typed + line);
	store.dispatch({type: 'noticed', notice: null});
	for (const outcome of outcomes) {
		if (!('effect' in outcome)) {
			store.dispatch(outcome);
		}
	}
};

const carryOut = (store: AppStore, outcomes: readonly KeyOutcome[], shell: Shell): void => {
	for (const outcome of outcomes) {
		if (typeof outcome === 'function') {
			shell.answer();
			carryOut(store, outcome(keyContextOf(store.getSnapshot())), shell);
		} else if ('effect' in outcome) {
			shell.perform(outcome);
		} else {
			store.dispatch(outcome);
		}
	}
};

const rememberEscape = (store: AppStore, keystroke: string): void => {
	const {stack, prompt, beforeEscape} = store.getSnapshot().view;
	if (keystroke === 'escape') {
		store.dispatch({type: 'escapeRemembered', place: {stack, prompt}});
	} else if (beforeEscape !== null) {
		store.dispatch({type: 'escapeRemembered', place: null});
	}
};

const maximumCount = 6;

/** Returns what a key does in a state. */
const outcomesOf = (state: AppState, keystroke: string): readonly KeyOutcome[] => {
	const row = keyRowOf(modeOf(state), keystroke);
	const context = keyContextOf(state);
	if (row !== null) {
		const isEnabled = row.isEnabled(context);
		if (isEnabled === true) {
			return row.run(context);
		}

		return isEnabled === '' ? [] : [{type: 'noticed', notice: {text: `${keystroke}: ${isEnabled}`, tone: 'warning'}}];
	}

	if (state.view.prompt?.kind === 'sort') {
		return tell(`${keystroke}: does nothing while an order is chosen`);
	}

	if (state.view.prompt !== null) {
		const typed = typedText(keystroke);
		return typed === null ? [] : typeText(context, text => text + typed);
	}

	const {count} = state.view;
	return /^\d$/v.test(keystroke) && !(count === '' && keystroke === '0') && count.length < maximumCount
		? [{type: 'counted', count: count + keystroke}]
		: tell(`${keystroke}: does nothing here; ? shows the keys that do`);
};
