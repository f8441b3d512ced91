import {describe, expect, test} from 'vitest';
import {boardSorts, columnsFor} from '../../../source/select/screens/board-columns.ts';
import {boardScreen, sortConnectors} from '../../../source/select/screens/board.ts';
import {textOf} from '../../../source/select/line/line.ts';
import {locate} from '../../../source/select/screens/location.ts';
import {noMask} from '../../../source/select/line/mask.ts';
import type {ScreenInput} from '../../../source/select/screens/screen-model.ts';
import {
	connector,
	now,
	tenantOf,
	watching,
	wholeTenant,
} from '../../ui/made-up-tenant.ts';

const input = (change: Partial<ScreenInput> = {}): ScreenInput => ({
	tenant: wholeTenant, intake: watching, location: locate('board'), now, zone: 'utc', isAscii: false, width: 78, mask: noMask,
	sort: {column: 'state', isReversed: false}, isProblemsOnly: false, activity: [], hiddenColumns: [], ...change,
});

const titlesAt = (width: number): readonly string[] => textOf(boardScreen(input({width})).titles ?? '').trim().split(/ {2,}/v);

describe('columns', () => {
	test('drop in the declared order', () => {
		expect(titlesAt(118)).toEqual(['state', 'connector', 'SMTWTFSS', 'last', 'source', 'avail', 'import', 'part', 'skip', 'failed', 'trend']);
		expect(titlesAt(98)).not.toContain('skip');
		expect(titlesAt(78)).toEqual(['state', 'connector', 'SMTWTFSS', 'last', 'import', 'failed', 'trend']);
		expect(titlesAt(58)).toEqual(['state', 'connector', 'SMTWTFSS', 'last', 'failed']);
		expect(titlesAt(38)).toEqual(['state', 'connector', 'failed']);
	});

	test('a narrower window never shows a column a wider one lacks', () => {
		for (let width = 38; width < 134; width++) {
			for (const title of titlesAt(width)) {
				expect(titlesAt(width + 1), `${width}`).toContain(title);
			}
		}
	});

	test('go before two connectors look alike', () => {
		const names = ['Refinitiv Eikon Messenger', 'Refinitiv Eikon Messenger EMEA', 'Bloomberg Message Archive APAC', 'Bloomberg Message Archive EMEA'];
		for (const width of [58, 78, 98, 118, 158]) {
			const {list} = boardScreen(input({width, tenant: tenantOf(names.map(name => connector(name, 'healthy')))}));
			const shown = names.map((_, index) => textOf(list.rowAt(index).line).slice(14, 46).replace(/\s{2}.*$/v, ''));
			expect(new Set(shown).size, shown.join(', ')).toBe(names.length);
		}
	});

	test('a wide board says what the matter is', () => {
		expect(titlesAt(158)).toContain('what the matter is');
	});

	test('what is put away is gone, state and connector stay', () => {
		const names = columnsFor([], ['trend', 'state', 'connector'], 78).map(({name}) => name);
		expect(names).not.toContain('trend');
		expect(names).toEqual(expect.arrayContaining(['state', 'connector']));
	});
});

describe('order', () => {
	test('the domain\'s order is the default, worst first', () => {
		expect(sortConnectors(wholeTenant.connectors, {column: 'state', isReversed: false})).toEqual(wholeTenant.connectors);
		expect(sortConnectors(wholeTenant.connectors, {column: 'state', isReversed: true})[0]?.state).toBe('healthy');
	});

	test('unknown comes last, reversed or not', () => {
		const sortable = boardSorts.filter(({sortValue}) => sortValue !== null);
		for (const {name, sortValue} of sortable) {
			for (const isReversed of [false, true]) {
				const values = sortConnectors(wholeTenant.connectors, {column: name, isReversed}).map(each => sortValue!(each));
				const firstUnknown = values.indexOf(null);
				expect(values.slice(firstUnknown === -1 ? values.length : firstUnknown).every(value => value === null), name).toBe(true);
			}
		}
	});

	test('what must be downloaded first', () => {
		const due = (name: string, downloadBy: string) => connector(name, 'gap', {nextDeadline: {date: '2026-11-16', downloadBy}});
		const tenant = tenantOf([due('Slack', '2026-11-24'), connector('Zoom', 'healthy'), due('Jive', '2026-11-23')]);
		const sorted = (isReversed: boolean) => sortConnectors(tenant.connectors, {column: 'download by', isReversed}).map(({name}) => name);
		expect(sorted(false)).toEqual(['Jive', 'Slack', 'Zoom']);
		expect(sorted(true)).toEqual(['Slack', 'Jive', 'Zoom']);
	});

	test('most failed first', () => {
		expect(sortConnectors(wholeTenant.connectors, {column: 'failed', isReversed: false})[0]?.name).toBe('Bloomberg Message');
	});
});

describe('honesty', () => {
	const textFor = (tenant: ScreenInput['tenant'], change: Partial<ScreenInput> = {}): string => {
		const {list} = boardScreen(input({tenant, width: 118, ...change}));
		return textOf(list.rowAt(0).line);
	};

	test('unknown counts are ?, not 0', () => {
		const whole = connector('Slack', 'healthy');
		const unknown = {...whole.lastImport!, counts: {...whole.lastImport!.counts, failed: null, skipped: null}};
		expect(textFor(tenantOf([connector('Slack', 'healthy', {lastImport: unknown})])).match(/\?/gv)).toHaveLength(2);
	});

	test('a connector without an import shows no counts at all', () => {
		expect(textFor(tenantOf([connector('Slack', 'waiting')]))).not.toMatch(/\d/v);
	});

	test('an old picture is dim from end to end', () => {
		const intake = {...watching, folders: [{...watching.folders[0]!, mode: 'stale' as const}]};
		const {list} = boardScreen(input({tenant: tenantOf([connector('Slack', 'waiting')]), intake}));
		expect(list.length).toBe(1);
	});

	test('no problems is said in words', () => {
		const {list, empty} = boardScreen(input({tenant: tenantOf([connector('Slack', 'healthy')]), isProblemsOnly: true}));
		expect(list.length).toBe(0);
		expect(empty.map(line => textOf(line)).join(' ')).toContain('No problems.');
		expect(empty.map(line => textOf(line)).join(' ')).toContain('The only connector is ok.');
	});
});
