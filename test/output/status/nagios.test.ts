import {expect, test} from 'vitest';
import {assess} from '../../../source/connectors/judge/assess.ts';
import {noSettings} from '../../../source/connectors/settings.ts';
import {nagiosLine} from '../../../source/output/status/nagios.ts';
import {statusReport} from '../../../source/select/reports/status-report.ts';
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
} from '../../connectors/build.ts';

const lineOf = (names: readonly string[], failed: number | null, badFields: ReadonlyArray<'failed'> = []) => nagiosLine(statusReport(assess({
	files: names.map(name => logFile(`${name}_Log.txt`, {
		reading: {
			imports: [importBlock({
				completedAt: '2026-11-22T02:00', connector: name, counts: {failed}, badFields,
			})],
		},
	})),
	settings: noSettings, acknowledgements: [], now,
})));

test('ok, critical and unknown have the plug-in\'s words and codes', () => {
	expect(lineOf(['Slack'], 0)).toEqual({exitCode: 0, text: 'CONNWATCH OK - 1 ok | connectors=1;;;0 critical=0;;0;0 warning=0;0;;0 waiting=0;;;0 muted=0;;;0 ok=1;;;0 missing_logs=0;0;;0 unknown_logs=0;0;;0 failed_items=0;;;0\n'});
	expect(lineOf(['Slack'], 3)).toMatchObject({exitCode: 2, text: expect.stringMatching(/^CONNWATCH CRITICAL - 1 critical; Slack failing: 3 items failed \|/v) as string});
	expect(lineOf([], 0)).toMatchObject({exitCode: 3, text: expect.stringMatching(/^CONNWATCH UNKNOWN - no connector seen/v) as string});
});

test('a failed count nobody could read is U, not 0', () => {
	expect(lineOf(['Slack'], null, ['failed']).text).toContain('failed_items=U;');
});

test('a bar in a name does not begin the performance data, and many connectors stay one short line', () => {
	const names = Array.from({length: 200}, (_, index) => `conn|ector\n${index}`);
	const {text} = lineOf(names, 1);
	expect(text.match(/\|/gv)).toHaveLength(1);
	expect(text.match(/\n/gv)).toHaveLength(1);
	expect(text.length).toBeLessThan(1000);
});

test('the deadline is said before the troubles that many connectors have', () => {
	const failing = Array.from({length: 40}, (_, index) => logOf(`Connector ${index}_Log.txt`, importBlock({counts: {failed: 1}})));
	const missing = logFile('Slack_Log.txt', {reading: {imports: [importBlock({completedAt: '2026-11-14T02:00'})]}});
	const newer = logFile('Slack_Log (1).txt', {reading: {imports: [importBlock({completedAt: '2026-11-16T02:00'})]}});
	const {text} = nagiosLine(statusReport(assess({
		files: [...failing, missing, newer], settings: noSettings, acknowledgements: [], now,
	})));
	expect(text).toMatch(/^CONNWATCH CRITICAL - 41 critical; Due today: download the Slack log for Sun 15 Nov; /v);
});

test('a paused connector puts no value over its threshold', () => {
	const paused = settingsOf(connectorSettings('Slack', {paused: {until: '2026-12-01', reason: 'vendor migration'}}));
	const {text} = nagiosLine(statusReport(assess({
		files: [logOf('Slack_Log.txt', importBlock({completedAt: '2026-11-16T02:00', counts: {failed: 3}}))], settings: paused, acknowledgements: [], now,
	})));
	expect(text).toBe('CONNWATCH OK - 1 muted; Slack paused until 1 Dec | connectors=1;;;0 critical=0;;0;0 warning=0;0;;0 waiting=0;;;0 muted=1;;;0 ok=0;;;0 missing_logs=0;0;;0 unknown_logs=0;0;;0 failed_items=0;;;0\n');
});

test('a connector whose problems are all acknowledged wakes nobody, and is named with who said so and until when', () => {
	const {text, exitCode} = nagiosLine(statusReport(assess({
		files: [logOf('Slack_Log.txt', ...dailyImports('2026-11-15', '2026-11-21'), importBlock({counts: {failed: 3}, rows: [{reason: 'R'}, {reason: 'R'}, {reason: 'R'}]})), logOf('Jive_Log.txt', ...dailyImports('2026-11-15', '2026-11-22'))],
		settings: noSettings,
		acknowledgements: [acknowledgement({reason: 'R', author: 'ana', expiresAt: at('2026-12-06T08:00')})],
		now,
	})));
	expect(exitCode).toBe(0);
	expect(text).toBe('CONNWATCH OK - 1 muted, 1 ok; Slack failing, acknowledged until 6 Dec by ana | connectors=2;;;0 critical=0;;0;0 warning=0;0;;0 waiting=0;;;0 muted=1;;;0 ok=1;;;0 missing_logs=0;0;;0 unknown_logs=0;0;;0 failed_items=0;;;0\n');
});
