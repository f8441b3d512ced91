/** Acknowledgements are read every minute and after `a`: whichever reading ends last, what was asked for last is held. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {expect, test, vi} from 'vitest';
import {watchTenant, type WatchedTenant} from '../../../source/commands/live/watch-tenant.ts';
import type {Acknowledgement} from '../../../source/connectors/settings.ts';
import {noConfiguration} from '../../../source/intake/configuration.ts';
import {readAcknowledgements} from '../../../source/intake/state-folder.ts';
import {makeFolder} from '../../intake/temporary-folder.ts';
import {smallLog} from '../small-log.ts';

vi.mock('../../../source/intake/state-folder.ts', () => ({readAcknowledgements: vi.fn()}));

const now = Date.parse('2026-11-22T08:00:00Z');

const acknowledged = (id: string): Acknowledgement => ({
	id, connector: 'Slack', reason: null, check: 'failed', note: id, createdAt: now, expiresAt: now + 1000,
});

const held = (value: readonly Acknowledgement[]) => ({value, problem: null, isKnown: true});

test('a reading that was begun earlier and ends later does not hide what was added in between', async () => {
	const read = vi.mocked(readAcknowledgements).mockResolvedValueOnce(held([]));
	const seen: WatchedTenant[] = [];
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), smallLog('2026-11-22T02:00:00Z'));
	const watch = await watchTenant({
		folders: [folder],
		configuration: noConfiguration,
		configurationSource: null,
		stateFolder: 'nowhere',
		pollEvery: null,
		now: () => now,
		clock: () => now,
		onHang: expect.unreachable,
		onProblem(sentence) {
			expect.unreachable(String(sentence));
		},
		onChange(watched) {
			seen.push(watched);
		},
	});
	const heldNow = () => seen.at(-1).tenant!.connectors[0]!.acknowledgements.map(({id}) => id);
	try {
		await vi.waitFor(() => {
			expect(seen.at(-1)?.intake.isComplete).toBe(true);
		}, 30_000);
		const before = Promise.withResolvers<ReturnType<typeof held>>();
		read.mockReturnValueOnce(before.promise).mockResolvedValueOnce(held([acknowledged('new')]));
		const earlier = watch.acknowledge();
		await watch.acknowledge();
		expect(heldNow()).toEqual(['new']);
		before.resolve(held([]));
		await earlier;
		await setTimeout(0);
		expect(heldNow()).toEqual(['new']);
	} finally {
		await watch.close();
	}
});
