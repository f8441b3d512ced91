import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	appendFileSync,
	linkSync,
	mkdirSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {createServer} from 'node:net';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {hashLog} from '../../source/intake/folder/hash-log.ts';
import {readFolders} from '../../source/intake/read-folders.ts';
import {adminLog} from './logs.ts';
import {fileOf, summarize} from './summary.ts';
import {makeFolder} from './temporary-folder.ts';

const now = (): number => Date.now();
const hourAgo = (): Date => new Date(Date.now() - 3_600_000);

test('every entry that is not a folder is told once, with what it is and why', async () => {
	const folder = makeFolder();
	const write = (name: string, text: string): void => {
		writeFileSync(path.join(folder, name), text);
	};

	mkdirSync(path.join(folder, 'sub', 'deep'), {recursive: true});
	mkdirSync(path.join(folder, '.git'));
	mkdirSync(path.join(folder, 'Safari.download'));
	write('Slack_Log.txt', adminLog(1));
	write('sub/deep/Bloomberg_Log.txt', adminLog(2));
	write('notes.txt', 'buy milk\n');
	utimesSync(path.join(folder, 'notes.txt'), hourAgo(), hourAgo());
	write('young notes.txt', 'buy milk\n');
	write('empty.txt', '');
	write('Teams_Log.txt.crdownload', adminLog(3));
	write('HR_Log.txt', adminLog(4));
	write('HR_Log.txt.PART', adminLog(4));
	write('Safari.download/Zoom_Log.txt', adminLog(5));
	write('.hidden', adminLog(6));
	write('.git/x_Log.txt', adminLog(6));
	write('Thumbs.db', 'x');
	write('DESKTOP.INI', 'x');
	symlinkSync('Slack_Log.txt', path.join(folder, 'link.txt'));

	const {files, folders, isComplete} = await readFolders([folder], {now});

	expect(isComplete).toBe(true);
	expect(folders).toMatchObject([{folder, mode: 'polling', reason: 'read once'}]);
	expect(files.map(file => `${file.status} ${file.path}`)).toEqual([
		'ignored .git',
		'ignored .hidden',
		'ignored DESKTOP.INI',
		'read HR_Log.txt',
		'pending HR_Log.txt.PART',
		'pending Safari.download/Zoom_Log.txt',
		'read Slack_Log.txt',
		'pending Teams_Log.txt.crdownload',
		'ignored Thumbs.db',
		'pending empty.txt',
		'ignored link.txt',
		'unrecognised notes.txt',
		'read sub/deep/Bloomberg_Log.txt',
		'pending young notes.txt',
	]);
	expect(files.filter(({status, reason}) => (status === 'read') !== (reason === null))).toEqual([]);
	expect(fileOf({files}, 'Teams_Log.txt.crdownload').reading).toBeNull();
});

test('files that other programs leave beside logs are ignored, unless there is a log in them or they are named as logs', async () => {
	const folder = makeFolder();
	const write = (name: string, text: string): void => {
		writeFileSync(path.join(folder, name), text);
		utimesSync(path.join(folder, name), hourAgo(), hourAgo());
	};

	const words = 'Nothing of a log is written here.\n';
	for (const name of ['readme.txt', 'README.md', 'SHA256SUMS', 'Slack_Log.txt.sha256', 'fetch.ps1', 'Purview.url', '~$Slack.docx', 'Slack_Log.txt:Zone.Identifier', 'readme_Log.txt']) {
		write(name, words);
	}

	write('license.txt', adminLog(1));
	write('readme second.txt', adminLog(2));
	const {files} = await readFolders([folder], {now});

	expect(files.map(file => `${file.status} ${file.path}`).toSorted()).toEqual([
		'ignored Purview.url',
		'ignored README.md',
		'ignored SHA256SUMS',
		'ignored Slack_Log.txt.sha256',
		'ignored Slack_Log.txt:Zone.Identifier',
		'ignored fetch.ps1',
		'ignored readme.txt',
		'ignored ~$Slack.docx',
		'read license.txt',
		'read readme second.txt',
		'unrecognised readme_Log.txt',
	]);
});

