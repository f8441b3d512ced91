import {describe, expect, it} from 'vitest';
import {
	baseNameOf,
	compareByCodePoint,
	connectorKey,
	counterOf,
	nameFromFileName,
	nameFromFolder,
	nameFromLogName,
	nameFromPath,
} from '../../source/connectors/name.ts';
import {
	connectorSettings,
	emptyDay,
	importBlock,
	logFile,
	settingsOf,
} from './build.ts';
import {tenantOf} from './judged.ts';

describe('connectorKey', () => {
	it.each([
		['Bloomberg Message', 'bloomberg message'],
		['  BLOOMBERG \t\u00A0 message\n', 'bloomberg message'],
		['Zu\u0308rich', 'zürich'],
	])('%j is %j', (name, key) => {
		expect(connectorKey(name)).toBe(key);
	});
});

describe('names from paths', () => {
	it.each([
		['HR termination data_Log.txt', 'HR termination data'],
		['HR termination data_Log (1).txt', 'HR termination data'],
		['HR_log(12).TXT', 'HR'],
		['HR_Log 2.txt', 'HR'],
		['HR_Log.txt.txt', 'HR'],
		['HR_Log (1).txt.txt', 'HR'],
		['HR_Log-2.txt', 'HR'],
		['HR_Log - Copy.txt', 'HR'],
		['HR_Log - Copy (2).txt', 'HR'],
		['HR_Log copy 2.txt', 'HR'],
		...[
			'HR_Log.txt~',
			'HR_Log.txt.bak',
			'HR_Log.txt.old',
			'HR_Log.txt.orig',
			'HR_Log.txt.1',
			'HR_Log_1.txt',
			'HR_Log[1].txt',
			'HR_Log (copy).txt',
			'HR_Log - Kopie.txt',
			'HR_Log - Kopie (2).txt',
			'Copy of HR_Log.txt',
			'Kopie von HR_Log.txt',
			'HR_Log (Ana\'s conflicted copy 2026-11-22).txt',
			'HR_Log.sync-conflict-20261122-101500-ABCDEFG.txt',
			'HR_Log-DESKTOP-7F3A.txt',
			'HR_Log_2026-11-22.txt',
			'2026-11-22 HR_Log.txt',
			'20261122_HR_Log (1).txt.bak',
			'HR_Log.txt.2026-11-22',
		].map((path): [string, string] => [path, 'HR']),
		['HR_Log Copyright.txt', null],
		['HR_Log 2026.txt', null],
		['sub/HR_Log.txt', 'HR'],
		['_Log.txt', null],
		['HR_Log.csv', null],
		['HR Log.txt', null],
	])('%j is called the log of %j', (path, name) => {
		expect(nameFromLogName(path)).toBe(name);
	});

	it.each([
		['Slack/a/b.txt', 'Slack'],
		['logs/Slack/b.txt', 'Slack'],
		['2026-11/b.txt', null],
		['b.txt', null],
		[' /b.txt', null],
	])('the folder of %j is %j', (path, name) => {
		expect(nameFromFolder(path)).toBe(name);
	});

	it.each([
		['Slack.txt', 'Slack'],
		['Slack (3).csv', 'Slack'],
		['Slack admin log 2026-11-22.txt', 'Slack'],
		['AdminLog_Slack_20261122.json', 'Slack'],
		['slack-2026-11-20-export.log', 'slack export'],
		['Slack 11-22-2026.txt', 'Slack'],
		['slack_2026-11-20T0830.txt', 'slack'],
		['Foo - Bar.txt', 'Foo - Bar'],
		['catalog.txt', 'catalog'],
		['log.txt', '(unnamed)'],
		['log (3).txt', '(unnamed)'],
		['download log.txt', '(unnamed)'],
		['export-2026-11-22.csv', '(unnamed)'],
		['20261122.txt', '(unnamed)'],
		['7.txt', '(unnamed)'],
		['2026-11-22.txt', '(unnamed)'],
		['Team 2.txt', 'Team 2'],
		['Slack - Kopie.txt', 'Slack'],
		['Slack.log.1', 'Slack'],
		['Team 20991399.txt', 'Team 20991399'],
	])('%j is %j', (path, name) => {
		expect(nameFromFileName(path)).toBe(name);
	});

	it('tries the log name, then the folder, then the file name', () => {
		expect(nameFromPath('Folder/HR_Log.txt')).toBe('HR');
		expect(nameFromPath('Folder/Slack.txt')).toBe('Folder');
		expect(nameFromPath('Slack.txt')).toBe('Slack');
	});

	it('knows base names and counters', () => {
		expect(baseNameOf('a/b/c.txt')).toBe('c.txt');
		expect(counterOf('a (9)/c.txt')).toBe(0);
		expect(counterOf('c (12).txt')).toBe(12);
		expect(counterOf('c (12)')).toBe(12);
		expect(counterOf('c (1) d.txt')).toBe(0);
	});
});

