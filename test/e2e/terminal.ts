/** A real pseudo-terminal with a real screen model behind it: what a person would see and type. */
import {setTimeout as delay} from 'node:timers/promises';
import {readSync} from 'node:fs';
import process from 'node:process';
import path from 'node:path';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';

export const launcher = path.resolve(import.meta.dirname, '../../bin/connwatch.cjs');

export type TerminalOptions = {
	readonly columns?: number;
	readonly rows?: number;
	readonly environment?: Readonly<Record<string, string | undefined>>;
	/** The program; the launcher with this Node when not given. */
	readonly command?: readonly [string, ...string[]];
	readonly currentFolder?: string;
};

/** A run of cells that look the same; `colour` is one of the 16 of ANSI, null for the terminal's own. */
export type Run = {readonly text: string; readonly columns: number; readonly colour: number | null; readonly isBold: boolean; readonly isDim: boolean; readonly isInverse: boolean};

export type Terminal = {
	readonly pid: number;
	/** Returns the rows of the screen, blanks at their ends cut off. */
	readonly screen: () => readonly string[];
	readonly text: () => string;
	/** Returns each row of the screen as runs of one look. */
	readonly runs: () => ReadonlyArray<readonly Run[]>;
	readonly isAlternateScreen: () => boolean;
	/** Everything the program wrote since the last call. */
	readonly takeOutput: () => string;
	readonly type: (keys: string) => void;
	readonly resize: (columns: number, rows: number) => void;
	/** Waits until the screen satisfies; fails with the screen as it is after `timeout` milliseconds. Returns how long it took. */
	readonly waitFor: (expected: string | RegExp | ((text: string) => boolean), timeout?: number) => Promise<number>;
	/** Waits until nothing was written for `quiet` milliseconds. */
	readonly settle: (quiet?: number) => Promise<void>;
	/** The exit code, or 128 + n for a signal, once the last that was written is on the screen. */
	readonly exited: Promise<number>;
	readonly kill: (signal?: string) => void;
	/** Takes the terminal away, as an ssh connection that drops does. */
	readonly hangUp: () => void;
	/** Stops reading, as a stalled link does; `resume` reads on. */
	readonly pause: () => void;
	readonly resume: () => void;
	/** Reads so many bytes a second and no more, as a slow line does; nothing is read ahead. Another call changes the rate. */
	readonly readSlowly: (bytesPerSecond: number) => void;
};

