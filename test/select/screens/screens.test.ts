import {describe, expect, test} from 'vitest';
import type {Reading} from '../../../source/connectors/reading.ts';
import {connectorWords} from '../../../source/select/words/connector-words.ts';
import {textOf} from '../../../source/select/line/line.ts';
import {type Location, locate} from '../../../source/select/screens/location.ts';
import {createMask, noMask} from '../../../source/select/line/mask.ts';
import type {ScreenInput, ScreenModel} from '../../../source/select/screens/screen-model.ts';
import {screens} from '../../../source/select/screens/screens.ts';
import {
	connector,
	heldImport,
	logFile,
	now,
	tenantOf,
	watching,
} from '../../ui/made-up-tenant.ts';

const someMask = createMask(Buffer.from('key of the tests'));

const show = (location: Location, change: Partial<ScreenInput> = {}): ScreenModel => screens[location.screen as keyof typeof screens]({
	tenant: tenantOf([connector('Slack', 'failing')]), intake: watching, location, now, zone: 'utc', isAscii: false, width: 98, mask: noMask,
	sort: {column: 'state', isReversed: false}, isProblemsOnly: false, activity: [], hiddenColumns: [], ...change,
});

/** Everything a screen says, as lines. */
const linesOf = ({summary, titles, list, empty}: ScreenModel): readonly string[] => [
	...summary, ...titles === null ? [] : [titles], ...list.length === 0 ? empty : Array.from({length: list.length}, (_, index) => list.rowAt(index).line),
].map(line => textOf(line).trim());

const textFor = (model: ScreenModel): string => linesOf(model).join('\n');

const slack = locate('connector', {connector: 'slack'});

