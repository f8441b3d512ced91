import {describe, expect, test} from 'vitest';
import {
	checkArguments,
	chooseFormat,
	parseFlags,
} from '../../../source/commands/command-line/arguments.ts';
import {commands, findCommand} from '../../../source/commands/table/index.ts';
import {readWords} from '../../../source/commands/command-line/words.ts';

const clock = Date.parse('2026-11-22T08:00:00Z');

const parse = (argv: readonly string[], name = 'failures') => parseFlags(readWords(argv), findCommand(name)!, clock);

test('flags and folders are told apart, in any order', () => {
	const words = readWords(['status', '--format', 'json', 'a', '--folder=b c', '--folder', 'é', '--no-mask', 'd']);
	expect(words.input).toEqual(['status', 'a', 'd']);
	expect(Object.fromEntries(words.given)).toEqual({folder: ['b c', 'é'], format: 'json', mask: false});
});

test('behind -- everything is a folder', () => {
	expect(readWords(['status', '--', '-logs', '--format', '日本 語', '--folder=']).input).toEqual(['status', '-logs', '--format', '日本 語', '--folder=']);
});

test('numbers stay text', () => {
	expect(readWords(['007', '--user', '0042', '1e3']).input).toEqual(['007', '1e3']);
	expect(parse(['--user', '0042'])).toEqual({user: '0042'});
});

test('values are parsed, durations from --now wherever it stands', () => {
	expect(parse(['--since', '1d', '--limit', '20', '--now', '2026-11-10T00:00:00Z'])).toEqual({
		since: Date.parse('2026-11-09T00:00:00Z'), limit: 20, now: Date.parse('2026-11-10T00:00:00Z'),
	});
	expect(parse(['--since', '1d'])).toEqual({since: Date.parse('2026-11-21T08:00:00Z')});
});

test('--until means what the command says it means', () => {
	expect(parse(['--until', '2026-11-20'])).toEqual({until: Date.parse('2026-11-20')});
	expect(parse(['--until', 'healthy'], 'wait')).toEqual({goal: 'healthy'});
});

describe('each mistake is one sentence that says what to type', () => {
	test.each([
		[['--limt', '3'], 'failures has no flag "--limt": did you mean --limit?'],
		[['--no-masc'], 'failures has no flag "--no-masc": did you mean --mask?'],
		[['--zzz'], 'failures has no flag "--zzz": connwatch failures --help lists its flags.'],
		[['-x'], 'failures has no flag "-x": connwatch failures --help lists its flags. A folder that begins with a dash comes after --.'],
		[['-X'], 'failures has no flag "-X": connwatch'],
		[['--timeout', '3d'], 'failures has no flag "--timeout"'],
		[['--limit'], '--limit needs a value: --limit=<count>.'],
		[['--limit='], '--limit needs a value'],
		[['--folder='], '--folder needs a value: --folder=<folder>.'],
		[['--folder'], '--folder needs a value'],
		[['--folder', 'a', '--folder='], '--folder needs a value'],
		[['--folder', '--mask'], '--folder needs a value'],
		[['--folder', '-'], '--folder needs a value'],
		[['--folder', '--', 'a'], '--folder needs a value'],
		[['--limit', '-5'], '--limit: "-5" is not a whole number from 1 to 1000000000.'],
		[['--limit', '1', '--limit', '2'], 'The flag --limit can only be set once.'],
		[['--mask=maybe'], '--mask takes no value.'],
		[['--no-config'], '--config needs a value'],
		[['--now', 'noon'], '--now: "noon" is not a time'],
	])('%j', (argv, sentence) => {
		expect(() => parse(argv)).toThrow(sentence);
	});

	test('a value may be anything', () => {
		expect(parse(['--user', 'a\u001B[31m\u202Eb'])).toEqual({user: 'a\u001B[31m\u202Eb'});
	});

	test('hostile words are shown harmless', () => {
		expect(() => parse(['--\u001B]0;x\u0007\u202E'])).toThrow(/^[^\p{Cc}\u202E]*$/v);
	});
});

test('a format the command does not print is refused', () => {
	const status = findCommand('status')!;
	expect(chooseFormat({}, status)).toBe('table');
	expect(chooseFormat({format: 'prometheus'}, status)).toBe('prometheus');
	expect(() => chooseFormat({format: 'mapping-csv'}, status)).toThrow('status cannot print "mapping-csv": choose table, json, ndjson, csv, markdown, prometheus.');
});

test.each([
	['wait', [], 'wait needs a connector: connwatch wait "Slack" --folder /logs'],
	['wait', [''], 'wait needs a connector'],
	['keep', [''], 'keep needs an archive: connwatch keep /archive --folder /logs'],
	['simulate', [''], 'simulate needs a folder'],
	['check', [], null],
	['status', ['a', 'b', 'c'], null],
	['completions', ['fihs'], 'completions knows no shell "fihs": did you mean fish?'],
	['completions', ['tcsh'], 'completions knows no shell "tcsh": choose bash, zsh, fish, powershell.'],
	['completions', ['bash', 'zsh'], 'completions does not take "zsh"'],
	['ack', ['remove', 'x', 'y'], 'ack does not take "y"'],
])('%s %j', (name, values, sentence) => {
	const check = () => {
		checkArguments(values, findCommand(name)!);
	};

	if (sentence === null) {
		check();
	} else {
		expect(check).toThrow(sentence);
	}
});

test.each(commands.map(({name}) => name))('%s takes the shared flags, and no unknown one', name => {
	expect(parse(['--poll', '5', '--no-color', '--ascii', '--plain', '--fresh', '--config', 'c.json', '--folder', 'a', '--now', '2026-11-10T00:00:00Z'], name)).toMatchObject({poll: 5, color: false, folder: ['a']});
	expect(() => parse(['--colour'], name)).toThrow('has no flag');
});
