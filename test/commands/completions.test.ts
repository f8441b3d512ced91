/** The completions of each shell, asked as the shell itself asks them. */
import {spawnSync} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {completionScripts, type Shell} from '../../source/commands/completions/index.ts';
import {commands} from '../../source/commands/table/index.ts';
import {openTerminal} from '../e2e/terminal.ts';
import {makeFolder} from '../intake/temporary-folder.ts';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

const writeScript = (shell: Shell): string => {
	const file = path.join(makeFolder(), `connwatch.${shell}`);
	writeFileSync(file, completionScripts[shell]());
	return file;
};

test.each(Object.keys(completionScripts) as readonly Shell[])('%s names every command and every format', shell => {
	const script = completionScripts[shell]();
	expect(commands.filter(({name}) => !script.includes(name))).toEqual([]);
	for (const word of ['mapping-csv', 'prometheus', 'clean-import', 'no-mask', 'powershell']) {
		expect(script).toContain(word);
	}

	expect(script).not.toContain('demo-without-folder');
});

/** What is typed, and what must and must not be offered then. */
const cases: ReadonlyArray<readonly [typed: string, offered: readonly string[], refused: readonly string[]]> = [
	['connwatch sta', ['status'], ['failures']],
	['connwatch status --fo', ['--folder', '--format'], ['--timeout']],
	['connwatch status --format pro', ['prometheus'], ['mapping-csv']],
	['connwatch users --format m', ['markdown', 'mapping-csv'], ['prometheus']],
	['connwatch wait Slack --until ', ['first-log', 'clean-import', 'healthy'], ['--until']],
	['connwatch config schema --output ', ['configuration', 'acknowledgements'], ['prometheus']],
	['connwatch ack add --check fr', ['freshness'], ['coverage']],
	['connwatch completions ', ['bash', 'zsh', 'fish', 'powershell'], ['status']],
	['connwatch --ma', ['--mask'], ['--format']],
];

describe.skipIf(!has('bash'))('bash', () => {
	test.each(cases)('%s', (typed, offered, refused) => {
		const script = `source ${writeScript('bash')}; COMP_WORDS=(${typed.replace(/ $/v, ' ""')}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _connwatch; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const {stdout, stderr} = spawnSync('bash', ['--norc', '-c', script], {encoding: 'utf8'});
		expect(stderr).toBe('');
		const words = stdout.trim().split('\n');
		expect(words).toEqual(expect.arrayContaining([...offered]));
		expect(words.filter(word => refused.includes(word))).toEqual([]);
	});

	test.each([['= ', ['json', 'ndjson', 'table']], ['= nd', ['ndjson']]])('a value behind an equals sign, which bash takes for a word: --format%s', (typed, offered) => {
		const script = `source ${writeScript('bash')}; COMP_WORDS=(connwatch status --format ${typed.trim()}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _connwatch; printf '%s\\n' "\${COMPREPLY[@]}"`;
		const {stdout} = spawnSync('bash', ['--norc', '-c', script], {encoding: 'utf8', cwd: makeFolder()});
		expect(stdout.trim().split('\n')).toEqual(expect.arrayContaining(offered));
	});

	test('folders with spaces stay one word', () => {
		const folder = makeFolder();
		writeFileSync(path.join(folder, 'my logs'), '');
		const script = `source ${writeScript('bash')}; cd ${folder}; COMP_WORDS=(connwatch status my); COMP_CWORD=2; _connwatch; printf '%s\\n' "\${COMPREPLY[@]}"`;
		expect(spawnSync('bash', ['--norc', '-c', script], {encoding: 'utf8'}).stdout).toBe('my logs\n');
	});
});

describe.skipIf(!has('fish'))('fish (skipped where it is not installed)', () => {
	test.each(cases)('%s', (typed, offered, refused) => {
		const {stdout, stderr} = spawnSync('fish', ['--no-config', '-c', `source ${writeScript('fish')}; complete -C '${typed}'`], {encoding: 'utf8'});
		expect(stderr).toBe('');
		const words = stdout.trim().split('\n').map(line => line.split('\t', 1)[0]!);
		expect(words).toEqual(expect.arrayContaining([...offered]));
		expect(words.filter(word => refused.includes(word))).toEqual([]);
	});
});

describe.skipIf(!has('zsh'))('zsh (skipped where it is not installed)', () => {
	test('the script is valid', () => {
		expect(spawnSync('zsh', ['-n', writeScript('zsh')], {encoding: 'utf8'})).toMatchObject({status: 0, stderr: ''});
	});

	test.each([
		['connwatch sta\t', 'connwatch status'],
		['connwatch status --format pro\t', '--format prometheus'],
		['connwatch users --format map\t', '--format mapping-csv'],
		['connwatch completions pow\t', 'completions powershell'],
		['connwatch wait x --until cl\t', '--until clean-import'],
		['connwatch status --fol\t', '--folder'],
	])('%j becomes %s', async (keys, completed) => {
		const home = makeFolder();
		writeFileSync(path.join(home, '.zshrc'), `PROMPT='> '; autoload -Uz compinit; compinit -u -D; source ${writeScript('zsh')}\n`);
		const terminal = openTerminal(['-i'], {command: ['zsh'], environment: {ZDOTDIR: home, HOME: home}, currentFolder: home});
		await terminal.waitFor('> ');
		terminal.type(keys);
		await terminal.waitFor(completed);
		terminal.kill();
		await terminal.exited;
	});
});

const powershell = ['pwsh', 'powershell'].find(program => has(program));

describe.skipIf(powershell === undefined)('PowerShell (skipped where it is not installed)', () => {
	test.each(cases)('%s', (typed, offered, refused) => {
		const script = `. ([scriptblock]::Create((Get-Content -Raw '${writeScript('powershell')}'))); (TabExpansion2 -inputScript '${typed}' -cursorColumn ${typed.length}).CompletionMatches.CompletionText`;
		const {stdout} = spawnSync(powershell!, ['-NoProfile', '-NonInteractive', '-Command', script], {encoding: 'utf8'});
		const words = stdout.trim().split(/\r?\n/v);
		expect(words).toEqual(expect.arrayContaining([...offered]));
		expect(words.filter(word => refused.includes(word))).toEqual([]);
	});
});
