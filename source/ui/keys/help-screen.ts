/** Help: every key that works on the screen it was asked from, and what the glyphs mean. */
import {meaningOf} from '../../select/words/connector-words.ts';
import {meaningOfDay} from '../../select/words/days.ts';
import {
	type Glyph,
	dayGlyphs,
	pick,
	stateGlyphs,
} from '../../select/line/glyphs.ts';
import {
	fitLine,
	lineOf,
	span,
	wrap,
} from '../../select/line/line.ts';
import type {ScreenName} from '../../select/screens/location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	listOf,
	matchesFilter,
} from '../../select/screens/screen-model.ts';
import {widthOf} from '../../text/width.ts';
import {keymap, labelOf} from './keymap.ts';

/** Returns the help of the screen that is the location's subject. */
export const helpScreen = (input: ScreenInput): ScreenModel => {
	const screen = (input.location.subject ?? 'board') as ScreenName;
	const rows = keymap.filter(({modes, group}) => modes.includes(screen) || group === 'While something is asked');
	const groups = [...new Set(rows.map(({group}) => group))];
	return {
		title: 'help',
		summary: [],
		titles: null,
		list: listOf([
			...groups.flatMap((group, index) => keyRows(group, rows.filter(row => row.group === group), input, index === 0)),
			...glyphRows('States, worst first', stateGlyphs, meaningOf, input),
			...glyphRows('Days', dayGlyphs, meaningOfDay, input),
		]),
		cellNames: ['key', 'what it does'],
		empty: [lineOf('No key matches. Press esc to see all of them again.')],
		initialKey: null,
		legend: null,
	};
};

const keyRows = (group: string, rows: typeof keymap, input: ScreenInput, isFirst: boolean): readonly Row[] => {
	const kept = rows.filter(row => matchesFilter(`${row.label} ${row.description} ${row.name}`, input.location.filter));
	if (kept.length === 0) {
		return [];
	}

	const labels = kept.map(row => labelOf(row, input.isAscii));
	const textAt = Math.max(16, ...labels.map(label => widthOf(label))) + 2;
	return [
		...headingRows(group, isFirst),
		...kept.flatMap((row, index) => explained({
			key: `key:${row.name}`, line: [span(labels[index]!, 'accent')], cells: [row.label, row.description], id: row.label,
		}, row.description, textAt, input.width)),
	];
};

const glyphRows = <Name extends string>(title: string, glyphs: Readonly<Record<Name, Glyph>>, meaning: (name: Name) => string, {isAscii, location, width}: ScreenInput): readonly Row[] => {
	const kept = (Object.keys(glyphs) as Name[]).filter(name => matchesFilter(`${name} ${meaning(name)}`, location.filter));
	const rows = kept.flatMap((name): readonly Row[] => {
		const glyph = glyphs[name];
		return explained({
			key: `glyph:${title}:${name}`,
			line: [span(pick(glyph, isAscii), glyph.tone), span(` ${name}`)],
			cells: [pick(glyph, isAscii), `${name}: ${meaning(name)}`],
			id: name,
		}, meaning(name), 14, width);
	});
	return rows.length === 0 ? [] : [...headingRows(title), ...rows];
};

/** Returns a row and what it means, from column `textAt` on and on as many lines as that takes. */
const explained = (row: Row, text: string, textAt: number, width: number): readonly Row[] =>
	wrap(text, Math.max(16, width - textAt)).map((line, part): Row => part === 0
		? {...row, line: [...fitLine(row.line, textAt), ...line]}
		: {key: null, line: [span(' '.repeat(textAt)), ...line]});
