import {describe, expect, it} from 'vitest';
import {createAssessor} from '../../../source/connectors/judge/assess.ts';
import type {Connector, Tenant} from '../../../source/connectors/model.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {noSettings, type Acknowledgement, type Settings} from '../../../source/connectors/settings.ts';
import {
	acknowledgement,
	at,
	connectorSettings,
	dailyImports,
	importBlock,
	logFile,
	logOf,
	now,
	settingsOf,
} from '../build.ts';
import {tenantOf} from '../judged.ts';

const hour = 3_600_000;
const names = ['A', 'B', 'C'];
const files: readonly LogFile[] = names.map(name => logOf(`${name}_Log.txt`, ...dailyImports('2026-11-10', '2026-11-22')));

type Step = {readonly files?: readonly LogFile[]; readonly settings?: Settings; readonly acknowledgements?: readonly Acknowledgement[]; readonly now?: number};

/** Judges twice with one memory; returns which connectors were judged again, and checks the memory changes no result. */
const judgedAgain = (first: Step, second: Step): readonly string[] => {
	const assessor = createAssessor();
	const base = {
		files, settings: noSettings, acknowledgements: [], now,
	};
	const before = assessor({...base, ...first});
	const after = assessor({...base, ...first, ...second});
	expect(after).toEqual(tenantOf((second.files ?? first.files ?? files), {...base, ...first, ...second}));
	const kept = new Set<Connector>(before.connectors);
	return after.connectors.filter(connector => !kept.has(connector)).map(({name}) => name);
};