describe('connector', () => {
	test('one that is gone says so', () => {
		expect(textFor(show(locate('connector', {connector: 'nobody'})))).toContain('gone');
	});

	test('begins on the newest import', () => {
		const model = show(slack);
		const [newest] = connector('Slack', 'failing').imports;
		expect(model.initialKey).toBe(`import:${newest!.id}`);
		expect(model.list.indexOf(model.initialKey!)).toBeGreaterThan(0);
	});

	test('what to do next says where it goes on, and the trend gives way to words', () => {
		const next = 'In the portal: Data connectors, this connector, Download log. After that date (UTC) the portal deletes it.';
		const tenant = tenantOf([connector('Slack', 'gap', {
			findings: [{
				check: 'coverage', severity: 'warning', message: 'Not held', next, evidence: {}, reason: null, isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: [],
			}],
		})]);
		const [state, ...others] = linesOf(show(slack, {tenant, width: 52}));
		expect(state).toMatch(/ last import \S+ ago$/v);
		expect(others.slice(0, 2).join(' ')).toMatch(/^Next: In the portal: .+…$/v);
		expect(linesOf(show(slack, {tenant}))[0]).toMatch(/ ago {3}\S+/v);
	});

	test('masked, what somebody noted and what changed name nobody either', () => {
		const about = {reason: 'No mailbox for ana@a.example', check: null} as const;
		const tenant = tenantOf([connector('Slack', 'failing', {
			findings: [{
				check: 'failed-items', severity: 'critical', message: '14 items failed', next: 'Look.', evidence: {}, reason: about.reason, isAcknowledged: true, acknowledgedUntil: now + 1e10, acknowledgedBy: [],
			}],
			failureReasons: [{
				reason: about.reason, category: 'other', rows: 14, users: 1, isAcknowledged: true,
			}],
			acknowledgements: [{
				id: '1', ...about, shape: null, author: null, ticket: null, note: 'ben@b.example moves in May', createdAt: now, expiresAt: now + 1e10,
			}],
		})]);
		const activity = [{
			id: 1, at: now, connector: 'slack', name: 'Slack', text: `acknowledged: ${about.reason}`, tone: 'dim',
		}] as const;
		const shown = [slack, locate('activity')].map(location => textFor(show(location, {tenant, activity, mask: someMask}))).join('\n');
		expect(shown).toContain('moves in May');
		expect(shown).not.toContain('@');
	});

	test('a day whose explanation is cut tells it below', () => {
		const tenant = tenantOf([connector('Slack', 'suspicious')]);
		const {list} = show(slack, {tenant, width: 60});
		const silent = Array.from({length: list.length}, (_, index) => list.rowAt(index)).find(({cells}) => cells?.[1] === 'silent');
		expect(textOf(silent!.line)).toContain('…');
		expect(silent!.about).toBe(silent!.cells![2]);
	});

	test('an acknowledged finding shows its note and expiry', () => {
		const tenant = tenantOf([connector('Slack', 'failing', {
			findings: [{
				check: 'failed-items', severity: 'critical', message: '14 items failed', next: 'Look.', evidence: {}, reason: null, isAcknowledged: true, acknowledgedUntil: now + 1e10, acknowledgedBy: [],
			}],
			acknowledgements: [{
				id: '1', reason: null, check: 'failed-items', shape: null, author: null, ticket: null, note: 'vendor knows', createdAt: Date.parse('2026-11-20T00:00:00Z'), expiresAt: Date.parse('2026-12-01T00:00:00Z'),
			}],
		})]);
		expect(textFor(show(slack, {tenant}))).toContain('; acknowledged: vendor knows (until 2026-12-01)');
		expect(textFor(show(slack, {tenant}))).toContain('Nothing to do.');
	});

	test('days that are lost leave it healthy, and yet there is something to do', () => {
		const tenant = tenantOf([connector('Slack', 'healthy', {
			findings: [{
				check: 'coverage', severity: 'info', message: '2 earlier days are lost', next: 'Record why they are missing.', evidence: {}, reason: null, isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: [],
			}],
		})]);
		expect(textFor(show(slack, {tenant}))).toContain('Next: Record why they are missing.');
		expect(connectorWords(tenant.connectors[0]!, noMask)).toBe('2 earlier days are lost. Next: Record why they are missing.');
	});

	test('a long finding is told whole', () => {
		const message = 'available for import is 7 more than imported, partially imported, skipped and failed add up to, in the newest import';
		const tenant = tenantOf([connector('Slack', 'unbalanced', {
			findings: [{
				check: 'balance', severity: 'warning', message, next: 'Look.', evidence: {}, reason: null, isAcknowledged: false, acknowledgedUntil: null, acknowledgedBy: [],
			}],
		})]);
		expect(linesOf(show(slack, {tenant, width: 50})).join(' ').replaceAll(/\s+/gv, ' ')).toContain(message);
	});

	test('a paused one says until when and why', () => {
		expect(textFor(show(slack, {tenant: tenantOf([connector('Slack', 'paused')])}))).toContain('Paused until 2026-12-01: vendor migration');
	});

	test('a missing day says by when to download it', () => {
		expect(textFor(show(slack, {tenant: tenantOf([connector('Slack', 'gap')])}))).toMatch(/Tue 17 Nov\s+◌ missing\s+download by Tue 24 Nov/v);
	});

	test('the filter goes through all sections', () => {
		const lines = linesOf(show({...slack, filter: 'mapping'}));
		expect(lines.some(line => line.includes('User mapping not found'))).toBe(true);
		expect(lines.some(line => line.includes('2026-11-20'))).toBe(false);
	});
});

describe('import', () => {
	const file = logFile('Slack_Log.txt');
	const base = heldImport({
		name: 'Slack', key: 'slack', completedAt: now - 3_600_000, file, rows: [],
		counts: {
			availableFromSource: 10, availableForImport: 20, imported: 13, partiallyImported: 0, skipped: 0, failed: 7,
		},
	});
	const showImport = (change: Partial<typeof base>): string => textFor(show(
		locate('import', {connector: 'slack', importId: base.id}),
		{tenant: tenantOf([connector('Slack', 'failing', {imports: [{...base, ...change}]})])},
	));

	test('balanced, out of balance, or unknown: never guessed', () => {
		expect(showImport({})).toContain('Balanced:');
		expect(showImport({imbalance: 3})).toContain('Out of balance by 3');
		expect(showImport({imbalance: null})).toContain('Balance unknown');
		expect(showImport({kind: 'records-log', imbalance: null})).toContain('no balance');
	});

	test('an unknown count is ?, and a bad one says so', () => {
		const text = showImport({counts: {...base.counts, skipped: null}, badFields: ['skipped']});
		expect(text).toMatch(/skipped\s+\?\s+\?\s+what the file says here is no count/v);
	});

	test('failed without rows says so', () => {
		expect(showImport({})).toContain('none listed');
	});

	test('a revision shows what was said before', () => {
		expect(showImport({revisedFrom: {counts: {...base.counts, failed: 2}, file}})).toMatch(/before:.*failed 2/v);
	});

	test('one that is gone says so', () => {
		expect(textFor(show(locate('import', {connector: 'slack', importId: 'nothing'})))).toContain('gone');
	});
});

