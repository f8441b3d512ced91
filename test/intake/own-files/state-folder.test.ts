import {Buffer} from 'node:buffer';
import {execFileSync, spawn} from 'node:child_process';
import {
	chmodSync,
	existsSync,
	lstatSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {
	addAcknowledgement,
	readAcknowledgements,
	readOrCreateMaskKey,
	readView,
	removeAcknowledgement,
	writeView,
} from '../../../source/intake/own-files/state-folder.ts';
import {readStateFile} from '../../../source/intake/own-files/state-file.ts';
import type {Acknowledgement} from '../../../source/connectors/settings.ts';
import {makeFolder} from '../temporary-folder.ts';

const now = Date.parse('2026-11-22T08:00:00Z');

const about = (connector: string, reason: string | null, check: string | null = null): Omit<Acknowledgement, 'id'> => ({
	connector, reason, check, shape: null, author: 'ana', ticket: null, note: 'known', createdAt: now, expiresAt: now + 86_400_000,
});

const held = async (folder: string): Promise<readonly Acknowledgement[]> => {
	const {value} = await readAcknowledgements(folder, now);
	return value;
};

const problemWith = async (folder: string): Promise<string | null> => {
	const {problem} = await readAcknowledgements(folder, now);
	return problem;
};

const stateFolder = (): string => path.join(makeFolder(), 'state', 'connwatch');

describe('acknowledgements', () => {
	test('are none where there is no folder, which is not made by looking', async () => {
		const folder = stateFolder();
		expect(await readAcknowledgements(folder, now)).toEqual({value: [], problem: null, isKnown: true});
		expect(existsSync(folder)).toBe(false);
	});

	test('are held as they were given, readable by nobody else', async () => {
		const folder = stateFolder();
		const {value: added} = await addAcknowledgement(folder, about('Slack', 'Licence\u001B[31m missing'));
		expect(await readAcknowledgements(folder, now)).toEqual({value: [added], problem: null, isKnown: true});
		expect(added).toMatchObject(about('Slack', 'Licence\u001B[31m missing'));
		expect(statSync(path.join(folder, 'acknowledgements.json')).mode % 0o1000).toBe(0o600);
		expect(statSync(folder).mode % 0o1000).toBe(0o700);
		expect(readdirSync(folder)).toEqual(['acknowledgements.json']);
	});

	test('replace one about the same thing, and no other', async () => {
		const folder = stateFolder();
		await addAcknowledgement(folder, about('Slack', 'a'));
		await addAcknowledgement(folder, about('Slack', null, 'volume'));
		await addAcknowledgement(folder, about('Jive', 'a'));
		await addAcknowledgement(folder, {...about('  slack', 'a'), note: 'newer'});
		const {value} = await readAcknowledgements(folder, now);
		expect(value.map(({connector, note}) => [connector, note])).toEqual([['Slack', 'known'], ['Jive', 'known'], ['  slack', 'newer']]);
	});

	test('are removed by the start of their id, when it means one', async () => {
		const folder = stateFolder();
		const {value: {id}} = await addAcknowledgement(folder, about('Slack', 'a'));
		await addAcknowledgement(folder, about('Slack', 'b'));
		expect(await removeAcknowledgement(folder, 'zz', now)).toMatchObject({value: null});
		expect(await removeAcknowledgement(folder, '', now)).toMatchObject({value: null});
		expect(await removeAcknowledgement(folder, id.slice(0, 6), now)).toMatchObject({value: {id}});
		expect(await held(folder)).toMatchObject([{reason: 'b'}]);
	});
});

describe('a damaged state file', () => {
	test.each([
		'',
		'{',
		'null',
		'[]',
		'{"schemaVersion": 1}',
		'{"schemaVersion": 1, "acknowledgements": [{"id": "x"}]}',
		'\0\0\0\0',
		'{"schemaVersion": 1, "acknowledgements": [{"id": "x", "connector": "a", "reason": null, "check": null, "note": "", "createdAt": "soon", "expiresAt": "later"}]}',
	])('%j is set aside, told, and begun anew', async text => {
		const folder = makeFolder();
		writeFileSync(path.join(folder, 'acknowledgements.json'), text);
		const {value, problem} = await readAcknowledgements(folder, now);
		expect(value).toEqual([]);
		const [aside = ''] = readdirSync(folder);
		expect(aside).toMatch(/^acknowledgements\.json\.damaged-2026-11-22T08-00-00-000Z-[0-9a-f]{4}$/v);
		expect(problem).toBe(`${path.join(folder, 'acknowledgements.json')} was damaged: it is kept as ${aside}, and a new one is begun.`);
		expect(readFileSync(path.join(folder, aside), 'utf8')).toBe(text);
		await addAcknowledgement(folder, about('Slack', 'a'));
		expect(await held(folder)).toHaveLength(1);
	});

	test('are left alone when the program itself has a part missing, as in the middle of an update', async () => {
		const folder = makeFolder();
		writeFileSync(path.join(folder, 'acknowledgements.json'), '{}');
		const read = await readStateFile({
			folder,
			name: 'acknowledgements.json',
			async parse() {
				return import(path.join(folder, 'schema.js')) as Promise<null>;
			},
			format: () => ({}),
		}, now);
		expect(read).toMatchObject({value: null, isWritable: false, problem: expect.stringContaining('acknowledgements.json cannot be read: ERR_MODULE_NOT_FOUND.') as string});
		expect(readdirSync(folder)).toEqual(['acknowledgements.json']);
	});

	test('of a newer connwatch is left alone', async () => {
		const folder = makeFolder();
		const file = path.join(folder, 'acknowledgements.json');
		writeFileSync(file, '{"schemaVersion": 2}');
		expect(await problemWith(folder)).toBe(`${file} was written by a newer connwatch: it is left alone.`);
		await expect(addAcknowledgement(folder, about('Slack', 'a'))).rejects.toThrow('written by a newer connwatch');
		expect(readFileSync(file, 'utf8')).toBe('{"schemaVersion": 2}');
	});

	test('that is a link, a pipe or a folder is neither followed nor written', async () => {
		const folder = makeFolder();
		const file = path.join(folder, 'acknowledgements.json');
		writeFileSync(path.join(folder, 'precious'), 'precious');
		symlinkSync('precious', file);
		expect(await problemWith(folder)).toBe(`${file} is a link, and links are not followed: put the file itself there.`);
		await expect(addAcknowledgement(folder, about('Slack', 'a'))).rejects.toThrow('is a link');
		expect(lstatSync(file).isSymbolicLink()).toBe(true);
		expect(readFileSync(path.join(folder, 'precious'), 'utf8')).toBe('precious');
	});

	test.each(['mkfifo', 'mkdir'])('made by %s is no state file', async command => {
		const folder = makeFolder();
		execFileSync(command, [path.join(folder, 'acknowledgements.json')]);
		await expect(addAcknowledgement(folder, about('Slack', 'a'))).rejects.toThrow('it is not a regular file');
	});
});

describe('a state folder that cannot be written', () => {
	test.skipIf(process.getuid?.() === 0)('says why, and leaves the old file as it was', async () => {
		const folder = stateFolder();
		await addAcknowledgement(folder, about('Slack', 'a'));
		const before = readFileSync(path.join(folder, 'acknowledgements.json'), 'utf8');
		chmodSync(folder, 0o500);
		await expect(addAcknowledgement(folder, about('Slack', 'b'))).rejects.toThrow('acknowledgements.json was not written: no permission (EACCES).');
		expect(readFileSync(path.join(folder, 'acknowledgements.json'), 'utf8')).toBe(before);
		chmodSync(folder, 0o700);
	});

	test.skipIf(!canMount())('because it is read-only says so, and loses nothing', () => {
		const folder = makeFolder();
		const output = execFileSync('unshare', ['-U', '-r', '-m', 'sh', '-c', `
			mount -t tmpfs none ${folder} && ${process.execPath} ${program} ${folder} first 1 && mount -o remount,ro ${folder} &&
			${process.execPath} ${program} ${folder} second 1 2>&1; cat ${folder}/acknowledgements.json`], {encoding: 'utf8'});
		expect(output).toContain('was not written: the file system is read-only (EROFS)');
		expect(output).toContain('"reason": "first 0"');
		expect(output).not.toContain('"reason": "second 0"');
	});

	test('in whose place a file lies says so', async () => {
		const folder = path.join(makeFolder(), 'file');
		writeFileSync(folder, '');
		await expect(addAcknowledgement(folder, about('Slack', 'a'))).rejects.toThrow('acknowledgements.json was not written: something else has that name (EEXIST).');
	});

	// The real thing: a file system that takes so many bytes and no more.
	test.skipIf(!canMount())('because the disk is full says so, and loses nothing', async () => {
		const folder = makeFolder();
		const output = execFileSync('unshare', ['-U', '-r', '-m', 'sh', '-c', `
			mount -t tmpfs -o size=16k none ${folder} &&
			${process.execPath} ${program} ${folder} first 100 2>&1; ls -a ${folder}; cat ${folder}/acknowledgements.json`], {encoding: 'utf8'});
		expect(output).toContain('the disk is full (ENOSPC)');
		const told = output.match(/^first \d+$/gmv) ?? [];
		expect(told.length).toBeGreaterThan(0);
		const file = JSON.parse(output.slice(output.indexOf('{\n'))) as {acknowledgements: Array<{reason: string}>};
		expect(file.acknowledgements.map(({reason}) => reason)).toEqual(told);
		expect(output).not.toMatch(/\.(?:tmp|lock)$/mv);
	});

	test.skipIf(!canMount())('because not even a lock finds room leaves none behind, which would hold up the next one', () => {
		const folder = makeFolder();
		const output = execFileSync('unshare', ['-U', '-r', '-m', 'sh', '-c', `
			mount -t tmpfs -o size=16k none ${folder} && head -c 100000 /dev/zero > ${folder}/full;
			${process.execPath} ${program} ${folder} first 1 2>&1; ls -a ${folder}`], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']});
		expect(output).toContain('the disk is full (ENOSPC)');
		expect(output).not.toContain('.lock');
	});
});

const program = path.join(import.meta.dirname, 'acknowledge-until-killed.ts');

function canMount(): boolean {
	try {
		execFileSync('unshare', ['-U', '-r', '-m', 'true'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
}

const start = (folder: string, who: string, count: number) => {
	const child = spawn(process.execPath, [program, folder, who, String(count)], {stdio: ['ignore', 'pipe', 'inherit']});
	let output = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		output += text;
	});
	const ended = new Promise<void>(resolve => {
		child.on('close', () => {
			resolve();
		});
	});
	return {child, ended, told: () => output.split('\n').filter(line => line !== '')};
};

describe('several at once', () => {
	test('lose none of each other\'s acknowledgements', async () => {
		const folder = stateFolder();
		const writers = ['a', 'b', 'c', 'd'].map(who => start(folder, who, 12));
		await Promise.all(writers.map(async ({ended}) => ended));
		expect(writers.flatMap(({told}) => told())).toHaveLength(48);
		expect(await held(folder)).toHaveLength(48);
		expect(readdirSync(folder)).toEqual(['acknowledgements.json']);
	}, 60_000);

	test('killed at any moment, lose none that was told to be held', async () => {
		const folder = stateFolder();
		const told: string[] = [];
		for (let round = 0; round < 6; round++) {
			const {child, ended, told: toldNow} = start(folder, `round ${round}`, 10_000);

			while (toldNow().length === 0) {
				await wait(5);
			}

			await wait(round * 4);
			child.kill('SIGKILL');
			await ended;
			told.push(...toldNow());
			const {value, problem} = await readAcknowledgements(folder, now);

			expect(problem).toBeNull();
			const reasons = new Set(value.map(({reason}) => reason));
			expect(told.filter(reason => !reasons.has(reason))).toEqual([]);
		}

		expect(told.length).toBeGreaterThanOrEqual(6);
	}, 120_000);
});

describe('view', () => {
	const view = {
		sort: {column: 'failed', isReversed: true}, filter: 'slack', isProblemsOnly: true, isMasked: false, zone: 'local' as const, savedFilters: ['a'], hiddenColumns: ['trend'],
	};

	test('is remembered for each set of folders', async () => {
		const folder = stateFolder();
		await writeView(folder, '/logs', view, now);
		await writeView(folder, '/other', {...view, filter: ''}, now);
		expect(await readView(folder, '/logs', now)).toEqual({value: view, problem: null});
		expect(await readView(folder, '/other', now)).toMatchObject({value: {filter: ''}});
		expect(await readView(folder, 'constructor', now)).toEqual({value: null, problem: null});
	});

	test('that is damaged is set aside', async () => {
		const folder = makeFolder();
		writeFileSync(path.join(folder, 'view.json'), '{"schemaVersion": 1, "views": {"/logs": {"zone": "Mars"}}}');
		const {value, problem} = await readView(folder, '/logs', now);
		expect(value).toBeNull();
		expect(problem).toContain('was damaged');
	});
});

describe('mask key', () => {
	test('is made once and stays', async () => {
		const folder = stateFolder();
		const {value, problem} = await readOrCreateMaskKey(folder, now);
		expect(problem).toBeNull();
		expect(value).toHaveLength(32);
		expect(await readOrCreateMaskKey(folder, now)).toEqual({value, problem: null});
		expect(statSync(path.join(folder, 'mask.key')).mode % 0o1000).toBe(0o600);
	});

	test('is the same for two that make it at once', async () => {
		const folder = stateFolder();
		const keys = await Promise.all(Array.from({length: 8}, async () => readOrCreateMaskKey(folder, now)));
		expect(new Set(keys.map(({value}) => Buffer.from(value).toString('hex'))).size).toBe(1);
	});

	test('is for this run where it cannot be kept, and that is told', async () => {
		const folder = path.join(makeFolder(), 'file');
		writeFileSync(folder, '');
		const {value, problem} = await readOrCreateMaskKey(folder, now);
		expect(value).toHaveLength(32);
		expect(problem).toContain('hold for this run only');
	});
});
