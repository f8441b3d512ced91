/** The last two lines: what was just said or is being asked, and the keys that work here. */
import {markedPlaces} from '../../select/screens/export-text.ts';
import {
	type Line,
	type Span,
	fitLine,
	lineOf,
	lineWidth,
	span,
	spread,
	textOf,
	wrap,
} from '../../select/line/line.ts';
import {isWatched, worstFolder} from '../../select/words/watching.ts';
import {formatCount} from '../../text/numbers.ts';
import {truncate, widthOf} from '../../text/width.ts';
import {firstVisible} from '../state/cursor.ts';
import type {KeyContext} from '../keys/key-row.ts';
import {modeOf} from '../keys/key-context.ts';
import {keymap, keyRowOf, labelOf} from '../keys/keymap.ts';
import {sortedListOf} from '../state/sorted-list.ts';
import {
	type AppState,
	type Prompt,
	type PromptKind,
	currentPlace,
	shownLive,
} from '../state/view-state.ts';
import {typedLine} from './typed-line.ts';

/** Returns the keys that work now, in order of their rank, as many as fit. */
export const keysLine = (context: KeyContext): Line => {
	const {state} = context;
	const mode = modeOf(state);
	const rows = keymap
		.filter(row => row.footer !== undefined && row.modes.includes(mode) && row.isEnabled(context) === true && !(row.name === 'quit-or-back' && state.view.stack.length > 1))
		.toSorted((left, right) => left.footer!.rank - right.footer!.rank);
	const line: Span[] = [];
	for (const row of rows) {
		const key = labelOf(row, state.view.look.isAscii).split(' ', 1)[0]!;
		const piece = [span(line.length === 0 ? '' : ' '.repeat(3)), span(key, 'accent'), span(` ${row.footer!.word}`, 'dim')];
		if (lineWidth([...line, ...piece]) <= state.view.size.columns) {
			line.push(...piece);
		}
	}

	return line;
};

/** Returns the status and the keys; what was said takes the place of both where it needs it, for a path that is cut is of no use. */
export const footerLines = (context: KeyContext): readonly [status: Line, keys: Line] => {
	const {notice, prompt, size} = context.state.view;
	if (notice === null || isTyping(prompt) || lineWidth(lineOf(notice.text)) + lineWidth(rightOf(context)) + 2 <= size.columns) {
		return [statusLine(context), keysLine(context)];
	}

	const [first, ...rest] = inTwoLines(notice.text, size.columns);
	return [lineOf(first!, notice.tone), rest.length === 0 ? keysLine(context) : fitLine(lineOf(rest[0]!, notice.tone), size.columns)];
};

/** Whether the line of what was said is taken by what is being typed: a form has lines of its own. */
const isTyping = (prompt: Prompt | null): boolean => prompt !== null && 'text' in prompt;

/** Between words, but wherever the first line ends for a path that is longer than a line. */
const inTwoLines = (text: string, columns: number): readonly string[] => {
	if (text.split(' ').every(word => widthOf(word) <= columns)) {
		const [first, ...rest] = wrap(text, columns).map(line => textOf(line));
		return rest.length === 0 ? [first!] : [first!, rest.join(' ')];
	}

	const first = truncate(text, columns, '');
	return [first, text.slice(first.length)];
};

/** What is switched on, and the place in the list. */
const rightOf = (context: KeyContext): Line => {
	const {state} = context;
	return lineOf([...modes(context), state.view.count, state.view.prompt === null ? beyondWords(context) : '', positionWords(context)].filter(text => text !== '').join('  '), 'dim');
};

/** The place in the numbered list: the palette, which is longer than most windows, else the one of the screen. */
const positionWords = ({state, model, index, paletteEntries}: KeyContext): string => {
	const {prompt} = state.view;
	const [place, length] = prompt?.kind === 'palette'
		? [prompt.index, paletteEntries().length]
		: [index, prompt === null && model?.titles ? model.list.length : 0];
	return length === 0 || place < 0 ? '' : `${formatCount(place + 1)}/${formatCount(length)}`;
};

