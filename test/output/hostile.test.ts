/** Whatever a log, a file name or a configuration says, no form of any report holds a byte that steers a terminal. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {assess} from '../../source/connectors/judge/assess.ts';
import {noSettings} from '../../source/connectors/settings.ts';
import {formatNames, type FormatName, type PageOptions} from '../../source/output/format.ts';
import {failureOutputs} from '../../source/output/failures/rows.ts';
import {failuresTable} from '../../source/output/failures/table.ts';
import {
	acknowledgementOutputs,
	doctorOutputs,
	reportOutputs,
	statusOutputs,
	usersOutputs,
} from '../../source/output/index.ts';
import {nagiosLine} from '../../source/output/status/nagios.ts';
import {streamRows} from '../../source/output/stream.ts';
import {failuresSchema} from '../../source/schema/failures.ts';
import {statusSchema} from '../../source/schema/status.ts';
import {usersSchema} from '../../source/schema/users.ts';
import {acknowledgementList} from '../../source/select/reports/acknowledgement-list.ts';
import {boardReport} from '../../source/select/reports/board-report.ts';
import type {MachineFacts} from '../../source/select/reports/doctor-question.ts';
import {doctorReport} from '../../source/select/reports/doctor-report.ts';
import {failuresReport} from '../../source/select/reports/failures-report.ts';
import {createMask, noMask, type Mask} from '../../source/select/line/mask.ts';
import {reportReport} from '../../source/select/reports/report-report.ts';
import {usersReport} from '../../source/select/reports/users-report.ts';
import {importBlock, logFile, now} from '../connectors/build.ts';

/** Each of these does something to a terminal, hides text or turns it round: reliability.md, "hostile". */
const vectors = [
	'\u0000',
	'\u0007',
	'\b',
	'\t',
	'\n',
	'\r',
	'\u001B[2J',
	'\u001B]0;title\u0007',
	'\u001B]52;c;ZXZpbA==\u0007',
	'\u001B]8;;http://evil\u001B\\',
	'\u007F',
	'\u0085',
	'\u009B31m',
	'\u009D0;x\u009C',
	'\u00AD',
	'\u034F',
	'\u061C',
	'\u115F',
	'\u180E',
	'\u200B',
	'\u200D',
	'\u200E',
	'\u202A',
	'\u202E',
	'\u2028',
	'\u2029',
	'\u2060',
	'\u2066',
	'\u2069',
	'\u2800',
	'\u3164',
	'\uFE0F',
	'\uFEFF',
	'\uFFF9',
	'\uD800',
	'\u{E0001}',
	'\u{1D173}',
	'\uE000',
];

/** What no output may hold as it is, said otherwise than sanitize says it: categories, not an allow-list. */
// eslint-disable-next-line no-misleading-character-class -- each is meant by itself
const forbidden = /[[\p{Cc}--\n]\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\u034F\u115F\u2800\u3164\uFE0F]/v;

const linesIn = (text: string): number => text.split('\n').length;

const hostileText = fc.array(fc.oneof(
	{weight: 3, arbitrary: fc.constantFrom(...vectors)},
	{weight: 2, arbitrary: fc.string({unit: 'binary', maxLength: 4})},
	{weight: 1, arbitrary: fc.constantFrom('Slack', '=1+1', '@x', '-2', '"', ',', '|', '`', '\\', '<b>', '{}', 'é', '日本', 'joe@example.com')},
), {minLength: 1, maxLength: 6}).map(parts => parts.join(''));

const hostileTenant = fc.record({
	name: hostileText, path: hostileText, itemId: hostileText, user: hostileText, m365User: hostileText, reason: hostileText, folder: hostileText, message: hostileText,
}).map(({name, path, folder, message, ...row}) => assess({
	files: [logFile(`${path}.txt`, {
		folder,
		reading: {
			imports: [importBlock({
				completedAt: '2026-11-21T02:14', connector: name, counts: {failed: 1}, rows: [row],
			})],
			problems: [{
				problem: 'unread-line', line: 1, message, isInsideImport: true, shape: '',
			}],
		},
	})],
	settings: noSettings,
	acknowledgements: [],
	now,
}));

const page: PageOptions = {columns: 100, isAscii: false, hasColor: false};

const collect = async (text: AsyncIterable<string>): Promise<string> => {
	let all = '';
	for await (const piece of text) {
		all += piece;
	}

	return all;
};

/** What a tenant's logs brought, as it came: the words of acknowledgements and of the machine are as hostile. */
const textsOf = ({connectors, files}: ReturnType<typeof assess>): readonly string[] => [
	...files.flatMap(({folder, path}) => [folder, path]),
	...connectors.flatMap(({name, imports}) => [name, ...imports.flatMap(({failedItems}) => failedItems?.reasons.values ?? [])]),
];

const acknowledgementsOf = (texts: readonly string[]) => acknowledgementList(texts.map(text => ({
	id: 'id', connector: text, reason: text, check: null, shape: text, author: text, ticket: text, note: text, createdAt: now, expiresAt: now + 1,
})), now);

