import {
	Box,
	useApp,
	useInput,
	usePaste,
} from 'ink';
import {type ReactElement, useEffect, useSyncExternalStore} from 'react';
import type {Store} from '../store/store.ts';
import {isCurrent} from '../select/words/watching.ts';
import type {AppAction, Effect} from './state/app-action.ts';
import {type FrameLayout, gutter} from './state/frame-layout.ts';
import {frameLayoutOf, keyContextOf} from './keys/key-context.ts';
import type {KeyContext} from './keys/key-row.ts';
import {paste, press} from './keys/press.ts';
import {type AppState, currentPlace, shownLive} from './state/view-state.ts';
import {Header, VerdictAlone} from './components/header.tsx';
import {Form} from './components/form.tsx';
import {PaintedLine} from './components/painted-line.tsx';
import {Widget} from './components/widget.tsx';
import {footerLines} from './components/footer.ts';
import {overlayOf} from './components/overlay.ts';
import {screenComponents} from './screens/index.ts';
import {ReadingScreen} from './screens/reading.tsx';

type Properties = {
	readonly store: Store<AppState, AppAction>;
	readonly perform: (effect: Effect) => void;
	/** Answers what the state asks and can be answered at once. */
	readonly answer: () => void;
	/** Called with what gives the terminal back while its callback runs. */
	readonly onSuspender?: (suspendTerminal: SuspendTerminal) => void;
};

export type SuspendTerminal = (callback: () => Promise<void>) => Promise<void>;

/** The whole program on the screen: one store, one keyboard, one frame. */
export const App = ({store, perform, answer, onSuspender}: Properties): ReactElement => {
	const state = useSyncExternalStore(store.subscribe, store.getSnapshot);
	const {suspendTerminal} = useApp();
	useEffect(() => {
		onSuspender?.(suspendTerminal);
	}, [onSuspender, suspendTerminal]);
	useInput((input, key) => {
		press(store, input, key, {perform, answer});
	});
	usePaste(text => {
		paste(store, text);
	});
	return <Frame state={state}/>;
};

/** One frame: always one row shorter than the window, whatever it shows. */
export const Frame = ({state}: {readonly state: AppState}): ReactElement => {
	const {size, look} = state.view;
	const context = keyContextOf(state);
	const layout = frameLayoutOf(state, context.model);
	if (layout.isTooSmall) {
		return <VerdictAlone state={state}/>;
	}

	const [status, keys] = footerLines(context);
	return (
		<Box flexDirection='column' height={layout.height} width={size.columns} overflow='hidden'>
			<Header state={state} layout={layout}/>
			<Box flexDirection='column' flexGrow={1} overflow='hidden'>
				<Content context={context} layout={layout}/>
			</Box>
			<Box flexDirection='column' flexShrink={0} aria-role='toolbar'>
				<Widget role={state.view.prompt !== null && 'text' in state.view.prompt ? 'textbox' : undefined}><PaintedLine line={status} look={look}/></Widget>
				<PaintedLine line={keys} look={look}/>
			</Box>
		</Box>
	);
};

/** What is asked, else the screen of the place, else how far the first read is. */
const Content = ({context, layout}: {readonly context: KeyContext; readonly layout: FrameLayout}): ReactElement => {
	const {state, model, index} = context;
	const {view} = state;
	const {intake} = shownLive(state);
	const form = overlayOf(context, {columns: view.size.columns - gutter, rows: layout.overlayLength});
	if (form !== null) {
		return <Form form={form} view={view} length={layout.overlayLength}/>;
	}

	if (model === null) {
		return <ReadingScreen intake={intake} view={view}/>;
	}

	const Screen = screenComponents[currentPlace(view).location.screen];
	return <Screen model={model} view={view} selected={index} layout={layout} isFrozen={view.frozen !== null || !isCurrent(intake)}/>;
};
