/** Over every sample: the board and the JSON say the same, and every JSON keeps its schema. */
import {cpSync, globSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {assess} from '../../source/connectors/judge/assess.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {failureOutputs} from '../../source/output/failures/rows.ts';
import {statusOutputs, usersOutputs} from '../../source/output/index.ts';
import {streamRows} from '../../source/output/stream.ts';
import {failureSchema} from '../../source/schema/failures.ts';
import {statusSchema} from '../../source/schema/status.ts';
import {usersSchema} from '../../source/schema/users.ts';
import {boardReport} from '../../source/select/reports/board-report.ts';
import {boardScreen} from '../../source/select/screens/board.ts';
import {nextDeadlineSentence} from '../../source/select/words/deadlines.ts';
import {failuresReport} from '../../source/select/reports/failures-report.ts';
import {textOf} from '../../source/select/line/line.ts';
import {locate} from '../../source/select/screens/location.ts';
import {noMask} from '../../source/select/line/mask.ts';
import {usersReport} from '../../source/select/reports/users-report.ts';
import {deadlineText, verdictLine} from '../../source/select/words/verdict.ts';
import {formatShortCount} from '../../source/text/numbers.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const samples = path.resolve(import.meta.dirname, '../../samples');
const cases = ['demo-tenant/logs', ...globSync('*/*/expected.json', {cwd: samples}).map(file => path.dirname(file))].toSorted();
const now = Date.parse('2026-11-22T08:00:00Z');
const page = {columns: Infinity, isAscii: false, hasColor: false};

const tenantOf = async (sample: string) => {
	const folder = makeFolder();
	cpSync(path.join(samples, sample), folder, {recursive: true, filter: file => path.basename(file) !== 'expected.json'});
	const {files} = await readFolders([folder], {now: Date.now});
	return assess({
		files, settings: noSettings, acknowledgements: [], now,
	});
};

test('there are samples to walk', () => {
	expect(cases.length).toBeGreaterThan(40);
});

test.each(cases)('%s', async sample => {
	const tenant = await tenantOf(sample);
	const board = boardReport(tenant);
	const json = statusSchema.parse(JSON.parse(statusOutputs.json(board, page)));
	expect(json).toEqual(structuredClone(board.status));

	const screen = boardScreen({
		tenant, intake: null, location: locate('board'), now, zone: 'utc', isAscii: false, width: 400, mask: noMask,
		sort: {column: 'state', isReversed: false}, isProblemsOnly: false, activity: [], hiddenColumns: [],
	});
	expect(screen.list.length).toBe(json.connectors.length);
	const column = (name: string): number => screen.cellNames.indexOf(name);
	for (const [index, {state, name, lastImport}] of json.connectors.entries()) {
		const {cells, line} = screen.list.rowAt(index);
		expect(cells![column('state')]).toBe(state);
		expect(cells![column('connector')]).toBe(name);
		expect(cells![column('imported')]).toBe(String(lastImport?.imported ?? ''));
		expect(cells![column('failed')]).toBe(String(lastImport?.failed ?? ''));
		const painted = textOf(line);
		expect(painted).toContain(state);
		for (const count of lastImport === null ? [] : [lastImport.imported, lastImport.failed]) {
			expect(painted.split(/ +/v)).toContain(formatShortCount(count));
		}
	}

	const verdict = textOf(verdictLine(tenant, false));
	for (const {severity, findings} of json.connectors) {
		expect((severity !== 'critical' && severity !== 'warning') || findings.some(finding => finding.severity === severity)).toBe(true);
	}

	for (const severity of ['critical', 'warning', 'waiting', 'muted', 'ok'] as const) {
		expect(verdict.includes(`${json.totals[severity]} ${severity}`)).toBe(json.totals[severity] > 0);
	}

	expect(nextDeadlineSentence(json)).toBe(deadlineText(tenant));

	let text = '';
	for await (const piece of streamRows(failuresReport(tenant, {}, Infinity, noMask).failures, failureOutputs.ndjson!, false)) {
		text += piece;
	}

	const failures = text.split('\n').filter(line => line !== '').map(line => failureSchema.parse(JSON.parse(line)));
	let rows = 0;
	for (const {totals, failureReasons} of json.connectors) {
		rows += totals.failureRows;
		expect(failureReasons.reduce((sum, reason) => sum + reason.rows, 0)).toBe(totals.failureRows);
	}

	// Failures that only an audit export shows are listed beside an admin log, and add nothing to its totals.
	const audited = tenant.connectors.filter(({kind}) => kind !== 'audit-export').flatMap(({imports}) => imports.filter(({kind}) => kind === 'audit-export'));
	expect(failures).toHaveLength(rows + audited.reduce((sum, {failureRows}) => sum + failureRows, 0));
	usersSchema.parse(JSON.parse(usersOutputs.json(usersReport(tenant, {
		connector: null, user: null, since: null, until: null,
	}, noMask))));

	const {files} = json;
	expect(files.read + files.duplicates + files.pending + files.ignored + files.unrecognised + files.unreadable).toBe(files.list.length);
	for (const {bytes} of files.list) {
		expect(bytes === null ? 0 : bytes.understood + bytes.pending + bytes.skipped).toBe(bytes?.total ?? 0);
	}
});
