import {expect, test} from 'vitest';
import {readWords} from '../../../source/commands/command-line/words.ts';
import {chooseCommand} from '../../../source/commands/table/choose.ts';

const terminal = {
	isStdinTty: true, isStdoutTty: true, isStderrTty: true, columns: 80, rows: 24, colorDepth: 4,
};

const choose = (argv: readonly string[], given: Partial<typeof terminal> = {}, termName = 'xterm') => {
	const {command, arguments: values} = chooseCommand(readWords(argv), {...terminal, ...given}, termName, path => path === 'statu');
	return [command.name, ...values];
};

test('without a command: the board on a terminal, else the status', () => {
	expect(choose(['a', 'b'])).toEqual(['live', 'a', 'b']);
	expect(choose(['live', 'a'])).toEqual(['live', 'a']);
	expect(choose(['a'], {isStdoutTty: false})).toEqual(['status', 'a']);
	expect(choose(['a'], {isStdinTty: false})).toEqual(['status', 'a']);
	expect(choose(['a'], {}, 'dumb')).toEqual(['status', 'a']);
	expect(choose(['live', 'a'], {isStdoutTty: false})).toEqual(['status', 'a']);
	expect(choose([])).toEqual(['live']);
});

test('a command is a command wherever its flags stand', () => {
	expect(choose(['--format', 'json', 'status', 'a'])).toEqual(['status', 'a']);
	expect(choose(['users'])).toEqual(['users']);
});

test('a slip of the finger is no folder, unless there is one of that name', () => {
	expect(() => choose(['statsu'])).toThrow('There is no command and no folder "statsu": did you mean connwatch status?');
	expect(choose(['statu'])).toEqual(['live', 'statu']);
	expect(choose(['./statsu'])).toEqual(['live', './statsu']);
	expect(choose(['logs'])).toEqual(['live', 'logs']);
});
