/** Item ids that stand in a log on a share that stops answering: strace delays every read of that log from some moment on. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {expect, onTestFinished, test} from 'vitest';
import {adminLog, makeLogFolder} from '../e2e/folder.ts';
import {openTerminal} from '../e2e/terminal.ts';
import {reasonAgainst} from './run-watcher.ts';

const obstacle = reasonAgainst('strace', '-o', '/dev/null', 'true');
const count = 20_000;
const failures = Array.from({length: count}, (_, row) => [`AAMk-${row}`, `user${row % 50}@vendor.example`, 'Too large'] as const);

/** Has every read of a log hang for a minute from now on; null when strace may not do that here. */
const hangReads = async (pid: number, location: string): Promise<(() => void) | null> => {
	const strace = spawn('strace', ['-f', '-o', '/dev/null', '-p', String(pid), '-P', location, '-e', 'trace=pread64', '-e', 'inject=pread64:delay_enter=60000000'], {stdio: ['ignore', 'ignore', 'pipe']});
	const said = await Promise.race([once(strace.stderr, 'data'), once(strace, 'exit')]);
	if (!String(said[0]).includes('attached')) {
		return null;
	}

	// It attaches to one thread after the other.
	await delay(500);
	return () => {
		strace.kill('SIGKILL');
	};
};

test.skipIf(obstacle !== null)(`while item ids are read from a share that hangs, keys are answered and quitting takes under a second${obstacle === null ? '' : ` (${obstacle})`}`, async context => {
	const folder = makeLogFolder();
	onTestFinished(folder.remove);
	folder.save('Slack_Log.txt', adminLog([{completedAt: Date.now() - 3_600_000, imported: 7, failures}]));
	const terminal = openTerminal([folder.logs], {environment: folder.environment});
	onTestFinished(() => {
		terminal.kill('SIGKILL');
	});
	await terminal.waitFor(/failing\s+Slack/v, 20_000);
	terminal.type('F');
	await terminal.waitFor('failed items by reason');
	terminal.type('\t\t');
	await terminal.waitFor('AAMk-0');
	const letGo = await hangReads(terminal.pid, path.join(folder.logs, 'Slack_Log.txt'));
	context.skip(letGo === null, 'strace may not attach to a running program here');
	onTestFinished(letGo!);

	const within = 1000;
	terminal.type('G');
	await terminal.waitFor('20,000/20,000', within);
	// What is shown, copied, searched and sorted by is asked of the log, again and again.
	terminal.type('Y');
	await terminal.waitFor('reading the log', within);
	for (const place of ['19,999', '19,998', '19,997', '19,996']) {
		terminal.type('k');
		await terminal.waitFor(`${place}/20,000`, within);
		terminal.type('yY');
	}

	for (const filter of ['AAMk-12', '34', '5']) {
		terminal.type(`/${filter}\r`);
		await terminal.waitFor('searching: 0 %', within);
	}

	terminal.type('\u001B');
	await terminal.waitFor('/20,000', within);
	const askedAt = performance.now();
	terminal.type('qq');
	await terminal.waitFor(() => !terminal.isAlternateScreen(), within);
	await terminal.waitFor('does not answer', within);
	expect(performance.now() - askedAt).toBeLessThan(within);
}, 60_000);
