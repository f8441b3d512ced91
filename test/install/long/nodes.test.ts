/** The launcher on every Node it may meet, each really run. */
import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {launcher} from '../../e2e/terminal.ts';
import {
	expectKeysAndSize,
	expectPlainCommands,
	expectSignals,
	expectStopAndContinue,
	run,
} from '../board.ts';
import {nodeFolder, obstacle} from './nodes.ts';

describe.each(['20.20.2', '22.21.1', '22.22.0', '24.21.0', '26.10.0'])('Node %s', version => {
	const command = (): {words: [string, string]} => ({words: [path.join(nodeFolder(version), 'node'), launcher]});

	test('output and exit codes', context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		expect(run({words: [command().words[0]]}, ['--version']).text).toBe(`v${version}\n`);
		expectPlainCommands(command());
	});

	test('keys and window size', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectKeysAndSize(command());
	});

	test('signals', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectSignals(command(), ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2']);
	});

	test('Ctrl-Z and fg', async context => {
		context.skip(obstacle !== null, obstacle ?? undefined);
		await expectStopAndContinue(command());
	});
});

test.for(['0.12.18', '6.9.4', '12.9.0', '20.20.2', '22.21.1'])('Node %s without a packaged one: one sentence, exit code 70', (version, context) => {
	context.skip(obstacle !== null, obstacle ?? undefined);
	const folder = mkdtempSync(path.join(tmpdir(), 'connwatch-alone-'));
	try {
		mkdirSync(path.join(folder, 'bin'));
		mkdirSync(path.join(folder, 'dist'));
		copyFileSync(launcher, path.join(folder, 'bin/connwatch.cjs'));
		writeFileSync(path.join(folder, 'dist/cli.js'), 'console.log("must not run")');
		expect(run({words: [path.join(nodeFolder(version), 'node'), path.join(folder, 'bin/connwatch.cjs')]}, [])).toEqual({
			code: 70, text: '', problem: `connwatch: this is Node ${version} and no newer one came with the package; install Node 22.22 or newer and try again\n`,
		});
	} finally {
		rmSync(folder, {recursive: true});
	}
});
