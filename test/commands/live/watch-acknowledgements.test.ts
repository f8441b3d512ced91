/** Acknowledgements are read every minute and after `a`: whichever reading ends last, what was asked for last is held. */
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {expect, test, vi} from 'vitest';
import {watchTenant, type WatchedTenant} from '../../../source/commands/live/watch-tenant.ts';
import type {Acknowledgement} from '../../../source/connectors/settings.ts';
import {noConfiguration} from '../../../source/intake/own-files/configuration.ts';
import {readAcknowledgements} from '../../../source/intake/own-files/state-folder.ts';
import {makeFolder} from '../../intake/temporary-folder.ts';
import {smallLog} from '../small-log.ts';

vi.mock('../../../source/intake/own-files/state-folder.ts', () => ({readAcknowledgements: vi.fn()}));

const now = Date.parse('2026-11-22T08:00:00Z');

const acknowledged = (id: string): Acknowledgement => ({
	id, connector: 'Slack', reason: null, check: 'failed', shape: null, author: null, ticket: null, note: id, createdAt: now, expiresAt: now + 1000,
});

const options = {
	configuration: noConfiguration,
	configurationSource: null,
	stateFolder: 'nowhere',
	pollEvery: null,
	now: () => now,
	clock: () => now,
	onHang: expect.unreachable,
} as const;

const held = (value: readonly Acknowledgement[]) => ({value, problem: null, isKnown: true});

test('what is wrong with them is told once, and taken back with the first reading that finds nothing wrong', async () => {
	const unknown = {value: [], problem: 'It cannot be read.', isKnown: false};
	vi.mocked(readAcknowledgements)
		.mockResolvedValueOnce({value: [], problem: 'It was damaged.', isKnown: true})
		.mockResolvedValueOnce(held([]))
		.mockResolvedValueOnce(unknown)
		.mockResolvedValueOnce(unknown)
		.mockResolvedValueOnce(held([]))
		.mockResolvedValueOnce(held([]));
	const told: Array<string | null> = [];
	const watch = await watchTenant({
		...options,
		folders: [makeFolder()],
		onChange: () => undefined,
		onProblem(sentence) {
			told.push(sentence);
		},
	});
	try {
		for (let reading = 1; reading < 6; reading++) {
			await watch.acknowledge();
		}

		expect(told).toEqual(['It was damaged.', null, 'It cannot be read.', null]);
	} finally {
		await watch.close();
	}
});

test('what is right again takes back its own trouble only', async () => {
	const unknown = {value: [], problem: 'It cannot be read.', isKnown: false};
	vi.mocked(readAcknowledgements).mockResolvedValueOnce(unknown).mockResolvedValueOnce(unknown).mockResolvedValueOnce(held([]));
	const location = path.join(makeFolder(), 'connwatch.json');
	writeFileSync(location, '{"mask": 7}');
	const told: Array<string | null> = [];
	const watch = await watchTenant({
		...options,
		configurationSource: {
			path: location, isOptional: false, homeFolder: '', version: 'none',
		},
		folders: [makeFolder()],
		onChange: () => undefined,
		onProblem(sentence) {
			told.push(sentence);
		},
	});
	try {
		await vi.waitFor(() => {
			expect(told.at(-1)).toMatch(/mask: write true or false.* It cannot be read\.$/v);
		}, 30_000);
		await watch.acknowledge();
		expect(told.at(-1)).toMatch(/cannot be read\.$/v);
		await watch.acknowledge();
		expect(told.at(-1)).toMatch(/mask: write true or false/v);
		expect(told.at(-1)).not.toContain('cannot be read');
	} finally {
		await watch.close();
	}
});

test('a reading that was begun earlier and ends later does not hide what was added in between', async () => {
	const read = vi.mocked(readAcknowledgements).mockResolvedValueOnce(held([]));
	const seen: WatchedTenant[] = [];
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), smallLog('2026-11-22T02:00:00Z'));
	const watch = await watchTenant({
		...options,
		folders: [folder],
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
