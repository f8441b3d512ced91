import {expect, test} from 'vitest';
import type {Tenant} from '../../../source/connectors/model.ts';
import {noMask} from '../../../source/select/line/mask.ts';
import {defaultSort} from '../../../source/select/screens/board-columns.ts';
import {causeOf} from '../../../source/select/screens/cause.ts';
import type {Location} from '../../../source/select/screens/location.ts';
import {screens} from '../../../source/select/screens/screens.ts';
import {
	importBlock,
	logFile,
	logOf,
	now,
	problem,
} from '../../connectors/build.ts';
import {findingsOf, tenantOf} from '../../connectors/judged.ts';
import {wholeTenant} from '../../ui/made-up-tenant.ts';

const open = (tenant: Tenant, location: Location) => screens[location.screen as keyof typeof screens]({
	tenant, intake: null, location, now, zone: 'utc', isAscii: false, width: 98, mask: noMask, sort: defaultSort, isProblemsOnly: false, activity: [], hiddenColumns: [],
});

const causesOf = (tenant: Tenant, check: string): readonly Location[] =>
	tenant.connectors.flatMap(connector => findingsOf(connector, check).map(finding => causeOf(finding, connector, tenant)));

test('no finding leads to an empty screen', () => {
	for (const connector of wholeTenant.connectors) {
		for (const finding of connector.findings) {
			expect(open(wholeTenant, causeOf(finding, connector, wholeTenant)).list.length).toBeGreaterThan(0);
		}
	}
});

test('failed items of an earlier import lead to its rows, and to no others', () => {
	const tenant = tenantOf([logOf(
		'A_Log.txt',
		importBlock({completedAt: '2026-11-20T02:00', counts: {failed: 2}, rows: [{user: 'ana'}, {user: 'ben'}]}),
		importBlock({completedAt: '2026-11-21T02:00', counts: {failed: 1}, rows: []}),
		importBlock({completedAt: '2026-11-22T02:00'}),
	)]);
	const causes = causesOf(tenant, 'failed-items');
	expect(causes.map(({screen}) => screen).toSorted()).toEqual(['failed-items', 'import']);
	expect(open(tenant, causes.find(({screen}) => screen === 'failed-items')!).list.length).toBe(2);
});

test('a gap leads to what must be downloaded, at that connector', () => {
	const tenant = tenantOf([logOf('A_Log.txt', importBlock({completedAt: '2026-11-17T02:00'})), logOf('A_Log (1).txt', importBlock({completedAt: '2026-11-22T02:00'}))]);
	const [location] = causesOf(tenant, 'coverage');
	expect(location).toMatchObject({screen: 'today', focus: `today:${tenant.connectors[0]!.key}`});
	expect(open(tenant, location!).list.indexOf(location!.focus!)).toBe(0);
});

test('what was not understood leads to its file, at the line', () => {
	const tenant = tenantOf([logFile('A_Log.txt', {
		reading: {imports: [importBlock({line: 5})], problems: [problem({line: 7}), problem({line: 7, problem: 'bad-count'})], unreadLines: [{line: 7, text: '?', isInsideImport: true}]},
	})]);
	const [location] = causesOf(tenant, 'unread');
	expect(location!.screen).toBe('file');
	const {list} = open(tenant, location!);
	expect(list.rowAt(list.indexOf(location!.focus!)).cells?.[0]).toBe('line 7');
});
