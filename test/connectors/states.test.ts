import {describe, expect, it} from 'vitest';
import {assess} from '../../source/connectors/assess.ts';
import type {Connector} from '../../source/connectors/model.ts';
import {noSettings, type Settings} from '../../source/connectors/settings.ts';
import type {LogFile} from '../../source/connectors/reading.ts';
import {
	connectorSettings,
	dailyImports,
	importBlock,
	logFile,
	logOf,
	now,
	settingsOf,
} from './build.ts';

const only = (files: readonly LogFile[], settings: Settings = noSettings, when = now): Connector => {
	const {connectors} = assess({
		files, settings, acknowledgements: [], now: when,
	});
	expect(connectors).toHaveLength(1);
	return connectors[0]!;
};

describe('a week of clean imports', () => {
	it('is healthy', () => {
		const connector = only([logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-22'))]);
		expect(connector).toMatchObject({
			name: 'Slack', state: 'healthy', severity: 'ok', findings: [],
		});
		expect(connector.days.map(({state}) => state)).toEqual(Array.from({length: 8}, () => 'imported'));
	});
	it('is failing with one failed item', () => {
		const connector = only([logOf('Slack_Log.txt', ...dailyImports('2026-11-10', '2026-11-21'), importBlock({counts: {failed: 1}, rows: [{}]}))]);
		expect(connector.state).toBe('failing');
		expect(connector.findings[0]).toMatchObject({check: 'failed-items', severity: 'critical', message: '1 item failed'});
	});
});

describe('nothing held', () => {
	it('waits, then is overdue', () => {
		const createdAt = now - (72 * 3_600_000);
		const settings = settingsOf(connectorSettings('Slack', {createdAt}));
		expect(only([], settings).state).toBe('waiting');
		expect(only([], settings, now + 1).state).toBe('overdue');
		expect(only([], settingsOf(connectorSettings('Slack'))).state).toBe('overdue');
	});
	it('pending says nothing', () => {
		expect(assess({
			files: [logFile('Slack_Log.txt', {status: 'pending', reading: null})], settings: noSettings, acknowledgements: [], now,
		})).toMatchObject({verdict: 'unknown', connectors: [], fileAccount: {pending: 1}});
	});
});