describe('failed items', () => {
	test.each([locate('failed-items'), locate('failed-items', {connector: 'slack'}), locate('users')])('none listed is no good news where some failed, %#', location => {
		const {counts, ...rest} = connector('Slack', 'failing').imports[0]!;
		const imports = [{
			...rest, counts: {...counts, failed: 14}, failureRows: 0, failedItems: null,
		}];
		expect(textFor(show(location, {tenant: tenantOf([connector('Slack', 'failing', {imports})])}))).toContain('14 items failed, but the log lists none of them.');
		expect(textFor(show(location, {tenant: tenantOf([connector('Slack', 'unreadable', {imports: []})])}))).toContain('Slack is unreadable: what failed there is not known.');
	});

	const [newest] = connector('Slack', 'failing').imports;

	test('an item whose import is gone says so', () => {
		expect(textFor(show(locate('item', {connector: 'slack', importId: newest!.id, subject: `99@${newest!.id}`})))).toContain('gone');
	});

	test('an item shows its reason first, and where it stands in which file', () => {
		const third = show(locate('failed-items', {connector: 'slack', importId: newest!.id})).list.rowAt(2);
		const lines = linesOf(show(third.opens!));
		expect(lines[0]).toBe('User mapping not found');
		expect(lines.join('\n')).toMatch(/file\s+Slack_Log.txt\nline\s+11/v);
		expect(lines.join('\n')).toContain('none: the source user was not mapped');
	});

	test('what all rows have in common is said once, above them, and their item ids have the room', () => {
		const width = 58;
		const ofReason = show(locate('failed-items', {connector: 'slack', reason: 'User mapping not found'}), {width});
		expect(linesOf(ofReason).filter(line => line.includes('User mapping not found'))).toEqual(['reason: User mapping not found']);
		expect(textOf(ofReason.titles!)).toMatch(/^source user +item +/v);
		expect(show(locate('failed-items', {connector: 'slack', reason: 'User mapping not found'}), {width: 32}).list.rowAt(0).about).toMatch(/^trader\d@contoso\.example, sla-\d+$/v);
		const ofUser = show(locate('failed-items', {user: ofReason.list.rowAt(0).cells![3]!}), {width: 98});
		expect(textOf(ofUser.titles!)).not.toContain('source user');
		expect(textOf(ofUser.titles!)).toContain('reason');
	});

	test('an item whose reason is longer than the window says it whole', () => {
		const reason = `用户映射失败${'長'.repeat(120)} and the end of it`;
		const [held] = connector('Slack', 'failing').imports;
		const items = held!.failedItems!;
		const failedItems = {...items, reasons: {...items.reasons, values: items.reasons.values.map(() => reason)}};
		const tenant = tenantOf([connector('Slack', 'failing', {imports: [{...held!, failedItems}]})]);
		const item = show(locate('failed-items', {connector: 'slack'}), {tenant}).list.rowAt(0);
		expect(linesOf(show(item.opens!, {tenant, width: 58})).slice(2).join('').replaceAll(' ', '')).toContain(reason.replaceAll(' ', ''));
	});

	test('by reason: rows, users and category, adding up', () => {
		const model = show(locate('failed-items', {connector: 'slack', grouping: 'reasons'}));
		const rows = Array.from({length: model.list.length}, (_, index) => Number(model.list.rowAt(index).cells?.[1]));
		expect(rows.reduce((sum, count) => sum + count, 0)).toBe(14);
		expect(textFor(model)).toContain('user-mapping');
	});

	test('failed items say whose they are, and the item below the list where there is no column for it', () => {
		const [own, all] = [show(locate('failed-items', {connector: 'slack'})), show(locate('failed-items'))];
		expect(linesOf(own)[0]).toMatch(/^Slack {2}/v);
		expect(linesOf(all)[0]).toMatch(/^all connectors {2}/v);
		const narrow = show(locate('failed-items', {connector: 'slack'}), {width: 36});
		expect([textOf(own.titles!).includes('item'), textOf(narrow.titles!).includes('item')]).toEqual([true, false]);
		expect(narrow.list.rowAt(0).about).toContain(own.list.rowAt(0).id);
	});

	test('a reason opens its items, a user theirs', () => {
		const reasons = show(locate('failed-items', {connector: 'slack', grouping: 'reasons'}));
		expect(reasons.list.rowAt(0).opens).toMatchObject({grouping: 'items', reason: reasons.list.rowAt(0).id});
		const users = show(locate('failed-items', {grouping: 'users'}));
		expect(users.list.rowAt(0).opens).toMatchObject({grouping: 'items', user: users.list.rowAt(0).id});
	});
});