/** Starts connwatch (or another command) in a pseudo-terminal. */
export const openTerminal = (flags: readonly string[], options: TerminalOptions = {}): Terminal => {
	const {columns = 100, rows = 30, command = [process.execPath, launcher]} = options;
	const screen = new xterm.Terminal({
		cols: columns, rows, allowProposedApi: true, scrollback: 0,
	});
	const [file, ...before] = command;
	const environment: Record<string, string> = {};
	for (const [name, value] of Object.entries({
		...process.env, LANG: 'C.UTF-8', TERM: 'xterm-256color', NO_COLOR: undefined, CI: undefined, ...options.environment,
	})) {
		if (value !== undefined) {
			environment[name] = value;
		}
	}

	const program = spawn(file, [...before, ...flags], {
		cols: columns, rows, name: environment['TERM'] ?? 'xterm-256color', env: environment, cwd: options.currentFolder ?? process.cwd(),
	});
	let output = '';
	let lastOutputAt = performance.now();
	program.onData(data => {
		output += data;
		lastOutputAt = performance.now();
		screen.write(data);
	});
	const exited = new Promise<number>(resolve => {
		program.onExit(({exitCode, signal}) => {
			// The model of the screen takes its time over what was written last.
			screen.write('', () => {
				resolve(signal ? 128 + signal : exitCode);
			});
		});
	});

	let slowReading: NodeJS.Timeout | undefined;
	const decoder = new TextDecoder();
	const readSlowly = (bytesPerSecond: number): void => {
		const {_socket: socket} = program as unknown as {readonly _socket: {readonly _handle: {readonly readStop: () => void; readonly fd: number} | null}};
		program.pause();
		// A paused stream still reads ahead.
		socket._handle?.readStop();
		clearInterval(slowReading);
		let owed = 0;
		let readAt = performance.now();
		slowReading = setInterval(() => {
			owed += bytesPerSecond * (performance.now() - readAt) / 1000;
			readAt = performance.now();
			const taken = socket._handle === null ? new Uint8Array(0) : readAtMost(socket._handle.fd, Math.floor(owed));
			// A line saves nothing up while it has nothing to carry.
			owed = taken.length === 0 ? Math.min(owed, 1) : owed - taken.length;
			const data = decoder.decode(taken, {stream: true});
			output += data;
			screen.write(data);
			lastOutputAt = taken.length > 0 ? readAt : lastOutputAt;
		}, 50);
		void exited.then(() => {
			clearInterval(slowReading);
		});
	};

	const lines = (): readonly string[] => Array.from({length: screen.rows}, (_, row) => screen.buffer.active.getLine(row)?.translateToString(true) ?? '');
	const runs = (): ReadonlyArray<readonly Run[]> => Array.from({length: screen.rows}, (_, row) => {
		const line = screen.buffer.active.getLine(row)!;
		const found: Run[] = [];
		for (let column = 0; column < screen.cols; column++) {
			const cell = line.getCell(column)!;
			if (cell.getWidth() === 0) {
				continue;
			}

			const run: Run = {
				text: cell.getChars() || ' ',
				columns: cell.getWidth(),
				colour: cell.isFgPalette() ? cell.getFgColor() : null,
				isBold: cell.isBold() !== 0,
				isDim: cell.isDim() !== 0,
				isInverse: cell.isInverse() !== 0,
			};
			const last = found.at(-1);
			if (last?.colour === run.colour && last?.isBold === run.isBold && last?.isDim === run.isDim && last?.isInverse === run.isInverse) {
				found[found.length - 1] = {...last, text: last.text + run.text, columns: last.columns + run.columns};
			} else {
				found.push(run);
			}
		}

		return found;
	});

	const text = (): string => lines().join('\n');
	return {
		pid: program.pid,
		screen: lines,
		text,
		runs,
		isAlternateScreen: () => screen.buffer.active.type === 'alternate',
		takeOutput() {
			const taken = output;
			output = '';
			return taken;
		},
		type(keys) {
			program.write(keys);
		},
		resize(newColumns, newRows) {
			screen.resize(newColumns, newRows);
			program.resize(newColumns, newRows);
		},
		async waitFor(expected, timeout = 30_000) {
			const startedAt = performance.now();
			const isThere = (): boolean => typeof expected === 'function' ? expected(text()) : (typeof expected === 'string' ? text().includes(expected) : expected.test(text()));
			while (!isThere()) {
				if (performance.now() - startedAt > timeout) {
					throw new Error(`not on the screen within ${timeout} ms: ${String(expected)}\n${text()}`);
				}

				await delay(5);
			}

			return performance.now() - startedAt;
		},
		async settle(quiet = 300) {
			while (performance.now() - lastOutputAt < quiet) {
				await delay(20);
			}
		},
		exited,
		kill(signal) {
			program.kill(signal);
		},
		hangUp() {
			(program as unknown as {readonly destroy: () => void}).destroy();
		},
		pause() {
			program.pause();
		},
		resume() {
			program.resume();
		},
		readSlowly,
	};
};

/** Returns what there is to read without waiting; nothing once the program is gone. */
const readAtMost = (descriptor: number, bytes: number): Uint8Array => {
	const buffer = new Uint8Array(bytes);
	try {
		return buffer.subarray(0, bytes === 0 ? 0 : readSync(descriptor, buffer));
	} catch {
		return new Uint8Array(0);
	}
};

/** Ages are whole minutes, painted when one begins: waits where that would fall into so many milliseconds from now. */
export const stayClearOfTheMinute = async (needed: number): Promise<void> => {
	const since = Date.now() % 60_000;
	const left = 60_000 - since;
	await delay(left < needed ? left + 2000 : Math.max(0, 2000 - since));
};
