import {expect, test} from 'vitest';
import {makeHome} from '../folders.ts';
import {run} from '../command-line.ts';

test.each([
	['unknown command', ['statsu'], 64],
	['unknown flag', ['status', '--formta', 'json'], 64],
	['flag of another command', ['status', '--timeout', '3d'], 64],
	['value missing', ['status', '--format'], 64],
	['format unknown', ['status', '--format', 'xml'], 64],
	['format it does not print', ['failures', '--format', 'prometheus'], 64],
	['folder missing', ['status', 'nowhere'], 66],
	['folder is a file', ['status', '~/logs/HR_Log.txt'], 66],
	['configuration missing', ['status', '--config', 'nowhere.json', '~/logs'], 64],
	['connector unknown', ['failures', '--connector', 'Slak', '~/logs'], 64],
	['argument missing', ['wait'], 64],
	['too many arguments', ['completions', 'bash', 'zsh'], 64],
	['hostile words', ['status', '\u001B[2J\u202Egnp.txt\n'], 66],
])('%s', async (_, argv, exitCode) => {
	const {home} = makeHome();
	const ended = await run(argv.map(word => word.replace(/^~/v, home)), home);
	expect(ended).toMatchObject({stdout: '', exitCode});
	expect(ended.stderr.replaceAll(home, '~')).toMatchSnapshot();
	expect(ended.stderr).toMatch(/^connwatch: [^\n]*\n$/v);
});

test('a fault of ours says where, never what', async () => {
	const {home, logs} = makeHome();
	const ended = await run(['status', logs], home, {
		clock() {
			throw new TypeError('secret@example.com');
		},
	});
	expect(ended).toMatchObject({stdout: '', exitCode: 70});
	expect(ended.stderr).toMatch(/^connwatch: A fault inside connwatch: TypeError at errors\.test\.ts:\d+:\d+\. Please report this line; it quotes no log\.\n$/v);
});

test('check tells its troubles as a plug-in does', async () => {
	const {home, logs} = makeHome({});
	for (const argv of [['nowhere'], ['--formta'], ['--folder='], [logs, '--mask=on'], ['--config', 'a', '--config', 'b'], [logs, '--connector', 'x'], ['--config', 'nowhere.json']]) {
		expect(await run(['check', ...argv], home)).toMatchObject({exitCode: 3, stderr: '', stdout: expect.stringMatching(/^CONNWATCH UNKNOWN - [^\n]*\n$/v) as string});
	}

	expect(await run(['check', logs], home)).toMatchObject({exitCode: 3, stdout: expect.stringContaining('UNKNOWN - no connector seen') as string});
});
