import {expect, test} from 'vitest';
import {everywhere, flagRows} from '../../source/commands/command-line/flags.ts';
import {helpOf} from '../../source/commands/help.ts';
import {commands} from '../../source/commands/table/index.ts';
import {createMask} from '../../source/select/line/mask.ts';
import {defaultTenantOptions} from '../../source/simulate/tenant.ts';
import {run} from './command-line.ts';

test.each(['', ...commands.map(({name}) => name)])('help of %s', name => {
	expect(helpOf(name)).toMatchSnapshot();
});

test.each(commands.map(({name}) => name))('%s --help is short, fits 100 columns where it can, and has an example', async name => {
	const {stdout, exitCode} = await run([name, '--help'], '/nowhere');
	expect(exitCode).toBe(0);
	expect(stdout).toBe(helpOf(name));
	expect(stdout.split('\n').length).toBeLessThan(50);
	expect(stdout).toContain('Examples\n  ');
});

test('every way to ask for help gives it', async () => {
	const general = helpOf('');
	for (const argv of [['--help'], ['-h'], ['help'], ['/logs', '--help']]) {
		expect(await run(argv, '/nowhere')).toEqual({stdout: general, stderr: '', exitCode: 0});
	}

	expect(await run(['help', 'status'], '/nowhere')).toEqual({stdout: helpOf('status'), stderr: '', exitCode: 0});
	expect(await run(['help', 'statsu'], '/nowhere')).toEqual({stdout: '', stderr: 'connwatch: There is no command "statsu": did you mean status?\n', exitCode: 64});
});

test('--version', async () => {
	expect(await run(['-V'], '/nowhere')).toEqual(await run(['--version'], '/nowhere'));
	expect(await run(['--version'], '/nowhere')).toEqual({stdout: 'connwatch 0.0.0\n', stderr: '', exitCode: 0});
});

test('the tables hold: names once, flags known, formats only with the flag, every flag used', () => {
	const names = commands.map(({name}) => name);
	expect(new Set(names).size).toBe(names.length);
	for (const {name, flags, formats} of commands) {
		const spellings = [...flags, ...everywhere].map(key => flagRows[key].name);
		expect(new Set(spellings).size, `${name}: two flags spelled the same`).toBe(spellings.length);
		expect(flags.includes('format'), name).toBe(formats.length > 0);
	}

	const used = new Set([...commands.flatMap(({flags}) => flags), ...everywhere]);
	expect(Object.keys(flagRows).filter(key => !used.has(key as keyof typeof flagRows))).toEqual([]);
});

test('the defaults of simulate are those it has', () => {
	for (const [key, value] of Object.entries(defaultTenantOptions)) {
		expect(flagRows[key as keyof typeof defaultTenantOptions].summary).toContain(`(default ${value})`);
	}
});

test('the token of the help is as long as those of --mask', () => {
	const token = createMask(new Uint8Array(32)).user('joe@example.com');
	expect(/user-\w+/v.exec(flagRows.mask.summary)![0]).toHaveLength(token.length);
});

test.each(commands.map(command => [command.name, command] as const))('%s can be loaded', async (_, command) => {
	const module = await command.load();
	expect(typeof module.run).toBe('function');
});
