import {
	Box,
	useApp,
	useInput,
	usePaste,
} from 'ink';
import {type ReactElement, useEffect, useSyncExternalStore} from 'react';
import type {Store} from '../store/store.ts';
import {
	type Line,
	fitLine,
	lineOf,
	span,
	wrapLine,
} from '../select/line/line.ts';
import {marks, pick} from '../select/line/glyphs.ts';
import {emptyBoardLines} from '../select/screens/empty-board.ts';
import {
	isCurrent,
	isWatched,
	progressLines,
	progressWords,
	worstFolder,
} from '../select/words/watching.ts';
import type {AppAction, Effect} from './state/app-action.ts';
import {type FrameLayout, gutter} from './state/frame-layout.ts';
import {frameLayoutOf, keyContextOf} from './keys/key-context.ts';
import type {KeyContext} from './keys/key-row.ts';
import {paste, press} from './keys/press.ts';
import {type AppState, shownLive} from './state/view-state.ts';
import {Header, VerdictAlone} from './components/header.tsx';
import {Lines} from './components/lines.tsx';
import {ListView, indented} from './components/list-view.tsx';
import {PaintedLine} from './components/painted-line.tsx';
import {Widget} from './components/widget.tsx';
import {footerLines} from './components/footer.ts';
import {overlayOf} from './components/overlay.ts';

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

const Content = ({context, layout}: {readonly context: KeyContext; readonly layout: FrameLayout}): ReactElement => {
	const {state, model} = context;
	const {look, size, frozen} = state.view;
	const {intake} = shownLive(state);
	const overlay = overlayOf(context, {columns: size.columns - gutter, rows: layout.overlayLength});
	if (overlay !== null) {
		const start = Math.max(0, overlay.selected - layout.overlayLength + 1);
		return (
			<Box flexDirection='column'>
				{overlay.lines.slice(start, start + layout.overlayLength).map(({line, role}, index) => {
					const isSelected = start + index === overlay.selected;
					// Choices are told apart by their place.
					return (
						<Widget key={index} role={role} isSelected={isSelected}>
							<PaintedLine line={fitLine(isSelected ? [span(`${pick(marks.cursor, look.isAscii)} `), ...line] : indented(line), size.columns)} look={look} isSelected={isSelected}/>
						</Widget>
					);
				})}
			</Box>
		);
	}

	if (model === null) {
		const progress = intake?.progress ?? null;
		return (
			<Widget role={progress === null ? undefined : 'progressbar'} label={progress === null ? '' : `Reading the logs: ${progressWords(progress)}`}>
				<Lines lines={loadingLines(context).map(line => indented(line))} width={size.columns} look={look}/>
			</Widget>
		);
	}

	const isFrozen = frozen !== null || !isCurrent(intake);
	return (
		<>
			<Lines lines={model.summary.slice(0, layout.summaryLength).map(line => indented(line))} width={size.columns} look={look} isFrozen={isFrozen}/>
			{model.titles === null ? null : <PaintedLine line={fitLine(indented(model.titles), size.columns)} look={look}/>}
			{model.list.length === 0
				? <Lines lines={model.empty.flatMap(line => wrapLine(line, size.columns - gutter)).slice(0, layout.listLength).map(line => indented(line))} width={size.columns} look={look}/>
				: <ListView context={context} length={layout.listLength} isFrozen={isFrozen}/>}
			{layout.hasLegend ? <Box flexGrow={1} flexDirection='column' justifyContent='flex-end'><PaintedLine line={fitLine(indented(model.legend!), size.columns)} look={look}/></Box> : null}
		</>
	);
};

const loadingLines = ({state}: KeyContext): readonly Line[] => {
	const {intake} = shownLive(state);
	const width = state.view.size.columns - 4;
	if (worstFolder(intake) !== null && !isWatched(intake)) {
		return emptyBoardLines({intake, fileCount: 0, width});
	}

	return [
		lineOf('Reading the logs.', 'strong'),
		[],
		...progressLines(intake?.progress ?? null, width, state.view.look.isAscii),
		[],
		lineOf('The board appears when the first files are read; q leaves.', 'dim'),
	];
};