describe('the memory of the assessor', () => {
	it('keeps every connector when only time passes', () => {
		expect(judgedAgain({}, {now: now + hour})).toEqual([]);
		expect(judgedAgain({}, {files: [...files].toReversed()})).toEqual([]);
	});
	it('judges one connector when one file changes, comes or goes', () => {
		expect(judgedAgain({}, {files: files.with(1, logOf('B_Log.txt', importBlock({counts: {failed: 1}})))})).toEqual(['B']);
		expect(judgedAgain({}, {files: [...files, logOf('b_Log (1).txt', importBlock())]})).toEqual(['B']);
		expect(judgedAgain({files: [...files, logOf('b_Log (1).txt', importBlock())]}, {files})).toEqual(['B']);
		expect(judgedAgain({}, {files: files.slice(1)})).toEqual([]);
		expect(judgedAgain({}, {files: [...files, logOf('D_Log.txt', importBlock())]})).toEqual(['D']);
	});
	it('judges the connectors of a file that has several', () => {
		const shared = (failed: number): LogFile => logOf('shared.json', ...['A', 'D'].map(connector => importBlock({connector, completedAt: '2026-11-22T03:00', counts: {failed}})));
		expect(judgedAgain({files: [...files, shared(0)]}, {files: [...files, shared(1)]}).toSorted()).toEqual(['A', 'D']);
	});
	it('judges what new settings concern', () => {
		const rows = names.map(name => connectorSettings(name));
		const settings = settingsOf(...rows);
		expect(judgedAgain({settings}, {settings: {...settings, connectors: rows.with(2, connectorSettings('C', {maxFailed: 1}))}})).toEqual(['C']);
		expect(judgedAgain({settings}, {settings: {...settings, defaults: {...settings.defaults, maxFailed: 1}}})).toEqual(names);
		expect(judgedAgain({}, {settings: settingsOf(connectorSettings('a'))})).toEqual(['a']);
	});
	it('gives a file to another connector when its rule changes', () => {
		const a = connectorSettings('A');
		expect(judgedAgain({settings: settingsOf(a)}, {settings: settingsOf(a, connectorSettings('D', {matches: path => path === 'C_Log.txt'}))})).toEqual(['D']);
	});
	it('judges the connector an acknowledgement names', () => {
		const acknowledgements = [acknowledgement({connector: 'b', check: 'balance'})];
		expect(judgedAgain({}, {acknowledgements})).toEqual(['B']);
		expect(judgedAgain({acknowledgements}, {acknowledgements: [...acknowledgements]})).toEqual([]);
		expect(judgedAgain({acknowledgements}, {acknowledgements: []})).toEqual(['B']);
	});
	it.each<readonly [string, Step, number]>([
		['a day ends', {}, at('2026-11-23')],
		['late begins', {settings: {...noSettings, defaults: {...noSettings.defaults, warnAfter: 7 * hour}}}, at('2026-11-22T09:00') + 1],
		['overdue begins', {settings: {...noSettings, defaults: {...noSettings.defaults, errorAfter: 7 * hour}}}, at('2026-11-22T09:00') + 1],
		['the 72 h of a new connector end', {files: [], settings: settingsOf(connectorSettings('A', {createdAt: now - (71 * hour)}))}, now + hour + 1],
		['the 48 h of auditing end', {files: [], settings: settingsOf(connectorSettings('A', {auditingEnabledAt: now - (47 * hour)}))}, now + hour + 1],
		['auditing begins', {files: [], settings: settingsOf(connectorSettings('A', {auditingEnabledAt: now + hour}))}, now + hour],
		['an acknowledgement expires', {files: files.slice(0, 1), acknowledgements: [acknowledgement({connector: 'A', check: 'balance', expiresAt: now + hour})]}, now + hour],
		['a log without a byte may no longer be being written', {
			files: [logOf('A_Log.txt', ...dailyImports('2026-11-10', '2026-11-20')), logFile('A_Log (1).txt', {
				status: 'pending', size: 0, reading: null, modifiedAt: now - 30_000,
			})],
		}, now + 30_000],
		['a records log has saved nothing for 7 days', {files: [logOf('A_Log.txt', ...dailyImports('2026-11-16', '2026-11-22', {kind: 'records-log', counts: {imported: 0}}), importBlock({kind: 'records-log', completedAt: now - (167 * hour)}))]}, now + hour + 1],
		['an import ahead is no longer ahead', {files: [logOf('A_Log.txt', importBlock({completedAt: now + (2 * hour)}))]}, now + hour],
		['an audit run ahead is no longer ahead', {
			files: [files[0]!, logOf('x.csv', importBlock({
				kind: 'audit-export', connector: 'A', completedAt: now + (2 * hour), counts: {failed: 1},
			}))],
		}, now + hour],
		['an empty day ahead is no longer ahead', {files: [logFile('A_Log.txt', {reading: {emptyDays: [{connector: null, date: '2026-11-23', line: 1}]}})], now: at('2026-11-22T22:30')}, at('2026-11-22T23:00')],
		['onboarding ends', {files: files.slice(0, 1), settings: settingsOf(connectorSettings('A', {createdAt: now - (14 * 24 * hour) + hour}))}, now + hour],
		['a clean import is late', {files: [logOf('A_Log.txt', importBlock({completedAt: now - (71 * hour), counts: {failed: 1}}))], settings: settingsOf(connectorSettings('A', {createdAt: now - (80 * hour)}))}, now + hour + 1],
	])('judges again at the millisecond when %s, and not before', (_what, first, turn) => {
		expect(judgedAgain(first, {now: turn - 1})).toEqual([]);
		expect(judgedAgain(first, {now: turn})).not.toEqual([]);
	});
	it('judges again when the clock goes back', () => {
		expect(judgedAgain({}, {now: now - 1})).toEqual(names);
	});
});

describe('a tenant', () => {
	it('tells when it was judged, and all files as given', () => {
		expect(tenantOf(files)).toMatchObject({asOf: now, files} satisfies Partial<Tenant>);
	});
	it('shows a connector as the configuration has it', () => {
		const {connectors} = tenantOf([], {settings: settingsOf(connectorSettings('New', {createdAt: now, auditingEnabledAt: now - 1}))});
		expect(connectors[0]).toMatchObject({
			name: 'New', key: 'new', kind: 'admin-log', createdAt: now, auditingEnabledAt: now - 1, paused: null, lastEvidenceAt: null, lastImport: null, files: [], imports: [], failureReasons: [],
			totals: {imports: 0, failed: 0, failureRows: 0},
		});
	});
});

it('divides a file that names thirty thousand connectors among them in one go: with a pass for each it took minutes', () => {
	const imports = Array.from({length: 30_000}, (_, index) => importBlock({completedAt: '2026-11-22T02:00', connector: `Connector ${index}`}));
	const {connectors} = tenantOf([logFile('all.csv', {reading: {imports}})]);
	expect(connectors).toHaveLength(30_000);
	expect(connectors.every(({imports: held}) => held.length === 1)).toBe(true);
});
