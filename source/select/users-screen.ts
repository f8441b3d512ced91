/** Users: who has failed items, over all connectors, most rows first. */
import {formatCount} from '../text/numbers.ts';
import {failuresIn} from './failures.ts';
import {bar} from './graphics.ts';
import {
	fitCells,
	layOut,
	layOutTitles,
	lineOf,
} from './line.ts';
import {locate} from './location.ts';
import {
	type Row,
	type ScreenInput,
	type ScreenModel,
	listOf,
} from './screen-model.ts';

/** Returns the fix list. */
export const usersScreen = (input: ScreenInput): ScreenModel => {
	const counts = failuresIn(input.tenant, input.location).countBy('users');
	const largest = counts[0]?.rows ?? 1;
	const cells = counts.map(({value, rows}) => [input.mask.user(value), formatCount(rows), lineOf(bar(rows / largest, 16, input.isAscii), 'dim')]);
	const fitted = fitCells([{title: 'source user', grow: true, minimum: 20}, {title: 'items', align: 'right', minimum: 6}, {title: '', drop: 1}], cells, input.width);
	return {
		title: 'users',
		summary: [],
		titles: counts.length === 0 ? null : layOutTitles(fitted),
		list: listOf(counts.map(({value, rows}, index): Row => ({
			key: `user:${value}`,
			line: layOut(fitted, cells[index]!),
			opens: locate('failed-items', {user: value}),
			id: input.mask.user(value),
			cells: [input.mask.user(value), String(rows)],
			isProblem: true,
		}))),
		cellNames: ['source user', 'items'],
		empty: [lineOf('No user has failed items.', 'strong')],
		initialKey: null,
		legend: null,
	};
};
