/** What a question shows in place of the list: choices or fields. */
import {acknowledgeableWords} from '../../select/words/acknowledgements.ts';
import {marks, pick} from '../../select/line/glyphs.ts';
import {
	type Line,
	fitCells,
	layOut,
	lineOf,
	lineWidth,
	span,
	wrap,
	wrapUpTo,
} from '../../select/line/line.ts';
import {type Mask, noMask} from '../../select/line/mask.ts';
import type {KeyContext} from '../keys/key-row.ts';
import {sortedListOf} from '../state/sorted-list.ts';
import type {AcknowledgementForm, Look, Size} from '../state/view-state.ts';
import {typedLine} from './typed-line.ts';

export type OverlayLine = {readonly line: Line; /** What it is to a screen reader. */ readonly role?: 'menuitem' | 'textbox'};

export type Overlay = {readonly lines: readonly OverlayLine[]; /** The chosen line, -1 without one. */ readonly selected: number};

/** Returns the lines of the open question, for so much room; null when the list stays. */
export const overlayOf = (context: KeyContext, room: Size): Overlay | null => {
	const {prompt, look} = context.state.view;
	if (prompt?.kind === 'palette') {
		return {lines: paletteLines(context, room.columns), selected: context.paletteEntries().length === 0 ? -1 : prompt.index};
	}

	const sorted = sortedListOf(context.state);
	if (prompt?.kind === 'sort' && sorted !== null) {
		const {choices, sort} = sorted;
		return {lines: choices.map(name => choiceOf(lineOf(name === sort.column ? `${name} ${sort.isReversed ? '(now, reversed)' : '(now)'}` : name))), selected: prompt.index};
	}

	return prompt?.kind === 'acknowledge' ? {lines: formLines(prompt, look, context.state.view.isMasked ? look.mask : noMask, room), selected: -1} : null;
};

const choiceOf = (line: Line): OverlayLine => ({line, role: 'menuitem'});

const paletteLines = (context: KeyContext, width: number): readonly OverlayLine[] => {
	const entries = context.paletteEntries();
	if (entries.length === 0) {
		return [{line: lineOf('Nothing matches. Press esc to close.', 'dim')}];
	}

	const cells = entries.map(({title, kind, key}) => [title, lineOf(kind, 'dim'), lineOf(key, 'accent')]);
	const fitted = fitCells([{
		title: '', grow: true, minimum: 44, maximum: 60,
	}, {title: '', minimum: 9, drop: 2}, {title: '', minimum: 8, drop: 1}], cells, width);
	return cells.map(row => choiceOf(layOut(fitted, row)));
};

/** The whole form, or what of it a small window has room for: the fields stay. */
const formLines = (form: AcknowledgementForm, look: Look, mask: Mask, {columns, rows}: Size): readonly OverlayLine[] => {
	const {choices, choice} = form;
	const field = (name: AcknowledgementForm['field'], title: string): OverlayLine => ({
		role: 'textbox', line: form.field === name
			? typedLine([span(`${pick(marks.cursor, look.isAscii)} `, 'accent'), span(title.padEnd(9), 'dim')], form[name], columns, look.isAscii)
			: [span('  ', 'accent'), span(title.padEnd(9), 'dim'), span(form[name])],
	});
	const about = [span('Acknowledge ', 'strong'), span(mask.text(acknowledgeableWords(choices[choice]!))), span(choices.length === 1 ? '' : `  (${choice + 1} of ${choices.length})`, 'dim')];
	const heading: readonly OverlayLine[] = [
		...(lineWidth(about) <= columns ? [about] : wrapUpTo(2, about.map(({text}) => text).join(''), columns, 'strong')).map(line => ({line})),
		{line: [span('of '), span(form.connector, 'strong')]},
	];
	const fields = [field('note', 'note'), field('expires', 'expires')];
	const hint = wrap('Expires: a date such as 2026-12-31, or a span such as 30d. A new reason is never hidden by this.', columns, 'dim').map(line => ({line}));
	const blank: OverlayLine = {line: []};
	return [
		[...heading, blank, ...fields, blank, ...hint],
		[...heading, blank, ...fields],
	].find(lines => lines.length <= rows) ?? [...heading, ...fields];
};
