import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {createDirectoryEvents} from '../../../source/intake/watch/directory-events.ts';
import {makeFolder} from '../temporary-folder.ts';

test('a folder that went away since it was listed takes no events from the others', async () => {
	const folder = makeFolder();
	const sub = path.join(folder, 'sub');
	mkdirSync(sub);
	const hints = new Set<string>();
	const onError = vi.fn<(error: unknown) => void>();
	const events = createDirectoryEvents(location => {
		hints.add(location);
	}, onError);
	onTestFinished(events.close);
	events.follow(new Set([path.join(folder, 'gone'), sub]));
	expect(onError).not.toHaveBeenCalled();
	const log = path.join(sub, 'Slack_Log.txt');
	writeFileSync(log, '');
	await vi.waitFor(() => {
		expect(hints).toContain(log);
	}, {timeout: 30_000});
});
