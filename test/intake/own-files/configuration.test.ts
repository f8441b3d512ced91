import {execFileSync} from 'node:child_process';
import {
	mkdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {
	describe,
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {
	ConfigurationError,
	noConfiguration,
	readConfiguration,
	type Configuration,
} from '../../../source/intake/own-files/configuration.ts';
import {defaultConfigurationPath, stateFolderOf} from '../../../source/intake/own-files/places.ts';
import {versionOf, watchConfiguration} from '../../../source/intake/own-files/watch-configuration.ts';
import {makeFolder} from '../temporary-folder.ts';

const homeFolder = '/home/ada';

const configurationOf = async (content: unknown): Promise<{configuration: Configuration; folder: string}> => {
	const folder = makeFolder();
	const file = path.join(folder, 'config.json');
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
	return {folder, configuration: await readConfiguration({path: file, isOptional: false, homeFolder})};
};

const mistakeOf = async (content: string): Promise<string> => {
	const error = await configurationOf(content).catch((error: unknown) => error);
	expect(error).toBeInstanceOf(ConfigurationError);
	return (error as Error).message.replace(/^.*config\.json: /v, '');
};

describe('readConfiguration', () => {
	test('resolves folders against the file and the home folder', async () => {
		const {configuration, folder} = await configurationOf({folders: ['logs', '/absolute', '~/logs', '~', '~other']});
		expect(configuration.folders).toEqual([path.join(folder, 'logs'), '/absolute', '/home/ada/logs', '/home/ada', path.join(folder, '~other')]);
	});

	test('gives a connector the defaults where it says nothing', async () => {
		const {configuration} = await configurationOf({
			defaults: {warnAfter: '24h', maxFailed: 2},
			connectors: {Slack: {errorAfter: '5d'}, Jive: {maxFailed: 0, warnAfter: '1d'}},
		});
		const hour = 3_600_000;
		expect(configuration.settings.defaults).toEqual({
			warnAfter: 24 * hour, errorAfter: null, maxFailed: 2, maxPartial: 0,
		});
		expect(configuration.settings.connectors).toMatchObject([
			{
				name: 'Slack', warnAfter: 24 * hour, errorAfter: 120 * hour, maxFailed: 2,
			},
			{
				name: 'Jive', warnAfter: 24 * hour, errorAfter: null, maxFailed: 0,
			},
		]);
	});

	test('turns texts into times, weekdays and a pause', async () => {
		const {configuration} = await configurationOf({
			connectors: {
				Slack: {createdAt: '2026-11-20T09:00:00+01:00', expectedWeekdays: ['mon', 'sun'], paused: {reason: 'moving'}},
				Jive: {paused: null, createdAt: '2026-11-20', auditingEnabledAt: null},
			},
		});
		const [slack, jive] = configuration.settings.connectors;
		expect(slack).toMatchObject({createdAt: Date.parse('2026-11-20T08:00:00Z'), paused: {until: null, reason: 'moving'}});
		expect(slack?.expectedWeekdays).toEqual(new Set([1, 0]));
		expect(jive).toMatchObject({
			createdAt: Date.parse('2026-11-20T00:00:00Z'), auditingEnabledAt: null, paused: null, expectedWeekdays: null,
		});
	});

	test.each([
		['bbg-*.txt', 'bbg-1.txt', true],
		['bbg-*.txt', 'deep/down/BBG-1.TXT', true],
		['bbg-*.txt', 'bbg-1.txt/other.txt', false],
		['vendor/*.csv', 'vendor/a.csv', true],
		['vendor/*.csv', 'a.csv', false],
		['vendor/*.csv', 'vendor/b/a.csv', false],
		['**/a.csv', 'x/y/a.csv', true],
		['{a,b}.txt', 'b.txt', true],
	])('the pattern %s on %s: %s', async (pattern, file, isMatch) => {
		const {configuration} = await configurationOf({connectors: {Slack: {match: [pattern]}}});
		expect(configuration.settings.connectors[0]!.matches(file)).toBe(isMatch);
	});

	test('a connector without patterns matches nothing', async () => {
		const {configuration} = await configurationOf({connectors: {Slack: {}}});
		expect(configuration.settings.connectors[0]!.matches('Slack_Log.txt')).toBe(false);
	});

	test('says what is wrong, and where', async () => {
		expect(await mistakeOf('{"mask": 3}')).toBe('mask: write true or false.');
		expect(await mistakeOf('{"mask": 3, "folders": 4}')).toBe('folders: write a list of folders such as ["/logs"] (and 1 more: connwatch config check).');
		expect(await mistakeOf('{"mask": ')).toMatch(/^it is not JSON: /v);
		expect(await mistakeOf('')).toMatch(/^it is not JSON: /v);
	});

	test('a byte order mark is no mistake', async () => {
		expect(await configurationOf('\uFEFF{"mask": true}')).toMatchObject({configuration: {mask: true}});
	});

	test('a missing file is fine where nobody asked for it', async () => {
		const missing = path.join(makeFolder(), 'config.json');
		expect(await readConfiguration({path: missing, isOptional: true, homeFolder})).toEqual(noConfiguration);
		await expect(readConfiguration({path: missing, isOptional: false, homeFolder})).rejects.toThrow('it cannot be read: not there (ENOENT).');
	});

	test('a link to the file is followed, a folder and a pipe are refused without waiting', async () => {
		const folder = makeFolder();
		writeFileSync(path.join(folder, 'real.json'), '{"mask": true}');
		symlinkSync('real.json', path.join(folder, 'link.json'));
		mkdirSync(path.join(folder, 'folder.json'));
		execFileSync('mkfifo', [path.join(folder, 'pipe.json')]);
		const read = async (name: string) => readConfiguration({path: path.join(folder, name), isOptional: true, homeFolder});
		expect(await read('link.json')).toMatchObject({mask: true});
		await expect(read('folder.json')).rejects.toThrow('it is not a regular file.');
		await expect(read('pipe.json')).rejects.toThrow('it is not a regular file.');
	});
});

describe('watchConfiguration', () => {
	const watch = async (content: string | null, meanwhile?: (file: string) => void) => {
		const file = path.join(makeFolder(), 'config.json');
		if (content !== null) {
			writeFileSync(file, content);
		}

		const version = await versionOf(file);
		meanwhile?.(file);

		const changes: Configuration[] = [];
		const problems: Array<string | null> = [];
		const watching = watchConfiguration({
			path: file, isOptional: true, homeFolder, version,
		}, {
			every: 10,
			onChange(configuration) {
				changes.push(configuration);
			},
			onProblem(sentence) {
				problems.push(sentence);
			},
		});
		onTestFinished(() => {
			watching.close();
		});
		return {file, changes, problems};
	};

	/** Replaces the file whole, so that no half of it can be seen. */
	const replace = (file: string, content: string): void => {
		writeFileSync(`${file}.new`, content);
		renameSync(`${file}.new`, file);
	};

	test('a change is taken up, a bad one is reported and changes nothing', async () => {
		const {file, changes, problems} = await watch('{"mask": false}');
		await wait(60);
		expect(changes).toEqual([]);
		replace(file, '{"mask": true}');
		await vi.waitFor(() => {
			expect(changes.map(({mask}) => mask)).toEqual([true]);
		}, 30_000);
		replace(file, '{"mask": 7}');
		await vi.waitFor(() => {
			expect(problems).toEqual([expect.stringContaining('mask: write true or false. What it said before still holds.')]);
		}, 30_000);
		expect(changes).toHaveLength(1);
		replace(file, '{"mask": false}');
		await vi.waitFor(() => {
			expect(problems.at(-1)).toBeNull();
		}, 30_000);
		expect(changes.map(({mask}) => mask)).toEqual([true, false]);
	});

	test('a change made between reading and the first look is taken up', async () => {
		const {changes} = await watch('{"mask": false}', file => {
			replace(file, '{"mask": true}');
		});
		await vi.waitFor(() => {
			expect(changes.map(({mask}) => mask)).toEqual([true]);
		}, 30_000);
	});

	test('a file that goes away keeps what it said, one that comes is read', async () => {
		const {file, changes, problems} = await watch(null);
		await wait(60);
		replace(file, '{"mask": true}');
		await vi.waitFor(() => {
			expect(changes).toHaveLength(1);
		}, 30_000);
		rmSync(file);
		await vi.waitFor(() => {
			expect(problems).toEqual([`${file} is gone: what it said still holds.`]);
		}, 30_000);
		expect(changes).toHaveLength(1);
	});
});

describe('places', () => {
	test.each([
		['linux', {}, '/home/ada/.config/connwatch/config.json', '/home/ada/.local/state/connwatch'],
		['linux', {XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s'}, '/c/connwatch/config.json', '/s/connwatch'],
		['linux', {XDG_CONFIG_HOME: 'relative', XDG_STATE_HOME: ''}, '/home/ada/.config/connwatch/config.json', '/home/ada/.local/state/connwatch'],
		['darwin', {}, '/home/ada/.config/connwatch/config.json', '/home/ada/.local/state/connwatch'],
	] as const)('on %s with %j', (platform, environment, configuration, state) => {
		const machine = {platform, environment, homeFolder};
		expect(defaultConfigurationPath(machine)).toBe(configuration);
		expect(stateFolderOf(machine)).toBe(state);
	});

	test('on Windows', () => {
		const machine = {platform: 'win32' as const, environment: {APPDATA: String.raw`C:\Users\ada\Roaming`}, homeFolder: String.raw`C:\Users\ada`};
		expect(defaultConfigurationPath(machine)).toBe(String.raw`C:\Users\ada\Roaming\connwatch\config.json`);
		expect(stateFolderOf(machine)).toBe(String.raw`C:\Users\ada\AppData\Local\connwatch`);
	});
});
