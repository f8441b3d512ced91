/** Puts the app on a terminal and takes it off again. */
import chalk from 'chalk';
import {render, renderToString} from 'ink';
import type {Store} from '../store/store.ts';
import {App, Frame, type SuspendTerminal} from './app.tsx';
import {answering} from './answering.ts';
import type {AppAction, Effect} from './state/app-action.ts';
import type {LiveActions} from './live-actions.ts';
import {createTerminalInput} from './terminal/terminal-input.ts';
import {createTerminalOutput} from './terminal/terminal-output.ts';
import {consoleOutput, plainOutput} from './terminal/plain-output.ts';
import {type AppState, type Size, savedViewOf} from './state/view-state.ts';

const homeAndErase = '\u001B[H\u001B[2J';

export type MountOptions = {
	readonly store: Store<AppState, AppAction>;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly actions: LiveActions;
	/** The size of the window now. */
	readonly size?: () => Size;
	/** Whether it is drawn with the glyphs the Linux console has. */
	readonly isConsole?: boolean;
};

export type Mounted = {
	readonly unmount: () => void;
	/** Rejects with a render error. */
	readonly waitUntilExit: () => Promise<unknown>;
	/** Clears the screen and paints all of it. */
	readonly repaint: () => void;
	/** Gives the terminal back and stops the program, as Ctrl-Z does. */
	readonly stop: () => void;
	/** Resolves when the terminal has taken everything. */
	readonly drained: () => Promise<void>;
};

/** Shows the app; the store's `look` and `size` say how. Listens for resizes until it is unmounted. */
export const mount = ({store, stdin, stdout: terminal, actions, size = () => ({columns: terminal.columns, rows: terminal.rows}), isConsole = false}: MountOptions): Mounted => {
	// Reverse video and ANSI's 16 colours work everywhere; chalk believes in them for the names it knows, and never in CI. The look says whether colours are wanted.
	chalk.level = 1;
	const output = createTerminalOutput({stdout: terminal, size, translate: isConsole ? text => consoleOutput(plainOutput(text)) : plainOutput});
	const stdout = output.stream;
	const tellError = (error: unknown): void => {
		store.dispatch({type: 'noticed', notice: {text: error instanceof Error ? error.message : String(error), tone: 'critical'}});
	};

	let suspendTerminal: SuspendTerminal | null = null;
	let isSuspended = false;
	const lend = async (use: () => Promise<void>): Promise<void> => {
		// Ctrl-Z and a signal may come at once: Ink gives the terminal back only once.
		if (suspendTerminal === null || isSuspended) {
			return;
		}

		isSuspended = true;
		try {
			await suspendTerminal(use);
		} catch (error) {
			tellError(error);
		}

		isSuspended = false;
	};

	const stop = (): void => {
		void lend(actions.suspend);
	};

	const answer = answering(store, actions);
	// Before React hears of a change: it paints what is answered at once.
	const stopAnswering = store.subscribe(answer);
	answer();
	const app = <App store={store} perform={effect => {
		perform(effect);
	}} answer={answer} onSuspender={given => {
		suspendTerminal = given;
	}}/>;
	const input = createTerminalInput({
		stdin,
		now: () => performance.now(),
		undoEscape() {
			store.dispatch({type: 'escapeUndone'});
		},
	});
	const instance = render(app, {
		stdin: input.stream, stdout, alternateScreen: true, incrementalRendering: true, maxFps: 10, patchConsole: true, exitOnCtrlC: false, interactive: true,
	});
	const repaint = (): void => {
		// The terminal is somebody else's.
		if (isSuspended) {
			return;
		}

		// Ink erases relative to the cursor, which a resize or another program may have moved: home first, whatever is there.
		instance.clear();
		stdout.write(homeAndErase);
		instance.rerender(app);
	};

	const say = async (sentence: Promise<string>): Promise<void> => {
		try {
			store.dispatch({type: 'noticed', notice: {text: await sentence, tone: 'accent'}});
		} catch (error) {
			tellError(error);
		}
	};

	let working = new AbortController();
	// The state tells of an export only after a while: `x` pressed twice must not begin another that nobody could stop.
	let isWorking = false;
	const tellWork = (work: string | null): void => {
		store.dispatch({type: 'worked', work});
	};

	const sayWhenDone = async (sentence: Promise<string>): Promise<void> => {
		isWorking = true;
		await say(sentence);
		isWorking = false;
		tellWork(null);
	};

	const performers: {readonly [Name in Effect['effect']]: (effect: Extract<Effect, {effect: Name}>) => void} = {
		rescan: actions.rescan,
		repaint,
		copy({text}) {
			if (typeof text === 'string') {
				void say(actions.copy(text));
				return;
			}

			store.dispatch({type: 'noticed', notice: {text: 'reading the log to copy from it …', tone: 'accent'}});
			void say(text(actions.storedItemIds).then(async read => actions.copy(read)));
		},
		export({name, table}) {
			if (isWorking) {
				return;
			}

			working = new AbortController();
			void sayWhenDone(actions.exportTable(name, table(actions.storedItemIds), working.signal, tellWork));
		},
		stopWork() {
			working.abort();
		},
		acknowledge({request}) {
			void say(actions.acknowledge(request));
		},
		openLog({file, line}) {
			void lend(async () => actions.openLog(file, line)).then(repaint);
		},
		takeBack({id}) {
			void say(actions.takeBack(id));
		},
		suspend: stop,
		interrupt: actions.interrupt,
		quit({leavesLastScreen}) {
			actions.quit(leavesLastScreen ? lastScreen(store.getSnapshot()) : null);
		},
	};
	const perform = (effect: Effect): void => {
		(performers[effect.effect] as (effect: Effect) => void)(effect);
	};

	const stopFollowing = follow(store, actions);
	const resized = (): void => {
		store.dispatch({type: 'resized', size: size()});
		// After the store has told React, so that the new size is what is painted.
		queueMicrotask(repaint);
	};

	stdout.on('resize', resized);
	return {
		unmount() {
			stdout.off('resize', resized);
			stopFollowing();
			stopAnswering();
			working.abort();
			instance.unmount();
			input.close();
			output.close();
		},
		waitUntilExit: async () => instance.waitUntilExit(),
		repaint,
		stop,
		drained: output.drained,
	};
};

/**
Paints a state to nowhere. What a first frame has to load and compile is done then, while the folders are still being read,
and the frame with their logs takes half the time.
*/
export const rehearse = (state: AppState): void => {
	lastScreen(state);
};

const lastScreen = (state: AppState): string => renderToString(<Frame state={state}/>, {columns: state.view.size.columns});

/** Tells the shell what it has to remember and to tell aloud. */
const follow = (store: Store<AppState, AppAction>, actions: LiveActions): (() => void) => {
	let saved = JSON.stringify(savedViewOf(store.getSnapshot()));
	let told = store.getSnapshot().view.alerts.length;
	return store.subscribe(() => {
		const state = store.getSnapshot();
		const view = savedViewOf(state);
		const text = JSON.stringify(view);
		if (text !== saved) {
			saved = text;
			actions.saveView(view);
		}

		for (const alert of state.view.alerts.slice(told)) {
			actions.alert(alert);
		}

		told = state.view.alerts.length;
	});
};

export {reduce} from './keys/anchor-selection.ts';