describe('the month', () => {
	test('thirty days, today at the right, blank before the first evidence', () => {
		const model = show(locate('heat-map'), {tenant: tenantOf([connector('Slack', 'failing'), connector('New', 'waiting')])});
		expect(model.cellNames).toHaveLength(31);
		expect(model.cellNames.at(-1)).toBe('2026-11-22');
		expect(model.list.rowAt(0).cells?.at(-1)).toBe('failed');
		expect(model.list.rowAt(1).cells?.slice(1, -1).every(state => state === '' || state === 'before')).toBe(true);
	});
});

describe('onboarding', () => {
	test('the clocks say what is left, and what is over', () => {
		const location = locate('onboarding');
		const waiting = connector('New', 'waiting');
		expect(textFor(show(location, {tenant: tenantOf([waiting])}))).toMatch(/72 h after creation.*2d left/v);
		expect(textFor(show(location, {tenant: tenantOf([{...waiting, createdAt: now - (80 * 3_600_000)}])}))).toMatch(/72 h after creation.*over by 8h/v);
		expect(textFor(show(location, {tenant: tenantOf([waiting])}))).toContain('48 h after auditing: start not known');
	});

	test('what a step waits for is told whole, however narrow the window', () => {
		const message = 'Confirm that auditing is on, then set auditingEnabledAt in the configuration of this connector.';
		const waiting = connector('New', 'waiting');
		const tenant = tenantOf([{...waiting, onboarding: waiting.onboarding!.map(step => ({...step, message}))}]);
		for (const width of [38, 58, 78, 98]) {
			const lines = linesOf(show(locate('onboarding'), {tenant, width}));
			expect(lines.filter(line => line.endsWith('…')), String(width)).toEqual([]);
			expect(lines.filter(line => line.endsWith('connector.')).length, String(width)).toBe(waiting.onboarding!.length);
		}
	});

	test('nobody being onboarded explains how, but not where a filter leaves somebody out', () => {
		expect(textFor(show(locate('onboarding')))).toContain('createdAt');
		expect(textFor(show(locate('onboarding', {filter: 'zzz'}), {tenant: tenantOf([connector('New', 'waiting')])}))).toContain('Press esc to see all of them again.');
	});
});

