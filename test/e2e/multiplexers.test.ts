/** The board through programs that draw the screen anew: what arrives must be what a terminal shows without them. */
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
	afterAll,
	beforeAll,
	describe,
	expect,
	test,
} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {launcher, openTerminal, type Terminal} from './terminal.ts';

let folder: LogFolder;
let scratch: string;
/** Ages count from here, so that both boards say the same. */
const now = new Date();

beforeAll(() => {
	folder = makeLogFolder();
	scratch = mkdtempSync(path.join(tmpdir(), 'cw-way-'));
	for (let index = 0; index < 8; index++) {
		folder.save(`Connector ${index}_Log.txt`, adminLog([...cleanWeek(1000 + (index * 37)), {
			completedAt: now.getTime() - 60_000, imported: 10, failures: index % 3 === 0 ? [['i1', 'anna@x.example', 'User mapping not found']] : [],
		}]));
	}
});

afterAll(() => {
	folder.remove();
	rmSync(scratch, {recursive: true, force: true});
});

const quote = (text: string): string => `'${text.replaceAll('\'', String.raw`'\''`)}'`;

/** The board, and a word behind it, as a shell would have a prompt. */
const board = (): string => `${[process.execPath, launcher, folder.logs, '--now', now.toISOString(), '--fresh'].map(word => quote(word)).join(' ')}; printf ended; read answer`;

type Way = {readonly name: string; readonly programs: readonly string[]; readonly command: () => readonly [string, ...string[]]; readonly environment?: () => Record<string, string>};

const socket = (name: string): string => path.join(scratch, `${name}.sock`);

const tmux = (name: string, term: string, command: string): readonly [string, ...string[]] => {
	const configuration = path.join(scratch, `${name}.conf`);
	writeFileSync(configuration, `set -g status off\nset -g default-terminal ${term}\nset -g escape-time 10\n`);
	return ['tmux', '-S', socket(name), '-f', configuration, 'new-session', command];
};

const ways: readonly Way[] = [
	{
		name: 'mosh in tmux',
		programs: ['tmux', 'mosh-server', 'mosh-client'],
		command() {
			const said = execFileSync('mosh-server', ['new', '-i', '127.0.0.1', '-c', '256', '--', 'sh', '-c', board()], {
				encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], env: {
					...process.env, ...folder.environment, LANG: 'C.UTF-8', TERM: 'xterm-256color', NO_COLOR: undefined, CI: undefined,
				},
			});
			const {port, key} = /MOSH CONNECT (?<port>\d+) (?<key>\S+)/v.exec(said)!.groups as {readonly port: string; readonly key: string};
			return tmux('mosh', 'tmux-256color', `MOSH_KEY=${key} MOSH_PREDICTION_DISPLAY=never mosh-client 127.0.0.1 ${port}`);
		},
	},
	{
		name: 'GNU screen',
		programs: ['screen'],
		command() {
			const configuration = path.join(scratch, 'screenrc');
			writeFileSync(configuration, 'startup_message off\n');
			return ['screen', '-U', '-c', configuration, 'sh', '-c', board()];
		},
		environment: () => ({SCREENDIR: scratch}),
	},
	{name: 'tmux with TERM=screen', programs: ['tmux'], command: () => tmux('tmux', 'screen', board())},
];

const lacks = (programs: readonly string[]): string | undefined => programs.find(program => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0);

const keys: ReadonlyArray<readonly [key: string, shows: string]> = [
	['j', 'Connector 3'], ['j', 'Connector 6'], ['k', 'Connector 3'], ['\r', 'What needs a look'], ['q', 'trend'], ['?', 'Next problem'], ['q', 'trend'], ['G', 'Connector 7'], [':', 'screen'], ['\u001B', 'trend'], ['i', 'what it is'], ['q', 'trend'],
];

describe.each(ways)('in $name', ({programs, command, environment}) => {
	const missing = lacks(programs);
	test.skipIf(missing !== undefined)(`every screen is what it is without${missing === undefined ? '' : ` (skipped: ${missing} is not installed)`}`, async () => {
		const through = openTerminal([], {command: command(), environment: {...folder.environment, ...environment?.()}});
		const plain = openTerminal([], {command: ['sh', '-c', board()], environment: folder.environment});
		try {
			await same(through, plain, 'trend');
			for (const [key, shows] of keys) {
				for (const terminal of [through, plain]) {
					terminal.type(key);
				}

				await same(through, plain, shows);
			}

			for (const terminal of [through, plain]) {
				terminal.type('q');
				await terminal.waitFor('ended');
			}

			await through.waitFor(text => text.trim() === 'ended');
			through.type('\r');
		} finally {
			through.kill('SIGKILL');
			plain.kill('SIGKILL');
			spawnSync('tmux', ['-S', socket('mosh'), 'kill-server']);
			spawnSync('tmux', ['-S', socket('tmux'), 'kill-server']);
		}
	}, 60_000);
});

const same = async (through: Terminal, plain: Terminal, shows: string): Promise<void> => {
	await plain.waitFor(shows);
	await plain.settle();
	try {
		await through.waitFor(text => text === plain.text(), 10_000);
	} catch {
		expect(through.text()).toBe(plain.text());
	}
};
