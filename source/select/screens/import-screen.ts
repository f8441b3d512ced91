/** One import: its outcomes, whether they add up, why items failed, and which file says so. */
import {arithmeticOf} from '../../connectors/failed-items/arithmetic.ts';
import {countNames} from '../../connectors/count-names.ts';
import type {Connector, HeldImport} from '../../connectors/model.ts';
import {type CountField, countFields} from '../../connectors/reading.ts';
import type {Column} from '../../text/columns.ts';
import {countOf, formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {reasonsOf} from '../failures/failures.ts';
import {bar, outcomeBar, percentage} from '../line/graphics.ts';
import {
	type Cell,
	type Line,
	type Tone,
	fitCells,
	layOut,
	lineOf,
	span,
} from '../line/line.ts';
import {zoneWord} from '../line/zone.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	headingRows,
	listOf,
	matchesFilter,
	sayingWhatIsCut,
} from './screen-model.ts';
import {locate} from './location.ts';
import {
	connectorOf,
	goneScreen,
	importOf,
	sourceOf,
} from './subjects.ts';

const tones: Readonly<Partial<Record<CountField, Tone>>> = {partiallyImported: 'warning', failed: 'critical'};

/** Returns one import's screen. */
export const importScreen = (input: ScreenInput): ScreenModel => {
	const connector = connectorOf(input);
	const held = importOf(input);
	if (connector === null || held === null) {
		return goneScreen('import', 'This import is gone: no saved log contains it any more.');
	}

	const reasons = reasonRows(connector, held, input);
	const files = fileRows(held, input);
	return {
		title: formatTime(held.completedAt, input.zone),
		summary: [
			[span('Import of ', 'dim'), span(connector.name, 'strong'), span(` completed ${formatTime(held.completedAt, input.zone)} ${zoneWord(input.zone)}`, 'dim')],
			outcomeBar(held.counts, Math.min(input.width, 76), input.isAscii),
			balanceLine(held),
			...held.counts.failed === 0 && held.failureRows === 0 ? [] : [lineOf(arithmeticOf([held]).sentence)],
			[],
		],
		titles: null,
		list: listOf([
			...outcomeRows(connector, held, input),
			...reasons.length === 0 ? [] : [...headingRows('Why'), ...reasons],
			...revisionRows(held),
			...files.length === 0 ? [] : [...headingRows('Source files'), ...files],
		]),
		cellNames: ['about', 'what', 'count'],
		empty: [lineOf('Nothing of this import matches. Press esc to see everything again.')],
		initialKey: 'count:failed',
		legend: null,
	};
};

const balanceLine = (held: HeldImport): Line => {
	if (held.kind === 'records-log') {
		return lineOf('A records log has no balance: a record is saved or skipped.', 'dim');
	}

	if (held.imbalance === null) {
		return lineOf('Balance unknown: a count is missing.', 'waiting');
	}

	return held.imbalance === 0
		? lineOf('Balanced: the outcomes add up to what was available.', 'dim')
		: lineOf(`Out of balance by ${formatCount(held.imbalance)}: the outcomes do not add up to what was available.`, 'warning');
};

const outcomeRows = (connector: Connector, held: HeldImport, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [{title: '', minimum: 21}, {title: '', align: 'right', minimum: 7}, {title: '', align: 'right', minimum: 6}, {
		title: '', minimum: 20, maximum: 20, drop: 1,
	}, {title: '', grow: true}];
	const fields = countFields.filter(field => matchesFilter(countNames[field], input.location.filter));
	const cells = fields.map(field => outcomeCells(held, field, input));
	const fitted = fitCells(columns, cells, input.width);
	return fields.map((field, index) => ({
		key: `count:${field}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('failed-items', {connector: connector.key, importId: held.id}),
		id: String(held.counts[field] ?? ''),
		cells: ['count', countNames[field], String(held.counts[field] ?? '')],
		connector: connector.key,
		...sourceOf(held),
		isProblem: field === 'failed' && held.counts.failed !== 0,
	}));
};

const outcomeCells = (held: HeldImport, field: CountField, {isAscii}: ScreenInput): readonly Cell[] => {
	const count = held.counts[field];
	const tone = count === null || count === 0 ? 'plain' : tones[field] ?? 'plain';
	const isOutcome = field !== 'availableFromSource' && field !== 'availableForImport';
	const whole = held.counts.availableForImport;
	const hasShare = isOutcome && count !== null && whole !== null && whole > 0;
	return [
		lineOf(countNames[field], tone),
		lineOf(formatCount(count), tone),
		lineOf(isOutcome && count !== 0 ? percentage(count, whole) : '', 'dim'),
		lineOf(hasShare && count > 0 ? bar(count / whole, 20, isAscii) : '', tone === 'plain' ? 'dim' : tone),
		lineOf(remark(held, field), 'dim'),
	];
};

const remark = (held: HeldImport, field: CountField): string => {
	if (held.badFields.includes(field)) {
		return 'what the file says here is no count';
	}

	if (field === 'availableForImport' && held.fanOut !== null) {
		return `fan-out ${held.fanOut}`;
	}

	return field === 'failed' && held.counts.failed !== 0 && held.failureRows === 0 ? 'none listed' : '';
};

const reasonRows = (connector: Connector, held: HeldImport, input: ScreenInput): readonly Row[] => {
	const reasons = reasonsOf(held).filter(({reason}) => matchesFilter(reason, input.location.filter));
	const largest = Math.max(1, ...reasons.map(({rows}) => rows));
	const cells = reasons.map(({reason, rows, category}): readonly Cell[] => [
		countOf(rows, 'row'),
		lineOf(bar(rows / largest, 12, input.isAscii), 'dim'),
		lineOf(category, 'dim'),
		input.mask.text(reason),
	]);
	const fitted = fitCells([{title: '', align: 'right', minimum: 7}, {title: '', drop: 1}, {title: '', drop: 2}, {title: '', grow: true}], cells, input.width);
	return reasons.map(({reason, rows}, index) => sayingWhatIsCut({
		key: `reason:${reason}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('failed-items', {connector: connector.key, importId: held.id, reason}),
		id: input.mask.text(reason),
		cells: ['reason', input.mask.text(reason), String(rows)],
		acknowledges: {connector: connector.name, reason, check: null},
		connector: connector.key,
		...sourceOf(held),
		isProblem: true,
	}, input.mask.text(reason)));
};

const revisionRows = ({revisedFrom, counts}: HeldImport): readonly Row[] => {
	if (revisedFrom === null) {
		return [];
	}

	const before = countFields.map(field => span(`${countNames[field]} ${formatCount(revisedFrom.counts[field])}  `, counts[field] === revisedFrom.counts[field] ? 'dim' : 'warning'));
	return [
		...headingRows('Revised'),
		{key: null, line: [span('before: '), ...before]},
		{key: null, line: lineOf(`said by ${revisedFrom.file.path}`, 'dim')},
	];
};

const fileRows = (held: HeldImport, {location}: ScreenInput): readonly Row[] =>
	held.files.filter(file => matchesFilter(file.path, location.filter)).map(file => ({
		key: `file:${file.id}`,
		line: [span(file.path), span(file === held.file && held.line !== null ? `  counts from line ${held.line}` : '', 'dim')],
		opens: locate('file', {subject: file.id}),
		id: file.path,
		cells: ['file', file.path, ''],
		source: {file, line: file === held.file ? held.line : null},
	}));
