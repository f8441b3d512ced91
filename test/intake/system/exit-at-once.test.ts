import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {pathToFileURL} from 'node:url';
import path from 'node:path';
import {expect, test} from 'vitest';
import {makeFolder} from '../temporary-folder.ts';

test('a process leaves with its exit code although a thread hangs inside the system', async context => {
	context.skip(process.platform === 'win32', 'there the system chooses the exit code');
	const pipe = path.join(makeFolder(), 'pipe');
	execFileSync('mkfifo', [pipe]);
	const source = pathToFileURL(path.join(import.meta.dirname, '../../../source/intake/system/exit-at-once.ts')).href;
	const script = (end: string): string => `
		import {Worker} from 'node:worker_threads';
		import {exitAtOnce} from ${JSON.stringify(source)};
		new Worker('require("node:fs").openSync(' + JSON.stringify(${JSON.stringify(pipe)}) + ')', {eval: true, execArgv: []});
		setTimeout(() => { console.log('leaving'); ${end}; }, 500);
	`;
	const run = async (end: string): Promise<string | number | null> => {
		const child = spawn(process.execPath, ['--input-type=module', '--eval', script(end)], {timeout: 8000, killSignal: 'SIGKILL'});
		const [exitCode, signal] = await once(child, 'exit') as [number | null, string | null];
		return exitCode ?? signal;
	};

	expect(await Promise.all([run('exitAtOnce(process, 7)'), run('process.exit(7)')])).toEqual([7, 'SIGKILL']);
});
