import {stripVTControlCharacters} from 'node:util';
import {cleanup, render} from 'ink-testing-library';
import {
	afterEach,
	describe,
	expect,
	test,
} from 'vitest';
import {createStore} from '../../source/store/store.ts';
import {widthOf} from '../../source/text/width.ts';
import {App} from '../../source/ui/app.tsx';
import {reduce} from '../../source/ui/state/reduce.ts';
import type {AppState} from '../../source/ui/state/view-state.ts';
import {tenantOf, watching} from './made-up-tenant.ts';
import {frameOf, play, stateOf} from './stage.tsx';

afterEach(() => {
	cleanup();
});

const sizes = [[60, 15], [80, 24], [100, 30], [160, 50], [30, 8]] as const;

/** Each screen by the keys that lead there. */
const walks: Readonly<Record<string, readonly string[]>> = {
	board: [],
	connector: ['j', 'enter'],
	import: ['j', 'enter', 'enter'],
	'failed-items': ['j', 'enter', 'enter', 'enter'],
	'failed-items-by-reason': ['j', 'enter', 'enter', 'enter', 'tab'],
	item: ['j', 'enter', 'enter', 'enter', 'enter'],
	users: ['u'],
	onboarding: ['O'],
	today: ['t'],
	acknowledgements: ['A'],
	activity: ['c'],
	files: ['i'],
	file: ['i', 'enter'],
	'heat-map': ['d'],
	help: ['?'],
	palette: [':', 's'],
	sort: ['s'],
	acknowledge: ['j', 'enter', 'k', 'a', 'known'],
	filter: ['/', 'sms'],
	paused: ['P'],
	problems: ['!'],
};

const scenes: Readonly<Record<string, Partial<AppState['live']>>> = {
	empty: {tenant: tenantOf([])},
	loading: {
		tenant: null, intake: {
			...watching, isComplete: false, progress: {
				filesDone: 12, filesTotal: 40, bytesDone: 3_000_000, bytesTotal: 10_000_000,
			},
		},
	},
	reading: {
		intake: {
			...watching, isComplete: false, progress: {
				filesDone: 39, filesTotal: 40, bytesDone: 300_000_000, bytesTotal: 1_000_000_000,
			},
		},
	},
	error: {
		tenant: tenantOf([]), intake: {
			...watching, folders: [{
				...watching.folders[0]!, mode: 'stale', reason: 'the folder cannot be listed: no permission (EACCES)', lastScanAt: null,
			}],
		},
	},
	stale: {
		intake: {
			...watching, folders: [{
				...watching.folders[0]!, mode: 'stale', reason: 'the last scan is old', lastScanAt: watching.folders[0]!.lastScanAt! - 420_000,
			}],
		},
	},
	missing: {tenant: tenantOf([]), intake: {...watching, folders: [{...watching.folders[0]!, mode: 'missing', reason: 'not there'}]}},
};

const expectInside = (frame: readonly string[], {columns, rows}: AppState['view']['size']): void => {
	expect(frame.length).toBeLessThanOrEqual(rows - 1);
	for (const line of frame) {
		expect(widthOf(line), line).toBeLessThanOrEqual(columns);
	}
};

describe.each(sizes)('%i×%i', (columns, rows) => {
	test.each(Object.entries(walks))('%s', async (name, keys) => {
		const {state, frame} = play(stateOf({columns, rows}), ...keys);
		expectInside(frame, state.view.size);
		await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`golden/${columns}x${rows}/${name}.txt`);
	});

	test.each(Object.entries(scenes))('%s', async (name, live) => {
		const state = stateOf({columns, rows, live});
		const frame = frameOf(state);
		expectInside(frame, state.view.size);
		await expect(`${frame.join('\n')}\n`).toMatchFileSnapshot(`golden/${columns}x${rows}/${name}.txt`);
	});

	test('ASCII is ASCII', () => {
		for (const keys of Object.values(walks)) {
			expect(play(stateOf({columns, rows, look: {isAscii: true}}), ...keys).frame.join('\n')).toMatch(/^[\n\u0020-\u007E]*$/v);
		}
	});
});