describe('compareByCodePoint', () => {
	it('orders by code point, not by UTF-16 unit', () => {
		expect(['\u{1F600}', '\uFF5E', 'b', 'a', 'ab', ''].toSorted(compareByCodePoint)).toEqual(['', 'a', 'ab', 'b', '\uFF5E', '\u{1F600}']);
	});
});

describe('which connector a file belongs to', () => {
	const namesOf = (...parameters: Parameters<typeof tenantOf>): readonly string[] => tenantOf(...parameters).connectors.map(({name}) => name);
	const inside = {imports: [importBlock({connector: 'Inside'})]};

	it('1: a configuration rule comes first', () => {
		const settings = settingsOf(connectorSettings('Configured', {matches: path => path === 'Folder/Named_Log.txt'}));
		expect(namesOf([logFile('Folder/Named_Log.txt', {reading: inside})], {settings})).toEqual(['Configured']);
	});
	it('2: then the name inside', () => {
		expect(namesOf([logFile('Folder/Named_Log.txt', {reading: inside})])).toEqual(['Inside']);
	});
	it('2: one name inside is that of the whole file', () => {
		const {connectors, connectorOfFile} = tenantOf([logFile('x.txt', {reading: {imports: [importBlock({completedAt: '2026-11-21T02:00'}), ...inside.imports], emptyDays: [emptyDay('2026-11-20')]}})]);
		expect(connectors.map(({name, totals}) => [name, totals.imports])).toEqual([['Inside', 2]]);
		expect(connectorOfFile).toEqual(new Map([['/logs/x.txt', 'Inside']]));
	});
	it('2: several names inside part the file; what names nobody goes by the path', () => {
		const {connectors, connectorOfFile} = tenantOf([logFile('x.txt', {
			reading: {
				imports: [importBlock({connector: 'A'}), importBlock({connector: ' b '}), importBlock({connector: 'B', completedAt: '2026-11-21T02:00'}), importBlock({connector: ' '})],
				emptyDays: [emptyDay('2026-11-20', {connector: 'a'})],
			},
		})]);
		expect(Object.fromEntries(connectors.map(({name, totals}) => [name, totals.imports]))).toEqual({A: 1, b: 2, x: 1});
		expect(connectors.every(({files}) => files.length === 1)).toBe(true);
		expect(connectorOfFile.get('/logs/x.txt')).toBe('A');
	});
	it('3: then <name>_Log.txt', () => {
		expect(namesOf([logFile('Folder/Named_Log.txt', {reading: {imports: [importBlock()]}})])).toEqual(['Named']);
	});
	it('4: then the sub-folder', () => {
		expect(namesOf([logFile('Folder/deep/Named.txt', {reading: {imports: [importBlock()]}})])).toEqual(['Folder']);
	});
	it('5: then the file name', () => {
		expect(namesOf([logFile('Named log 2026-11-22 (1).txt', {reading: {imports: [importBlock()]}})])).toEqual(['Named']);
	});
	it('case and white space do not part a connector; the configuration spells it first, then the first file', () => {
		const files = [logFile('b/SLACK  chat_Log.txt', {reading: {imports: [importBlock()]}}), logFile('a/slack Chat_Log.txt', {reading: {imports: [importBlock()]}})];
		expect(namesOf(files)).toEqual(['slack Chat']);
		expect(namesOf(files, {settings: settingsOf(connectorSettings('Slack Chat'), connectorSettings('SLACK CHAT'))})).toEqual(['Slack Chat']);
	});
});
