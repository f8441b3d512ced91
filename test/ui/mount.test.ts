// eslint-disable-next-line n/prefer-global/console -- the global one is vitest's
import {Console} from 'node:console';
import {EventEmitter} from 'node:events';
import {setTimeout as delay} from 'node:timers/promises';
import {
	afterEach,
	expect,
	test,
	vi,
} from 'vitest';
import {answerAtOnce} from '../../source/select/failures/failure-answers.ts';
import {createStore} from '../../source/store/store.ts';
import type {LiveActions} from '../../source/ui/live-actions.ts';
import {type Mounted, mount} from '../../source/ui/mount.tsx';
import {reduce} from '../../source/ui/keys/anchor-selection.ts';
import type {SavedView} from '../../source/ui/state/view-state.ts';
import {connector, tenantOf} from './made-up-tenant.ts';
import {live, nothingStored, stateOf} from './stage.tsx';

// Vitest's own console lacks it, and ink makes one to keep stray output off the screen.
console.Console = Console;

/** A terminal that only remembers what was written to it. */
// Streams of Node are EventEmitters.
// eslint-disable-next-line unicorn/prefer-event-target
class Terminal extends EventEmitter {
	columns = 80;
	rows = 24;
	isTTY = true;
	written = '';

	write(text: string, taken?: () => void): boolean {
		this.written += text;
		taken?.();
		return true;
	}
}

// eslint-disable-next-line unicorn/prefer-event-target
class Keyboard extends EventEmitter {
	isTTY = true;
	isRaw = false;
	press(keys: string): void {
		this.emit('data', Buffer.from(keys));
	}

	pause(): void {
		this.emit('pause');
	}

	resume(): void {
		this.emit('resume');
	}

	setRawMode(isRaw: boolean): void {
		this.isRaw = isRaw;
	}

	ref(): void {
		this.emit('ref');
	}

	unref(): void {
		this.emit('unref');
	}
}

const mountedApps: Mounted[] = [];

afterEach(() => {
	for (const mounted of mountedApps.splice(0)) {
		mounted.unmount();
	}
});

const start = (change: Partial<LiveActions> = {}) => {
	const terminal = new Terminal();
	const keyboard = new Keyboard();
	const store = createStore(reduce, stateOf());
	const done: string[] = [];
	const views: SavedView[] = [];
	const actions: LiveActions = {
		rescan() {
			done.push('rescan');
		},
		answerFailures: question => answerAtOnce.answerTo(question),
		storedItemIds: nothingStored,
		async copy(text) {
			return `copied ${text}`;
		},
		async exportTable(name) {
			return `written to ${name}`;
		},
		async acknowledge() {
			return 'acknowledged';
		},
		async takeBack(id) {
			return `taken back ${id}`;
		},
		async openLog(file, line) {
			done.push(`open ${file.path}:${line}`);
		},
		saveView(view) {
			views.push(view);
		},
		alert(text) {
			done.push(`alert ${text}`);
		},
		async suspend() {
			done.push('suspend');
		},
		interrupt() {
			done.push('interrupt');
		},
		quit(lastScreen) {
			done.push(lastScreen === null ? 'quit' : `quit with ${lastScreen.split('\n').length} lines`);
		},
		...change,
	};
	const mounted = mount({
		store, stdin: keyboard as unknown as NodeJS.ReadStream, stdout: terminal as unknown as NodeJS.WriteStream, actions,
	});
	mountedApps.push(mounted);
	return {
		terminal, keyboard, store, done, views, mounted,
		/** Returns what is written from here on. */
		async after(act: () => void): Promise<string> {
			await delay(250);
			terminal.written = '';
			act();
			await delay(250);
			return terminal.written;
		},
	};
};

test('nothing is written while nothing happens', async () => {
	const {after} = start();
	expect(await after(() => undefined)).toBe('');
});

test('a resize paints everything, in the new size', async () => {
	const {after, terminal} = start();
	const written = await after(() => {
		terminal.columns = 60;
		terminal.rows = 15;
		terminal.emit('resize');
	});
	expect(written).toContain('\u001B[H\u001B[2J');
	const frame = written.slice(written.lastIndexOf('\u001B[2J'));
	expect(frame).toContain('Zoom Meetings');
	expect(frame.split('\n').length).toBeLessThanOrEqual(15);
});

