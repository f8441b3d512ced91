/** The imports of a connector, newest first. */
import type {Connector, HeldImport} from '../../connectors/model.ts';
import type {Column} from '../../text/columns.ts';
import {formatCount, formatShortCount, unknownMark} from '../../text/numbers.ts';
import {formatAge, formatTime} from '../../text/time.ts';
import {outcomeBar, outcomes} from '../line/graphics.ts';
import {
	type Cell,
	type Line,
	fitCells,
	layOut,
	lineOf,
	span,
} from '../line/line.ts';
import {locate} from './location.ts';
import {sourceOf} from './subjects.ts';
import {type Row, type ScreenInput, keepsRow} from './screen-model.ts';

/** Returns the imports as rows. */
export const importRows = (connector: Connector, input: ScreenInput): readonly Row[] => {
	const columns: readonly Column[] = [
		{title: '', minimum: 16},
		{title: '', align: 'right', minimum: 4},
		{title: '', minimum: 12, drop: 1},
		{title: '', align: 'right'},
		{title: '', grow: true, minimum: 10},
	];
	const imports = connector.imports.filter(held => keepsRow(input, formatTime(held.completedAt, input.zone)));
	const cells = imports.map(held => importCells(held, input));
	const fitted = fitCells(columns, cells, input.width);
	return imports.map((held, index) => ({
		key: `import:${held.id}`,
		line: layOut(fitted, cells[index]!),
		opens: locate('import', {connector: connector.key, importId: held.id}),
		id: held.id,
		cells: ['import', formatTime(held.completedAt, 'utc'), exactOutcomes(held)],
		connector: connector.key,
		...sourceOf(held),
		isProblem: held.counts.failed !== 0 || (held.imbalance !== null && held.imbalance !== 0),
	}));
};

const exactOutcomes = ({counts}: HeldImport): string => outcomes.map(({field, name}) => `${counts[field] ?? unknownMark} ${name}`).join(', ');

const importCells = (held: HeldImport, {now, zone, isAscii, width}: ScreenInput): readonly Cell[] => {
	const {counts} = held;
	return [
		formatTime(held.completedAt, zone),
		lineOf(formatAge(now - held.completedAt), 'dim'),
		outcomeBar(counts, width < 100 ? 12 : 24, isAscii),
		`${formatShortCount(counts.imported)} imported`,
		[
			...outcomeWords(counts.failed, 'failed', 'critical'),
			...outcomeWords(counts.partiallyImported, 'partial', 'warning'),
			...held.imbalance === null || held.imbalance === 0 ? [] : [span(`imbalance ${formatCount(held.imbalance)}  `, 'warning')],
			...held.revisedFrom === null ? [] : [span('revised  ', 'waiting')],
			...outcomeWords(counts.skipped, 'skipped', 'dim'),
		],
	];
};

const outcomeWords = (count: number | null, word: string, tone: 'warning' | 'dim' | 'critical'): Line =>
	count === 0 ? [] : [span(`${formatShortCount(count)} ${word}  `, count === null ? 'plain' : tone)];