test('pipes, sockets, devices, dangling links and link loops are counted, not opened, and hide no sibling', async context => {
	context.skip(process.platform === 'win32', 'Windows has no pipes in folders');
	const folder = makeFolder();
	for (let number = 0; number < 8; number++) {
		execFileSync('mkfifo', [path.join(folder, `fifo ${number}_Log.txt`)]);
	}

	const server = createServer().listen(path.join(folder, 'socket_Log.txt'));
	mkdirSync(path.join(folder, 'sub'));
	symlinkSync('..', path.join(folder, 'sub', 'up'));
	symlinkSync('round', path.join(folder, 'round'));
	symlinkSync('Slack_Log.txt/below', path.join(folder, 'through-a-file'));
	symlinkSync('/dev/zero', path.join(folder, 'zero_Log.txt'));
	symlinkSync('nowhere', path.join(folder, 'dangling_Log.txt'));
	writeFileSync(path.join(folder, 'Slack_Log.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'sub', 'Zoom_Log.txt'), adminLog(2));
	const hasDevice = makeDevice(path.join(folder, 'device_Log.txt'));

	const {files} = await readFolders([folder], {now});
	server.close();

	const reasons = Map.groupBy(files, ({reason}) => reason);
	expect(reasons.get('a pipe')).toHaveLength(8);
	expect(reasons.get('a socket')).toHaveLength(1);
	expect(reasons.get('a link; links are not followed')).toHaveLength(5);
	expect(reasons.get('a device') ?? []).toHaveLength(hasDevice ? 1 : 0);
	expect(reasons.get(null)?.map(file => file.path)).toEqual(['Slack_Log.txt', 'sub/Zoom_Log.txt']);
});

const makeDevice = (location: string): boolean => {
	try {
		execFileSync('mknod', [location, 'c', '1', '5'], {stdio: 'ignore'});
		return true;
	} catch {
		return false;
	}
};

test('names with a newline, ESC, 255 bytes, NFC beside NFD and bytes that are not UTF-8 are separate files', async context => {
	context.skip(process.platform !== 'linux', 'only Linux has names of any bytes');
	const folder = makeFolder();
	const names: ReadonlyArray<string | Buffer> = [
		'new\nline_Log.txt', '\u001B[2Jescape_Log.txt', `${'n'.repeat(251)}.txt`, 'caf\u00E9.txt', 'cafe\u0301.txt', 'real \uFFFD.txt', Buffer.from([0x72, 0xFE, 0x2E, 0x74, 0x78, 0x74]), Buffer.from([0x72, 0xFF, 0x2E, 0x74, 0x78, 0x74]),
	];
	for (const [index, name] of names.entries()) {
		writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name)]), adminLog(index));
	}

	mkdirSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x64, 0xFF])]));
	writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0x64, 0xFF]), Buffer.from('/inside.txt')]), adminLog(100));

	const {files} = await readFolders([folder], {now});

	expect(new Set(files.map(({id}) => id)).size).toBe(names.length + 1);
	expect(files.flatMap(file => summarize({files: [file]})[0]!.imported).toSorted((one, other) => one! - other!)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 100]);
	expect(files.filter(file => file.path === 'r\uFFFD.txt')).toHaveLength(2);
});

test('a copy of a log is found under a name that is not UTF-8', async context => {
	context.skip(process.platform !== 'linux', 'only Linux has names of any bytes');
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'r.txt'), adminLog(7));
	writeFileSync(Buffer.concat([Buffer.from(`${folder}/r`), Buffer.from([0xFF]), Buffer.from('.txt')]), adminLog(7));

	const {files} = await readFolders([folder], {now, hashes: 'copies'});

	const sha256 = createHash('sha256').update(adminLog(7)).digest('hex');
	expect(files.map(file => file.sha256)).toEqual([sha256, sha256]);
});

test('a log that changed since it was read has no hash: it would be that of other bytes', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'a.txt'), adminLog(7));
	const {files} = await readFolders([folder], {now});
	const file = files[0]!;

	expect(await hashLog(file)).toBe(createHash('sha256').update(adminLog(7)).digest('hex'));
	writeFileSync(path.join(folder, 'a.txt'), adminLog(8));
	// As long as before, and perhaps within the same millisecond.
	utimesSync(path.join(folder, 'a.txt'), hourAgo(), new Date(file.modifiedAt + 1000));
	expect(await hashLog(file)).toBeNull();
	appendFileSync(path.join(folder, 'a.txt'), adminLog(8));
	utimesSync(path.join(folder, 'a.txt'), hourAgo(), new Date(file.modifiedAt));
	expect(await hashLog(file)).toBeNull();
	writeFileSync(path.join(folder, 'a.txt'), adminLog(7));
	utimesSync(path.join(folder, 'a.txt'), hourAgo(), new Date(file.modifiedAt));
	expect(await hashLog(file)).not.toBeNull();
	rmSync(path.join(folder, 'a.txt'));
	expect(await hashLog(file)).toBeNull();
});

test('a folder given twice, by a link, or inside another counts each file once', async () => {
	const folder = makeFolder();
	mkdirSync(path.join(folder, 'inner'));
	mkdirSync(path.join(folder, '.kept'));
	symlinkSync(path.join(folder, 'inner'), path.join(folder, 'alias'));
	writeFileSync(path.join(folder, 'outer.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'inner', 'inner.txt'), adminLog(2));
	writeFileSync(path.join(folder, '.kept', 'kept.txt'), adminLog(3));
	const folders = [path.join(folder, 'inner'), folder, path.join(folder, 'alias'), `${folder}/`, path.join(folder, '.kept')];

	const snapshot = await readFolders(folders, {now});

	expect(snapshot.files.filter(({status}) => status === 'read').map(file => [folders.indexOf(file.folder), file.path])).toEqual([
		[1, 'inner/inner.txt'], [1, 'outer.txt'], [4, 'kept.txt'],
	]);
	expect(snapshot.folders.map(({mode, lastScanAt}) => [mode, lastScanAt !== null])).toEqual(folders.map(() => ['polling', true]));
});

test('a missing folder, a file in its place and one that may not be listed say so', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'file'), '');
	const {folders} = await readFolders([path.join(folder, 'nowhere'), path.join(folder, 'file')], {now});
	expect(folders).toMatchObject([
		{
			mode: 'missing', reason: 'not there (ENOENT)', lastScanAt: null, seenAt: null,
		},
		{
			mode: 'missing', reason: 'not a folder', lastScanAt: null, seenAt: null,
		},
	]);
});