const machineOf = (texts: readonly string[]): MachineFacts => {
	const text = texts.join(' ');
	return {
		nodeVersion: '24.21.0',
		platform: 'linux',
		terminal: {
			name: text, isStdinTty: true, isStdoutTty: true, columns: 80, rows: 24, colorDepth: 4, isUnicode: true, hasNoColor: false, multiplexer: null,
		},
		folders: texts.flatMap(folder => [null, folder].map(trouble => ({
			folder, trouble, entries: 1, scanReason: trouble, watchTrouble: trouble,
		}))),
		eventDelay: null,
		limits: {watches: 1, watchInstances: 1, openFiles: 1},
		configuration: {path: text, isThere: true, mistake: text},
		stateFolder: {path: text, trouble: text},
	};
};

/** Every form of every report, with its name. */
const everyForm = async (tenant: ReturnType<typeof assess>, mask: Mask): Promise<ReadonlyArray<readonly [string, string]>> => {
	const board = boardReport(tenant, mask);
	const users = usersReport(tenant, {
		connector: null, user: null, since: null, until: null,
	}, mask);
	const evidence = reportReport(tenant, {
		from: null, to: null, connector: null, sha256Of: () => null,
	}, mask);
	const texts = textsOf(tenant);
	const failures = () => failuresReport(tenant, {}, Infinity, mask);
	const forms: Array<readonly [string, string]> = [['check', nagiosLine(board.status).text], ['failures table', failuresTable(failures(), page)]];
	for (const format of formatNames) {
		const outputs: ReadonlyArray<readonly [string, Partial<Record<FormatName, (report: never, options: PageOptions) => string>>, unknown]> = [
			['status', statusOutputs, board],
			['users', usersOutputs, users],
			['report', reportOutputs, evidence],
			['ack', acknowledgementOutputs, acknowledgementsOf(texts)],
			['doctor', doctorOutputs, doctorReport(machineOf(texts))],
		];
		for (const [name, output, report] of outputs) {
			const print = output[format];
			if (print) {
				forms.push([`${name} ${format}`, print(report as never, page)]);
			}
		}

		const rows = failureOutputs[format];
		if (rows) {
			forms.push([`failures ${format}`, await collect(streamRows(failures().failures, rows, mask.isOn))]);
		}
	}

	return forms;
};

const withoutLineEnds = (name: string, text: string): string => / (?:csv|mapping-csv)$/v.test(name) ? text.replaceAll('\r\n', '\n') : text;

describe('hostile text', () => {
	test('reaches no output, masked or not', async () => {
		await fc.assert(fc.asyncProperty(hostileTenant, fc.boolean(), async (tenant, isMasked) => {
			const mask = isMasked ? createMask(Uint8Array.of(1, 2, 3)) : noMask;
			for (const [name, text] of await everyForm(tenant, mask)) {
				expect(forbidden.exec(withoutLineEnds(name, text)), name).toBeNull();
			}
		}), {numRuns: 1000});
	}, 120_000);

	test('every vector alone, in every field', async () => {
		const tenantWith = (vector: string) => assess({
			files: [logFile(`x${vector}y`, {
				folder: vector,
				reading: {
					imports: [importBlock({
						completedAt: '2026-11-21T02:14', connector: `a${vector}b`, counts: {failed: 1}, rows: [{
							itemId: vector, user: `u${vector}`, m365User: vector, reason: `map ${vector}`,
						}],
					})],
				},
			})],
			settings: noSettings,
			acknowledgements: [],
			now,
		});
		const harmless = new Map(await everyForm(tenantWith('v'), noMask));
		for (const vector of vectors) {
			for (const [name, text] of await everyForm(tenantWith(vector), noMask)) {
				expect(forbidden.exec(withoutLineEnds(name, text)), `${name} ${JSON.stringify(vector)}`).toBeNull();
				expect(linesIn(text), `${name} ${JSON.stringify(vector)}`).toBe(linesIn(harmless.get(name)!));
			}
		}
	});

	test('the rule itself sees what it must see, and lets line feeds and letters pass', () => {
		expect(vectors.filter(vector => !forbidden.test(vector))).toEqual(['\n']);
		expect('a é 日本 ✗ {"x": 1}\n').not.toMatch(forbidden);
	});
});

test('JSON stays exact and keeps its schema', async () => {
	await fc.assert(fc.asyncProperty(hostileTenant, async tenant => {
		const {status} = boardReport(tenant);
		const forms = new Map(await everyForm(tenant, noMask));
		expect(JSON.parse(forms.get('status json')!)).toEqual(structuredClone(status));
		statusSchema.parse(JSON.parse(forms.get('status json')!));
		usersSchema.parse(JSON.parse(forms.get('users json')!));
		const [failure] = failuresSchema.parse(JSON.parse(forms.get('failures json')!));
		const row = tenant.connectors[0]!.imports[0]!.failedItems!;
		expect(failure!.reason).toBe(row.reasons.values[0]);
		expect(failure!.connector).toBe(tenant.connectors[0]!.name);
	}), {numRuns: 300});
}, 60_000);