test('ctrl-l paints everything again, a cursor move does not', async () => {
	const {after, keyboard} = start();
	const everything = await after(() => {
		keyboard.press('\f');
	});
	expect(everything.length).toBeGreaterThan(2000);
	const move = await after(() => {
		keyboard.press('j');
	});
	expect(move.length).toBeLessThan(700);
});

test('what the shell says of a copy is shown, also when it fails', async () => {
	const {terminal, keyboard} = start({
		async exportTable() {
			throw new Error('the disk is full');
		},
	});
	for (const [key, said] of [['y', 'copied Zoom Meetings'], ['x', 'the disk is full']] as const) {
		keyboard.press(key);
		await expect.poll(() => terminal.written, {timeout: 30_000}).toContain(said);
	}
});

test('an export that was begun is not begun again, and can still be stopped', async () => {
	const begun: AbortSignal[] = [];
	const {keyboard, mounted, terminal} = start({
		async exportTable(name, _table, stopping) {
			begun.push(stopping);
			return new Promise(resolve => {
				stopping.addEventListener('abort', () => {
					resolve(name);
				});
			});
		},
	});
	keyboard.press('x');
	keyboard.press('x');
	await expect.poll(() => begun.length, {timeout: 30_000}).toBeGreaterThan(0);
	keyboard.press('y');
	await expect.poll(() => terminal.written, {timeout: 30_000}).toContain('copied Zoom Meetings');
	mounted.unmount();
	expect(begun.map(({aborted}) => aborted)).toEqual([true]);
});

test('the view is remembered when it changes, not when the cursor moves', async () => {
	const {after, keyboard, views} = start();
	await after(() => {
		keyboard.press('jjk');
	});
	expect(views).toEqual([]);
	await after(() => {
		keyboard.press('m');
	});
	expect(views).toMatchObject([{isMasked: true}]);
});

test('a watched connector rings once', async () => {
	const {after, keyboard, store, done} = start();
	const {connectors} = live.tenant!;
	await after(() => {
		keyboard.press('w');
	});
	await after(() => {
		store.dispatch({type: 'lived', live: {...live, tenant: tenantOf(connectors.map(each => each.key === 'zoom meetings' ? connector('Zoom Meetings', 'healthy') : each))}});
	});
	expect(done.filter(each => each.startsWith('alert Zoom Meetings'))).not.toEqual([]);
	const count = done.length;
	await after(() => {
		store.dispatch({type: 'lived', live});
	});
	expect(done).toHaveLength(count);
});

test('keys reach the shell', async () => {
	const {after, keyboard, done} = start();
	await after(() => {
		keyboard.press('r');
		keyboard.press('\u0003');
		keyboard.press('Q');
		keyboard.press('q');
	});
	expect(done).toEqual(['rescan', 'interrupt', 'quit with 23 lines', 'quit']);
});

test('a system that cannot stop a program is told of, and asked again the next time', async () => {
	const sentence = 'Windows cannot stop a program to its shell.';
	let asked = 0;
	const {keyboard, store, after} = start({
		async suspend() {
			asked++;
			throw new Error(sentence);
		},
	});
	const ask = async (times: number): Promise<void> => {
		await after(() => {
			keyboard.press('\u001A');
		});
		await vi.waitFor(() => {
			expect(asked).toBe(times);
			expect(store.getSnapshot().view.notice?.text).toBe(sentence);
		}, 10_000);
	};

	await ask(1);
	await ask(2);
});

test('after it is gone it listens to nothing', async () => {
	const {mounted, terminal, keyboard, after} = start();
	await after(() => undefined);
	mounted.unmount();
	expect(terminal.listenerCount('resize')).toBe(0);
	expect(keyboard.listenerCount('data')).toBe(0);
	expect(keyboard.isRaw).toBe(false);
	expect(terminal.written).toContain('\u001B[?1049l');
});
