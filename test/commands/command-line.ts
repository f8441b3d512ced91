import {Writable} from 'node:stream';
import {runCommandLine, type Shell} from '../../source/commands/table/run.ts';
import {isFolder} from '../../source/intake/system/is-folder.ts';

export type Ended = {readonly stdout: string; readonly stderr: string; readonly exitCode: number};

export type Running = {
	/** What was written to stdout so far. */
	readonly told: () => string;
	/** What was written to stderr so far. */
	readonly warned: () => string;
	/** Sends a signal. */
	readonly stop: (signal?: NodeJS.Signals) => void;
	readonly ended: Promise<Ended>;
};

/** Starts a command line in this process, in a home of its own: no terminal, and the clock standing unless one is given. */
export const start = (argv: readonly string[], home: string, shell: Partial<Shell> = {}): Running => {
	const [stdout, stderr] = [collector(), collector()];
	const controller = new AbortController();
	const exit = runCommandLine({
		argv,
		clock: () => Date.parse('2026-11-22T08:00:00Z'),
		isFolder,
		stdout: stdout.stream,
		stderr: stderr.stream,
		environment: {XDG_CONFIG_HOME: `${home}/config`, XDG_STATE_HOME: `${home}/state`, LANG: 'C.UTF-8'},
		platform: 'linux',
		nodeVersion: '24.0.0',
		version: '0.0.0',
		homeFolder: home,
		currentFolder: home,
		userName: () => 'ana',
		terminal: {
			isStdinTty: false, isStdoutTty: false, isStderrTty: false, columns: null, rows: null, colorDepth: 1,
		},
		session: null,
		abandonThread() {
			throw new Error('no thread of a test hangs');
		},
		signal: controller.signal,
		...shell,
	});
	return {
		told: stdout.text,
		warned: stderr.text,
		stop(signal = 'SIGINT') {
			controller.abort(signal);
		},
		ended: exit.then(exitCode => ({exitCode, stdout: stdout.text(), stderr: stderr.text()})),
	};
};

/** Runs a command line to its end. */
export const run = async (argv: readonly string[], home: string, shell: Partial<Shell> = {}): Promise<Ended> => start(argv, home, shell).ended;

const collector = () => {
	const pieces: string[] = [];
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			pieces.push(chunk.toString());
			done();
		},
	});
	return {stream, text: () => pieces.join('')};
};
