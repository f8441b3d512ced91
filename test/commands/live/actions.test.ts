/** Whoever leaves the board at once must not lose what was asked for a moment before. */
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {
	afterEach,
	expect,
	test,
	vi,
} from 'vitest';
import type {CommandContext} from '../../../source/commands/command-line/command.ts';
import {createActions, type ActionOptions} from '../../../source/commands/live/actions.ts';
import {readAcknowledgements, readView} from '../../../source/intake/own-files/state-folder.ts';
import {defaultView} from '../../../source/ui/state/view-state.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const folders: string[] = [];

afterEach(() => {
	vi.useRealTimers();
	for (const folder of folders.splice(0)) {
		rmSync(folder, {recursive: true});
	}
});

const open = () => {
	const stateFolder = mkdtempSync(path.join(tmpdir(), 'connwatch-actions-'));
	folders.push(stateFolder);
	const context: Partial<CommandContext> = {
		environment: {}, clock: () => now, now: () => now, userName: () => 'ana',
	};
	const options: Partial<ActionOptions> = {stateFolder, viewKey: '/logs', acknowledge: async () => undefined};
	return {stateFolder, ...createActions(context as CommandContext, options as ActionOptions)};
};

test('an acknowledgement is written before the program ends', async () => {
	const {stateFolder, actions, flush} = open();
	void actions.acknowledge({
		connector: 'Slack', reason: 'User mapping not found', check: null, note: '', expires: '2d',
	});
	await flush();
	const {value} = await readAcknowledgements(stateFolder, now);
	expect(value).toMatchObject([{connector: 'Slack'}]);
	expect(readdirSync(stateFolder)).toEqual(['acknowledgements.json']);
});

test('a text too long for the clipboard is written before the program ends', async () => {
	const {stateFolder, actions, flush} = open();
	void actions.copy('x'.repeat(100_000));
	await flush();
	expect(readdirSync(path.join(stateFolder, 'exports'))).toHaveLength(1);
});

test('a view whose saving has begun is written before the program ends, and the last one stays', async () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
	const {stateFolder, actions, flush} = open();
	actions.saveView({...defaultView, filter: 'first'});
	vi.advanceTimersByTime(1000);
	actions.saveView({...defaultView, filter: 'last'});
	vi.useRealTimers();
	await flush();
	const {value} = await readView(stateFolder, '/logs', now);
	expect(value).toMatchObject({filter: 'last'});
	expect(readdirSync(stateFolder)).toEqual(['view.json']);
});
