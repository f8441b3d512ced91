import {Buffer} from 'node:buffer';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {flagRows} from '../../source/commands/command-line/flags.ts';
import {publishedNames} from '../../source/schema/published.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run} from './command-line.ts';

const homeWith = (configuration: unknown): string => {
	const home = makeFolder();
	mkdirSync(path.join(home, 'config', 'connwatch'), {recursive: true});
	writeFileSync(path.join(home, 'config', 'connwatch', 'config.json'), typeof configuration === 'string' ? configuration : JSON.stringify(configuration));
	return home;
};

describe('connwatch config check', () => {
	test('counts what a right one says, and names folders that are not there', async () => {
		const home = homeWith({folders: ['/', 'nowhere'], connectors: {Slack: {}, Jive: {}}});
		const {exitCode, stdout} = await run(['config', 'check'], home);
		expect(exitCode).toBe(0);
		expect(stdout).toBe(`${home}/config/connwatch/config.json is right: 2 folders, 2 connectors.\nThere is no folder "${home}/config/connwatch/nowhere" at the moment.\n`);
	});

	test('names a start that lies ahead and a pause that is over: allowed, and perhaps a slip', async () => {
		const home = homeWith({
			connectors: {
				Slack: {createdAt: '2027-11-20T09:00:00Z'}, Jive: {createdAt: '2026-11-22T08:00:00Z', paused: {until: '2026-11-22', reason: 'move'}}, Zoom: {paused: {until: '2026-11-23', reason: 'move'}},
			},
		});
		const {exitCode, stdout} = await run(['config', 'check'], home);
		expect(exitCode).toBe(0);
		expect(stdout.split('\n').slice(1)).toEqual([
			'"Slack" is not created before 2027-11-20 09:00 UTC: nothing of it is missed until 72 h later.', '"Jive" is paused no longer: 2026-11-22 has come.', '',
		]);
	});

	test('tells every mistake, one a line, and ends with 64', async () => {
		const home = homeWith({mask: 1, connectors: {'Sl\u001Back': {maxFailed: -1}}});
		const {exitCode, stdout, stderr} = await run(['config', 'check'], home);
		expect(exitCode).toBe(64);
		expect(stdout).toBe('');
		expect(stderr.split('\n').map(line => line.replace(/^.*config\.json: /v, ''))).toEqual([
			'mask: write true or false.', 'connectors["Sl\\u001back"].maxFailed: write a whole number of items, 0 or more.', '',
		]);
	});

	test('a key that is written twice is a mistake, for only the last would count', async () => {
		const home = homeWith('{"connectors": {"Slack": {"maxFailed": 1, "match": ["{,\\":\\""]}, "Jive": {"maxFailed": 1}, "Sl\\u0061ck": {"maxFailed": 5, "maxFailed": -1}}}');
		const {exitCode, stderr} = await run(['config', 'check'], home);
		expect(exitCode).toBe(64);
		expect(stderr.split('\n').map(line => line.replace(/^.*config\.json: /v, ''))).toEqual([
			'connectors.Slack: this key is written twice, and only the last one would count.',
			'connectors.Slack.maxFailed: this key is written twice, and only the last one would count.',
			'connectors.Slack.maxFailed: write a whole number of items, 0 or more.',
			'',
		]);
		expect(await run(['config', 'check'], homeWith('{"connectors": {"Slack": {"maxFailed": 1}, "Jive": {"maxFailed": 1}}}'))).toMatchObject({exitCode: 0});
	});

	test.each(['utf16le', 'latin1'] as const)('a name in %s would be another name', async encoding => {
		const home = homeWith('');
		writeFileSync(path.join(home, 'config', 'connwatch', 'config.json'), Buffer.from('\uFEFF{"connectors": {"Café": {}}}'.slice(encoding === 'latin1' ? 1 : 0), encoding));
		expect(await run(['config', 'check'], home)).toMatchObject({exitCode: 64, stderr: expect.stringContaining('it is not UTF-8: save it in that encoding.') as unknown});
	});

	test('a missing one is no mistake, unless it was asked for', async () => {
		const home = makeFolder();
		expect(await run(['config', 'check'], home)).toMatchObject({exitCode: 0, stdout: expect.stringContaining('none is needed') as unknown});
		expect(await run(['config', 'check', '--config', 'mine.json'], home)).toMatchObject({exitCode: 64, stderr: expect.stringContaining('not there (ENOENT)') as unknown});
	});
});

describe('every command with a wrong configuration', () => {
	test.each([['status'], ['failures'], ['users'], ['report'], ['keep', 'archive'], ['wait', 'Slack']])('%s ends with 64, its path and a sentence', async (...argv) => {
		const home = homeWith({conectors: {}});
		const {exitCode, stderr} = await run(argv, home);
		expect(exitCode).toBe(64);
		expect(stderr).toContain('config.json: unknown key "conectors"; known here are $schema, folders, mask, theme, defaults, connectors.');
	});
});

describe('connwatch config init', () => {
	test('writes a right one with its schema beside it, and never over one', async () => {
		const home = makeFolder();
		expect(await run(['config', 'init', '--folder', 'logs'], home)).toMatchObject({exitCode: 0});
		const file = path.join(home, 'config', 'connwatch', 'config.json');
		expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({$schema: './config.schema.json', folders: [path.join(home, 'logs')]});
		expect(JSON.parse(readFileSync(path.join(path.dirname(file), 'config.schema.json'), 'utf8'))).toMatchObject({additionalProperties: false});
		expect(await run(['config', 'check'], home)).toMatchObject({exitCode: 0});
		writeFileSync(file, '{"mask": true}');
		expect(await run(['config', 'init'], home)).toMatchObject({exitCode: 74, stderr: `connwatch: ${file} already exists, not changed.\n`});
		expect(readFileSync(file, 'utf8')).toBe('{"mask": true}');
	});

	test('leaves nothing that is in the way of another try', async () => {
		const home = makeFolder();
		// A folder has the name of the schema.
		mkdirSync(path.join(home, 'mine.schema.json', 'x'), {recursive: true});
		expect(await run(['config', 'init', '--config', 'mine.json'], home)).toMatchObject({exitCode: 74, stderr: expect.stringContaining('mine.json was not written: ') as unknown});
		expect(readdirSync(home)).toEqual(['mine.schema.json']);
		expect(await run(['config', 'init', '--config', 'mine.schema.json/x/y.json'], home)).toMatchObject({exitCode: 0});
	});

	test('says that a file is where its folder should be', async () => {
		const home = makeFolder();
		writeFileSync(path.join(home, 'file'), '');
		expect(await run(['config', 'init', '--config', 'file/mine.json'], home)).toMatchObject({
			exitCode: 74, stderr: `connwatch: ${home}/file/mine.json was not written, for its folder cannot be made: something else has that name (EEXIST).\n`,
		});
	});
});

describe('connwatch config schema', () => {
	test.each(publishedNames)('prints the schema of %s', async name => {
		const {exitCode, stdout} = await run(['config', 'schema', '--output', name], makeFolder());
		expect(exitCode).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({$schema: 'https://json-schema.org/draft/2020-12/schema'});
	});

	test('knows no other', async () => {
		expect(await run(['config', 'schema', '--output', 'tables'], makeFolder())).toMatchObject({exitCode: 64, stderr: expect.stringContaining('choose configuration, status') as unknown});
		expect(await run(['config', 'schema', '--output', 'stats'], makeFolder())).toMatchObject({exitCode: 64, stderr: expect.stringContaining('did you mean status?') as unknown});
	});

	test('each is named by the help', () => {
		expect(flagRows.output.choices).toEqual(publishedNames);
	});
});