/** A list without numbered rows says that it goes on; the others say it by their number. */
const beyondWords = ({state, model, index, pageLength}: KeyContext): string => {
	if (model?.titles !== null || model.list.length <= pageLength) {
		return '';
	}

	const top = firstVisible(model.list.length, index, currentPlace(state.view).cursor.top, pageLength);
	return `more ${[...top > 0 ? ['above'] : [], ...top + pageLength < model.list.length ? ['below'] : []].join(' and ')}`;
};

/** Returns what is asked or was said, with the place in the list at the right. */
const statusLine = (context: KeyContext): Line => {
	const {state} = context;
	const {size} = state.view;
	const right = rightOf(context);
	const asked = promptLine(state, size.columns - lineWidth(right) - (right.length === 0 ? 0 : 2));
	if (asked !== null && (state.view.notice === null || isTyping(state.view.prompt))) {
		return spread(asked, right, size.columns);
	}

	const left = saidLine(context);
	return spread(fitLine(left, Math.min(lineWidth(left), Math.max(0, size.columns - lineWidth(right) - 2))), right, size.columns);
};

/** What was just said, else the filter, and what the selected row has no room for. */
const saidLine = ({state, row}: KeyContext): Line => {
	const {notice} = state.view;
	if (notice !== null) {
		return lineOf(notice.text, notice.tone);
	}

	if (state.view.work !== null) {
		return lineOf(state.view.work, 'accent');
	}

	const {filter} = currentPlace(state.view).location;
	const about = unwatchedLine(state) ?? (state.view.trouble === null ? lineOf(row?.about ?? '') : lineOf(state.view.trouble, 'warning'));
	return filter === '' ? about : [span('filter ', 'dim'), span(filter, 'accent'), span(' '.repeat(3)), ...about];
};

/** Why the folders are not watched as they should be, null when they are: that matters more than any row. */
const unwatchedLine = (state: AppState): Line | null => {
	const {intake, tenant} = shownLive(state);
	const worst = worstFolder(intake);
	if (worst === null || isWatched(intake)) {
		return null;
	}

	const {folder, reason, mode} = worst;
	const which = intake!.folders.length > 1 ? `${folder}: ` : '';
	return lineOf(`${which}${reason ?? mode}${tenant?.connectors.length ? '; what is shown is from before' : ''}`, 'warning');
};

/** What is switched on and changes what is shown. */
const modes = ({state, model}: KeyContext): readonly string[] => {
	const {view} = state;
	// As these are what is copied and exported: those of another list are not counted.
	const changed = shownLive(state).tenant?.connectors.filter(({key}) => view.changed.has(key)).length ?? 0;
	const marked = model === null ? 0 : markedPlaces(model.list, view.marked).length;
	return [
		...view.isMasked ? ['masked'] : [],
		// Other screens leave nothing out.
		...view.isProblemsOnly && keyRowOf(currentPlace(view).location.screen, '!') !== null ? ['problems only'] : [],
		...view.zone === 'local' ? ['local time'] : [],
		...sortWords(state),
		...changed > 0 ? [`${formatCount(changed)} changed`] : [],
		...marked > 0 ? [`${formatCount(marked)} marked`] : [],
	];
};

/** Says how the list is sorted, when somebody chose. */
const sortWords = (state: AppState): readonly string[] => {
	const sorted = sortedListOf(state);
	return sorted === null || (sorted.sort.column === sorted.choices[0] && !sorted.sort.isReversed)
		? []
		: [`by ${sorted.sort.column}${sorted.sort.isReversed ? ', reversed' : ''}`];
};

const promptLine = (state: AppState, width: number): Line | null => {
	const {prompt, look} = state.view;
	if (prompt === null) {
		return null;
	}

	const sign = prompt.kind === 'sort' ? `sort ${sortedListOf(state)?.title ?? ''} by` : promptSigns[prompt.kind];
	return 'text' in prompt ? typedLine(lineOf(sign, 'accent'), prompt.text, width, look.isAscii) : lineOf(sign, 'accent');
};

const promptSigns: Readonly<Record<Exclude<PromptKind, 'sort'>, string>> = {
	filter: '/', palette: ':', acknowledge: 'acknowledge',
};