test('the smallest windows do not break it', () => {
	for (const [columns, rows] of [[1, 1], [2, 2], [40, 10], [41, 11], [500, 200]] as const) {
		for (const keys of Object.values(walks)) {
			const {state, frame} = play(stateOf({columns, rows}), ...keys);
			expect(frame.length).toBeLessThanOrEqual(Math.max(1, rows - 1));
			expect(Math.max(...frame.map(line => widthOf(line)))).toBeLessThanOrEqual(state.view.size.columns);
		}
	}
});

test('every state says its word on the board, not only a colour', () => {
	const {frame} = play(stateOf({columns: 100, rows: 40}));
	for (const {state} of stateOf().live.tenant!.connectors) {
		expect(frame.join('\n')).toContain(state);
	}
});

test('the footer shows only keys that work', () => {
	expect(play(stateOf()).frame.at(-1)).not.toContain('esc');
	expect(play(stateOf(), 'enter').frame.at(-1)).toContain('esc back');
	expect(play(stateOf(), '/').frame.at(-1)).toBe('↵ keep   esc cancel');
});

test('what was said takes both lines of the footer where it is long: a path that is cut is of no use', () => {
	const path = `/home/admin/.local/state/connwatch/exports/${'x'.repeat(30)}.txt`;
	const {state} = play(stateOf({columns: 80, rows: 24}));
	const saying = (text: string): AppState => ({...state, view: {...state.view, notice: {text, tone: 'plain'}}});
	expect(frameOf(saying(`Written to ${path}`)).slice(-2)).toEqual(['Written to', path]);
	expect(frameOf(saying('Copied.')).at(-1)).toBe(frameOf(state).at(-1));
	const longer = `Written to /home/admin/${'x'.repeat(90)}.csv`;
	expect(frameOf(saying(longer)).slice(-2).join('')).toBe(longer);
});

test('where the window is narrow the way to a place loses its beginning, the place and the newest days stay', () => {
	const {state, frame} = play(stateOf({columns: 60, rows: 15}), 'j', 'enter');
	expect(frame[2]).toContain('●●●●●●●✗');
	expect(play(state, 'enter', 'enter').frame[1]).toMatch(/^… › 2026-11-22 0\d:\d\d › failed items {2,}● live$/v);
});

/** The library's terminal is always 100 columns wide. */
const renderAt = (columns: number, state: AppState) => {
	const store = createStore(reduce, state);
	const app = <App store={store} perform={() => undefined} answer={() => undefined}/>;
	Object.defineProperty(Object.getPrototypeOf(render(app).stdout), 'columns', {get: () => columns, configurable: true});
	cleanup();
	const shown = render(app);
	return {
		store,
		async press(...keys: readonly string[]) {
			for (const key of keys) {
				shown.stdin.write(key);
				// Ink reads on the next turn of the event loop, React paints on the one after.

				await new Promise(resolve => {
					setTimeout(resolve, 80);
				});
			}
		},
		frame: () => stripVTControlCharacters(shown.lastFrame() ?? ''),
	};
};

describe.each([40, 80, 120])('a real keyboard at %i columns', columns => {
	test('walks from the board to a reason and back', async () => {
		const screen = renderAt(columns, stateOf({columns, rows: 30}));
		await screen.press('');
		await expect.poll(() => screen.frame()).toContain('Zoom Meetings');
		await screen.press('j', '\r', '\r', '\r', '\r');
		await expect.poll(() => screen.frame()).toContain('Attachment could not be imported');
		await screen.press('\u001B', '\u001B', '\u001B', '\u001B');
		await expect.poll(() => screen.frame()).toMatch(/▸.*✗ failing/v);
		await screen.press('jj');
		await expect.poll(() => screen.frame()).toMatch(/▸.*◌ gap/v);
		await screen.press('\u001B', '[A');
		await expect.poll(() => screen.frame()).toMatch(/▸.*◷ overdue/v);
	});

	test('a change of the data is painted without a key', async () => {
		const screen = renderAt(columns, stateOf({columns, rows: 30}));
		await screen.press('');
		screen.store.dispatch({type: 'lived', live: {...screen.store.getSnapshot().live, tenant: tenantOf([])}});
		await screen.press('');
		await expect.poll(() => screen.frame()).toContain('No connector log here yet.');
	});
});
