/** The days of a connector, newest first. */
import type {Connector, Day, HeldImport} from '../../connectors/model.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatDate, utcDateOf} from '../../text/time.ts';
import {isBadDay, meaningOfDay} from '../words/days.ts';
import {dayGlyphs, pick} from '../line/glyphs.ts';
import {
	type Cell,
	fitCells,
	layOut,
	lineOf,
	span,
} from '../line/line.ts';
import {deadlineWords} from '../words/deadline-words.ts';
import {type Location, locate} from './location.ts';
import {sourceOf} from './subjects.ts';
import {
	type Row,
	type ScreenInput,
	keepsRow,
	sayingWhatIsCut,
} from './screen-model.ts';

/** Returns the days as rows. */
export const dayRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', minimum: 10}, {title: '', minimum: 10}, {title: '', grow: true}];
	const days = connector.history.toReversed().filter(day => day.state !== 'before' && keepsRow(input, day.date, day.state));
	const cells = days.map((day): readonly Cell[] => {
		const glyph = dayGlyphs[day.state];
		return [formatDate(day.date), [span(`${pick(glyph, input.isAscii)} ${day.state}`, glyph.tone)], lineOf(dayWords(day, input), 'dim')];
	});
	const fitted = fitCells(columns, cells, input.width);
	return days.map((day, index) => {
		const held = connector.imports.find(candidate => candidate.date === day.date);
		return sayingWhatIsCut({
			key: `day:${day.date}`,
			line: layOut(fitted, cells[index]!),
			opens: opensOf(connector, day, held),
			id: day.date,
			cells: [day.date, day.state, dayWords(day, input)],
			connector: connector.key,
			...sourceOf(held ?? null),
			isProblem: isBadDay(day.state),
		}, dayWords(day, input));
	});
};

/** A day without its log leads to what must be downloaded. */
const opensOf = ({key}: Connector, day: Day, held: HeldImport | undefined): Location | null => {
	if (held !== undefined) {
		return locate('import', {connector: key, importId: held.id});
	}

	return day.downloadBy === null ? null : locate('today', {focus: `today:${key}`});
};

const dayWords = (day: Day, {tenant}: ScreenInput): string => {
	if (day.downloadBy !== null) {
		return `download ${deadlineWords(day.downloadBy, utcDateOf(tenant.asOf))}`;
	}

	const imports = day.imports === 0 ? [] : [countOf(day.imports, 'import')];
	const failed = day.failed === null || day.failed === 0 ? [] : [`${formatCount(day.failed)} failed`];
	return [...imports, ...failed, ...needMeaning.has(day.state) ? [meaningOfDay(day.state)] : []].join(', ');
};

/** Days without an import to tell of. */
const needMeaning: ReadonlySet<Day['state']> = new Set(['lost', 'silent', 'due', 'idle', 'empty']);
