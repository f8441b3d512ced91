import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import process from 'node:process';
import {setTimeout} from 'node:timers/promises';
import {onTestFinished} from 'vitest';
import type {FolderHealth} from '../../source/intake/snapshot.ts';

/** A line the watcher told. */
export type Fact = {
	readonly files?: ReadonlyArray<{readonly path: string; readonly status: string; readonly reason: string | null; readonly imported: readonly number[] | null}>;
	readonly folders?: readonly FolderHealth[];
	readonly isComplete?: boolean;
	readonly tick?: number;
	readonly rss?: number;
	readonly closedIn?: number;
	readonly isHanging?: boolean;
	/** Milliseconds since the start of the watcher. */
	readonly at: number;
};

export type RunningWatcher = {
	readonly facts: readonly Fact[];
	readonly pid: number;
	/** Waits for a fact, those already told included; rejects after `limit` milliseconds. */
	until(isWanted: (fact: Fact) => boolean, limit?: number): Promise<Fact>;
	/** Asks it to quit and returns its exit code and how many milliseconds that took. */
	quit(): Promise<{readonly exitCode: number | null; readonly took: number}>;
};

/** Starts the watcher under a command (`strace …`, `unshare …`); it ends with the test. */
export const runWatcher = (command: readonly string[], pollEvery: number | null, ...folders: readonly string[]): RunningWatcher => {
	const [program, ...rest] = [...command, process.execPath, path.join(import.meta.dirname, 'watcher.ts'), String(pollEvery), ...folders];
	const child = spawn(program!, rest, {stdio: ['pipe', 'pipe', 'pipe'], detached: true});
	const startedAt = performance.now();
	const facts: Fact[] = [];
	let errors = '';
	child.stderr.on('data', bytes => {
		errors += String(bytes);
	});
	let written = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		const lines = (written + text).split('\n');
		// Half a line is what it was writing when it was killed: no fact.
		written = lines.pop()!;
		facts.push(...lines.map(line => ({...JSON.parse(line) as object, at: performance.now() - startedAt})));
	});
	const exited = once(child, 'exit');
	onTestFinished(() => {
		try {
			// The whole group, because strace may keep a thread it has stopped.
			process.kill(-child.pid!, 'SIGKILL');
		} catch {
			// Ended already.
		}
	});
	return {
		facts,
		pid: child.pid!,
		async until(isWanted, limit = 30_000) {
			const end = performance.now() + limit;
			for (;;) {
				const fact = facts.find(fact => isWanted(fact));
				if (fact) {
					return fact;
				}

				if (performance.now() > end) {
					throw new Error(`not within ${limit} ms: ${errors} ${JSON.stringify(facts.filter(({tick}) => tick === undefined).slice(-3))}`);
				}

				await setTimeout(10);
			}
		},
		async quit() {
			const askedAt = performance.now();
			child.stdin.write('quit\n');
			const [exitCode] = await exited as [number | null];
			return {exitCode, took: performance.now() - askedAt};
		},
	};
};

/** Returns why a command cannot be used here; null when it can. */
export const reasonAgainst = (program: string, ...parameters: readonly string[]): string | null => {
	try {
		execFileSync(program, parameters, {stdio: 'pipe'});
		return null;
	} catch (error) {
		return `${program} cannot be used here: ${(error as Error).message.split('\n', 1)[0]!}`;
	}
};