describe('files', () => {
	const reading: Reading = {
		kind: 'admin-log', encoding: {name: 'windows-1252', isGuess: true}, layouts: ['labelled-lines'], imports: [], emptyDays: [],
		problems: [{
			problem: 'bad-count', line: 12, message: '"many" is no count', isInsideImport: true, shape: '',
		}],
		problemCount: 1, unreadLines: [{line: 14, text: '\u001B[31mnoise', isInsideImport: false}], unreadLineCount: 3, unrecognised: null, otherRecords: 0,
		bytes: {
			total: 100, understood: 90, pending: 0, skipped: 10,
		},
	};
	const files = [
		logFile('good.txt'), logFile('bad.txt', {reading}), logFile('page.txt', {status: 'unrecognised', reason: 'an HTML page'}), logFile('locked.txt', {status: 'unreadable', reason: 'no permission'}),
	];
	const tenant = tenantOf([connector('Slack', 'healthy', {files})]);

	test('those with something to say first', () => {
		const {list} = show(locate('files'), {tenant});
		expect(Array.from({length: list.length}, (_, index) => list.rowAt(index).id)).toEqual(['locked.txt', 'page.txt', 'bad.txt', 'good.txt']);
		expect(show(locate('files'), {tenant, isProblemsOnly: true}).list.length).toBe(3);
	});

	test('a line not understood inside an import is one problem, not two', () => {
		const line = {line: 8, text: 'what is this', isInsideImport: true};
		const odd = logFile('odd.txt', {
			reading: {
				...reading, problems: [{
					problem: 'unread-line', line: 8, message: 'Not understood: “what is this”.', isInsideImport: true, shape: 'what is this',
				}], problemCount: 1, unreadLines: [line], unreadLineCount: 1,
			},
		});
		const text = textFor(show(locate('files'), {tenant: tenantOf([connector('Slack', 'healthy', {files: [odd]})])}));
		expect(text).toMatch(/odd\.txt.*1 problem\b/v);
	});

	test('masked, nothing is shown of lines that were not understood, nor of what a problem quotes: nobody knows who stands there', () => {
		const odd = logFile('odd.txt', {
			reading: {
				...reading, problems: [{
					problem: 'unread-line', line: 8, message: 'Not understood: “item-77 jdoe failed”.', isInsideImport: true, shape: '# jdoe failed',
				}], problemCount: 1, unreadLines: [{line: 8, text: 'item-77 jdoe failed', isInsideImport: true}], unreadLineCount: 1,
			},
		});
		const input = {tenant: tenantOf([connector('Slack', 'healthy', {files: [odd]})])};
		const exported = ({list}: ScreenModel): string => Array.from({length: list.length}, (_, index) => [list.rowAt(index).id, ...list.rowAt(index).cells ?? []].join(' ')).join('\n');
		const location = locate('file', {subject: odd.id});
		const [open, masked] = [show(location, input), show(location, {...input, mask: someMask})];
		expect(textFor(open) + exported(open)).toContain('jdoe');
		expect(textFor(masked) + exported(masked)).not.toMatch(/jdoe|item-77/v);
		expect(textFor(masked)).toContain('Not understood: “…”.');
	});

	test('one file: a guess says it is one, problems and unread lines have their place, the rest is counted', () => {
		const text = textFor(show(locate('file', {subject: files[1]!.id}), {tenant}));
		expect(text).toContain('windows-1252 (a guess)');
		expect(text).toMatch(/line 12\s+"many" is no count/v);
		expect(text).toContain('3 lines not understood');
		expect(text).toMatch(/line 14\s+␛\[31mnoise/v);
		const found = show(locate('file', {subject: files[1]!.id, filter: 'noise'}), {tenant}).list;
		expect(Array.from({length: found.length}, (_, index) => found.rowAt(index).cells!.join(' '))).toEqual([expect.stringContaining('noise')]);
	});
});

describe('users and activity', () => {
	test('users who failed mapping, with the connectors concerned', () => {
		const text = textFor(show(locate('users'), {tenant: tenantOf([connector('Slack', 'failing'), connector('Zoom', 'failing')])}));
		expect(text).toMatch(/▲ new\s+trader3@contoso.example\s+2.*Slack, Zoom/v);
		expect(textFor(show(locate('users'), {tenant: tenantOf([connector('Slack', 'healthy')])}))).toContain('No user failed mapping.');
	});

	test('activity is listed with its age, and explains itself while empty', () => {
		const activity = [{
			id: 1, at: now - 300_000, connector: 'slack', name: 'Slack', text: 'healthy → failing', tone: 'critical',
		}] as const;
		expect(textFor(show(locate('activity'), {activity}))).toMatch(/5m\s+Slack\s+healthy → failing/v);
		expect(textFor(show(locate('activity')))).toContain('Nothing changed');
	});
});
