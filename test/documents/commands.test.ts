import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';
import {commandsDocument, manualPage} from '../../scripts/documents/commands.ts';
import {flagUsage, shownFlags} from '../../source/commands/help.ts';
import {commands} from '../../source/commands/table/index.ts';

test('docs/commands.md names every command, every flag and every exit code', () => {
	const text = commandsDocument();
	for (const command of commands) {
		const section = text.split(`\n## ${command.name}\n`)[1]!.split('\n## ', 1)[0]!;
		expect(shownFlags(command).filter(row => !section.includes(`\`${flagUsage(row)}\``))).toEqual([]);
	}

	for (const code of [0, 1, 2, 3, 64, 65, 66, 70, 74, 130]) {
		expect(text).toContain(`\n| ${code} | `);
	}
});

const hasMan = spawnSync('man', ['--version']).error === undefined;
const hasGroff = spawnSync('groff', ['--version']).error === undefined;

test('no line of the manual page begins with what roff takes for a request of its own', () => {
	const requests = new Set(['.TH', '.SH', '.SS', '.B', '.br', '.PP', '.TP', '.nf', '.fi', '.RS', '.RE']);
	const lines = manualPage('1.0.0', '2026-11-22').split('\n').filter(line => /^[.']/v.test(line));
	expect(lines.filter(line => !requests.has(line.split(' ', 1)[0]!))).toEqual([]);
	expect(manualPage('1.0.0', '2026-11-22')).toContain(String.raw`\fB\-\-mask, \-\-no\-mask\fR`);
});

test.skipIf(!hasMan && !hasGroff)('man and groff have nothing to say against it (skipped where both are missing)', () => {
	const [program, argv] = hasMan ? ['man', ['--warnings', '-l', '-']] as const : ['groff', ['-man', '-Tutf8', '-ww']] as const;
	const {status, stderr, stdout} = spawnSync(program, argv, {input: manualPage('1.0.0', '2026-11-22'), encoding: 'utf8', env: {...process.env, MANPAGER: 'cat', MANROFFOPT: '-ww'}});
	expect({status, stderr}).toEqual({status: 0, stderr: ''});
	expect(stdout).toContain('EXIT STATUS');
});
