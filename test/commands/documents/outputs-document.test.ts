/** The documents made from the tables and from the program itself; `vitest run -u` writes them anew. */
import path from 'node:path';
import {expect, test} from 'vitest';
import {commandsDocument} from '../../../source/commands/documents/documentation.ts';
import {outputsDocument} from '../../../source/commands/documents/outputs-document.ts';
import {makeFolder} from '../../intake/temporary-folder.ts';
import {run} from '../command-line.ts';

test('docs/commands.md is what the tables say', async () => {
	await expect(commandsDocument()).toMatchFileSnapshot('../../docs/commands.md');
});

test('docs/outputs.md is what the program prints', async () => {
	const home = makeFolder();
	const logs = path.join(home, 'logs');
	await run(['simulate', logs, '--seed', '1', '--days', '9'], home);
	const document = await outputsDocument(async argv => {
		const {stdout, stderr, exitCode} = await run([...argv, '--config', `${logs}.connwatch.json`, ...(argv[0] === 'status' ? ['--no-color'] : [])], home);
		expect({argv, stderr, exitCode}).toEqual({argv, stderr: '', exitCode: argv[0] === 'check' ? 2 : 0});
		// The tokens of a mask depend on a key of this home alone.
		return stdout.replaceAll(logs, '/logs').replaceAll(/(?<kind>user|item)-[\da-f]{8}/gv, '$<kind>-7f3a1c09');
	});
	await expect(document).toMatchFileSnapshot('../../docs/outputs.md');
}, 60_000);