test('a last line without its end is pending in a young file and believed in an old one', async () => {
	const folder = makeFolder();
	for (const name of ['young.txt', 'old.txt']) {
		writeFileSync(path.join(folder, name), adminLog(1).trimEnd());
	}

	utimesSync(path.join(folder, 'old.txt'), hourAgo(), hourAgo());

	const snapshot = await readFolders([folder], {now});

	expect(fileOf(snapshot, 'young.txt')).toMatchObject({status: 'pending', reason: 'its last line has no end yet'});
	expect(fileOf(snapshot, 'old.txt')).toMatchObject({status: 'read', reason: null});
});

test('the same bytes have the same SHA-256, hard links included', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'a.txt'), adminLog(1));
	writeFileSync(path.join(folder, 'a (1).txt'), adminLog(1));
	linkSync(path.join(folder, 'a.txt'), path.join(folder, 'hard.txt'));
	const {files} = await readFolders([folder], {now});
	expect(new Set(files.map(({sha256}) => sha256))).toEqual(new Set([execFileSync('sha256sum', [path.join(folder, 'a.txt')], {encoding: 'utf8'}).slice(0, 64)]));
});

test('asked for copies only, a file is hashed when another of its size says the same', async () => {
	const folder = makeFolder();
	const write = (name: string, text: string): void => {
		writeFileSync(path.join(folder, name), text);
	};

	write('a.txt', adminLog(1));
	write('a (1).txt', adminLog(1));
	write('same size.txt', adminLog(1).replace('11/01', '11/02'));
	write('same but one byte.txt', adminLog(1).replace('1', '2'));
	write('other.txt', adminLog(10));
	write('note.txt', 'buy milk\n');
	write('note (1).txt', 'buy milk\n');
	write('empty.txt', '');
	write('empty (1).txt', '');

	const {files} = await readFolders([folder], {now, hashes: 'copies'});
	const usual = await readFolders([folder], {now});

	const hashes = (all: typeof files): ReadonlyMap<string, string | null> => new Map(all.map(file => [file.path, file.sha256]));
	const found = hashes(files);
	for (const name of ['a.txt', 'a (1).txt', 'note.txt', 'note (1).txt']) {
		expect(found.get(name)).toBe(hashes(usual.files).get(name));
	}

	expect(['same size.txt', 'other.txt', 'empty.txt', 'empty (1).txt'].map(name => found.get(name))).toEqual([null, null, null, null]);
});

test('more than a little is read by workers, with the same result, progress and twins of large files hashed', async () => {
	const folder = makeFolder();
	const large = adminLog(7) + 'x'.repeat(79).concat('\n').repeat(220_000);
	writeFileSync(path.join(folder, 'large.txt'), large);
	writeFileSync(path.join(folder, 'twin.txt'), large);
	writeFileSync(path.join(folder, 'alone.txt'), `${large}x\n`);
	writeFileSync(path.join(folder, 'small.txt'), adminLog(8));
	let told = 0;
	let lastBytes = 0;

	const snapshot = await readFolders([folder], {
		now,
		onProgress(progress) {
			told++;
			lastBytes = Math.max(lastBytes, progress.bytesDone);
			expect(progress.bytesDone).toBeLessThanOrEqual(progress.bytesTotal);
		},
	});

	expect(snapshot.files.map(file => [file.path, file.sha256 !== null])).toEqual([['alone.txt', false], ['large.txt', true], ['small.txt', true], ['twin.txt', true]]);
	expect(fileOf(snapshot, 'large.txt').sha256).toBe(fileOf(snapshot, 'twin.txt').sha256);
	expect(summarize(snapshot).map(({imported}) => imported)).toEqual([[7], [7], [8], [7]]);
	expect(told).toBeGreaterThan(10);
	expect(lastBytes).toBeGreaterThan(50_000_000);
});

test('reading stops when asked to, in workers and without', async () => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'large.txt'), 'x'.repeat(79).concat('\n').repeat(500_000));
	await expect(readFolders([folder], {now, signal: AbortSignal.abort(new Error('enough'))})).rejects.toThrow('enough');
	await expect(readFolders([folder], {now, signal: AbortSignal.timeout(5)})).rejects.toThrow('timeout');
});
