import {expect, test} from 'vitest';
import {clipboardText, exportTable, markedPlaces} from '../../../source/select/screens/export-text.ts';
import {type ScreenModel, listOf} from '../../../source/select/screens/screen-model.ts';

const model: ScreenModel = {
	title: 't', summary: [], titles: null, cellNames: ['name', 'count'], empty: [], initialKey: null, legend: null,
	list: listOf([
		{key: null, line: []},
		{key: 'a', line: [], cells: ['Slack, eDiscovery', '1']},
		{key: 'b', line: [], cells: ['=HYPERLINK("x")', '2']},
		{key: 'c', line: [], cells: ['say "hi"\n', '3']},
		{key: 'd', line: [], cells: ['＝1+1', '4']},
	]),
};

test('CSV has titles, quotes what needs it, and runs no formula', () => {
	const {titles, textOf, rowCount} = exportTable(model, new Set());
	expect((titles + textOf(0, 2) + textOf(2, rowCount)).split('\r\n')).toEqual([
		'name,count',
		'"Slack, eDiscovery",1',
		'"\'=HYPERLINK(""x"")",2',
		'"say ""hi""␊",3',
		'\'＝1+1,4',
		'',
	]);
});

test('marked rows only, when some are marked and listed', () => {
	expect(exportTable(model, new Set(['c', 'gone']))).toMatchObject({rowCount: 1});
	expect(markedPlaces(model.list, new Set(['gone', 'c']))).toHaveLength(1);
	expect(clipboardText(model, markedPlaces(model.list, new Set(['c', 'gone'])))).toBe('say "hi"␊\t3');
	expect(clipboardText(model, [1])).toBe('Slack, eDiscovery\t1');
});
