import {expect, test} from 'vitest';
import {assess} from '../../source/connectors/judge/assess.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {statusTable} from '../../source/output/status/table.ts';
import {statusReport} from '../../source/select/reports/status-report.ts';
import {importBlock, logFile, now} from '../connectors/build.ts';

const names = ['Enterprise Archive', 'Slack eDiscovery', 'Instant Bloomberg'];

const tableAt = (columns: number): readonly string[] => statusTable(statusReport(assess({
	files: names.map(connector => logFile(`${connector}_Log.txt`, {reading: {imports: [importBlock({completedAt: '2026-11-22T02:00', connector, counts: {failed: 1}})]}})),
	settings: noSettings, acknowledgements: [], now,
})), {columns, isAscii: false, hasColor: false}).split('\n');

test.each([
	[60, ['state', 'connector', 'SMTWTFSS', 'last', 'failed']],
	[80, ['state', 'connector', 'SMTWTFSS', 'last', 'avail', 'import', 'part', 'failed']],
	[Infinity, ['state', 'connector', 'SMTWTFSS', 'last', 'source', 'avail', 'import', 'part', 'skip', 'failed']],
])('on %d columns counts give way before names do', (columns, titles) => {
	const lines = tableAt(columns);
	const head = lines.findIndex(line => line.startsWith('state'));
	expect(lines[head]!.trim().split(/ {2,}/v)).toEqual(titles);
	for (const name of names) {
		expect(lines.slice(head, head + 4).join('\n')).toContain(`  ${name}  `);
	}
});

test('a wide page has its counts beside the names', () => {
	const row = (columns: number): string => tableAt(columns).find(line => line.includes(names[0]!))!;
	expect(row(200)).toBe(row(Infinity));
});
