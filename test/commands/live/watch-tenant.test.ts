/** A first read that takes long: the newest logs are shown before the last byte was read, and said to be not all. */
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {makeLog} from '../../../bench/make-log.ts';
import {watchTenant, type TenantWatch, type WatchedTenant} from '../../../source/commands/live/watch-tenant.ts';
import {noConfiguration} from '../../../source/intake/own-files/configuration.ts';
import {smallLog} from '../small-log.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-early-'));
const logs = path.join(folder, 'logs');
const now = Date.parse('2026-11-22T08:00:00Z');

afterAll(() => {
	rmSync(folder, {recursive: true});
});

test('the newest logs first, a huge one last; nothing is called complete before it is', async () => {
	mkdirSync(logs);
	makeLog(path.join(logs, 'Bench connector_Log.txt'), 1_000_000);
	writeFileSync(path.join(logs, 'Slack_Log.txt'), smallLog('2026-11-22T02:00:00Z'));
	utimesSync(path.join(logs, 'Slack_Log.txt'), 1000, 1000);
	const seen: WatchedTenant[] = [];
	const done = Promise.withResolvers<void>();
	let watch: TenantWatch | null = null;
	try {
		watch = await watchTenant({
			folders: [logs],
			configuration: noConfiguration,
			configurationSource: null,
			stateFolder: folder,
			pollEvery: null,
			showEarlyAfter: 0,
			now: () => now,
			clock: () => now,
			onHang: expect.unreachable,
			onProblem(sentence) {
				expect.unreachable(String(sentence));
			},
			onChange(watched) {
				seen.push(watched);
				if (watched.intake.isComplete) {
					done.resolve();
				}
			},
		});
		await done.promise;
	} finally {
		await watch?.close();
	}

	const namesOf = ({tenant}: WatchedTenant) => tenant?.connectors.map(({name}) => name) ?? [];
	const early = seen.find(({tenant, intake}) => tenant !== null && !intake.isComplete);
	expect(namesOf(early!)).toEqual(['Slack']);
	expect(namesOf(seen.at(-1)).toSorted((a, b) => a.localeCompare(b))).toEqual(['Bench connector', 'Slack']);
}, 60_000);
