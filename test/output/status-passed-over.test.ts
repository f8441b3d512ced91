import {expect, test} from 'vitest';
import {statusMarkdown} from '../../source/output/status/markdown.ts';
import {statusTable} from '../../source/output/status/table.ts';
import {statusReport} from '../../source/select/reports/status-report.ts';
import type {LogFile} from '../../source/connectors/reading.ts';
import {importBlock, logFile, now} from '../connectors/build.ts';
import {tenantOf} from '../connectors/judged.ts';

const page = {columns: Infinity, isAscii: false, hasColor: false};
const reportOf = (files: readonly LogFile[]): ReturnType<typeof statusReport> => statusReport(tenantOf(files));

test('records of other kinds are counted beside the files; without any nothing is said', () => {
	const report = reportOf([600, 604].map(otherRecords => logFile(`Slack_Log ${otherRecords}.json`, {reading: {imports: [importBlock()], otherRecords}})));
	expect(report.files.otherRecords).toBe(1204);
	expect(statusTable(report, page)).toContain('1,204 records of other kinds passed over');
	expect(statusMarkdown({status: report, handovers: []}, page)).toContain('1,204 records of other kinds passed over.');
	expect(reportOf([logFile('Slack_Log.txt', {reading: {imports: [importBlock()]}})]).files).not.toHaveProperty('otherRecords');
});

test('a download that runs beside its log is told by the table', () => {
	const report = reportOf([
		logFile('Slack_Log.txt', {reading: {imports: [importBlock()]}}),
		logFile('Slack_Log.txt.crdownload', {status: 'pending', reading: null, modifiedAt: now}),
	]);
	expect(report.verdict).toBe('ok');
	expect(statusTable(report, page)).toContain('Slack_Log.txt.crdownload: being downloaded');
});
