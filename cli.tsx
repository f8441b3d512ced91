#!/usr/bin/env node
import {constants} from 'node:os';
import process from 'node:process';
import packageJson from './package.json' with {type: 'json'};
import type {Session} from './source/commands/command-line/command.ts';
import {colourDepthOf} from './source/commands/command-line/colour-depth.ts';
import {runCommandLine} from './source/commands/table/run.ts';
import {exitAtOnce} from './source/intake/system/exit-at-once.ts';
import {isFolder} from './source/intake/system/is-folder.ts';
import {currentFolder, ownHome, ownUser} from './source/intake/system/whereabouts.ts';
import {windowSize} from './source/text/window-size.ts';

// Standard input and standard error are opened when somebody needs them: few plain commands do.
const {stdout} = process;
const aborter = new AbortController();

/** A command that does not end by itself within this many milliseconds of a signal is ended. */
const grace = 1000;

// SIGUSR1 would make Node open its debugger on a socket; here it ends the program, as it does any other.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'] as const) {
	// Not once: npm and the launcher may deliver a signal twice, and the second must not kill during clean-up.
	process.on(signal, () => {
		aborter.abort(signal);
		setTimeout(() => {
			exitAtOnce(process, 128 + constants.signals[signal]);
		}, grace).unref();
	});
}

/** What Node keeps to itself: how a stream of the terminal is written. */
type Handled = {readonly _handle?: {readonly setBlocking?: (isBlocking: boolean) => void}};

/** Returns what stops listening; without a listener the signal does again what it does to every program. */
const listen = (signal: NodeJS.Signals, listener: () => void): (() => void) => {
	process.on(signal, listener);
	return () => {
		process.off(signal, listener);
	};
};

const session: Session = {
	get stdin() {
		return process.stdin;
	},
	stdout,
	stop() {
		if (process.platform === 'win32') {
			throw new Error('Windows cannot stop a program to its shell.');
		}

		// The whole group, as the terminal's own Ctrl-Z would: a launcher or npm above us must stop, too. No SIGSTOP: where no
		// shell could go on with us (`ssh -t box connwatch`) the system ignores this one, and that one would be for ever.
		const listeners = process.listeners('SIGTSTP');
		process.removeAllListeners('SIGTSTP');
		process.kill(0, 'SIGTSTP');
		for (const listener of listeners) {
			process.on('SIGTSTP', listener);
		}
	},
	onStop: listener => listen('SIGTSTP', listener),
	onContinue: listener => listen('SIGCONT', listener),
	ignoreInterrupts() {
		const listeners = process.listeners('SIGINT');
		const ignore = () => undefined;
		process.on('SIGINT', ignore);
		for (const listener of listeners) {
			process.off('SIGINT', listener);
		}

		return () => {
			for (const listener of listeners) {
				process.on('SIGINT', listener);
			}

			process.off('SIGINT', ignore);
		};
	},
	unblock() {
		for (const stream of [stdout, process.stderr]) {
			(stream as unknown as Handled)._handle?.setBlocking?.(false);
		}
	},
};

const size = stdout.isTTY ? windowSize(stdout, process.env) : {columns: null, rows: null};

let isThreadHanging = false;

const exitCode = await runCommandLine({
	argv: process.argv.slice(2),
	clock: Date.now,
	environment: process.env,
	platform: process.platform,
	nodeVersion: process.versions.node,
	version: packageJson.version,
	homeFolder: ownHome(),
	currentFolder: currentFolder(),
	userName: ownUser,
	terminal: {
		get isStdinTty() {
			return process.stdin.isTTY;
		},
		isStdoutTty: stdout.isTTY,
		get isStderrTty() {
			return process.stderr.isTTY;
		},
		columns: size.columns,
		rows: size.rows,
		colorDepth: stdout.isTTY ? colourDepthOf(process.env) : 1,
	},
	signal: aborter.signal,
	session,
	abandonThread() {
		isThreadHanging = true;
	},
	isFolder,
	stdout,
	get stderr() {
		return process.stderr;
	},
});
// Everything is written; what still runs in a worker must not keep us.
if (isThreadHanging) {
	// Linux ends no thread that waits for a FUSE server which has taken its question: then the shell gets its prompt back late.
	process.stderr.write('connwatch: a folder does not answer; the prompt comes back when the system lets go of it.\n');
	exitAtOnce(process, exitCode);
}

process.exit(exitCode);
