/** Samples of whole folders: `logs/` as an administrator would have it, and beside it the verdict, the states and how each file was read. */
import fs from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {assess} from '../source/connectors/judge/assess.ts';
import {noSettings} from '../source/connectors/settings.ts';
import {readFolders} from '../source/intake/read-folders.ts';
import {makeFolder} from './intake/temporary-folder.ts';

const root = path.join(import.meta.dirname, '..', 'samples', 'folders');

type Expected = {
	readonly now: string;
	/** The file saved an hour after the others; null when all were saved at once. */
	readonly savedLater: string | null;
	readonly verdict: string;
	readonly connectors: Readonly<Record<string, string>>;
	readonly files: Readonly<Record<string, string>>;
};

test.each(fs.readdirSync(root))('%s', async name => {
	const {now, savedLater, ...expected} = JSON.parse(fs.readFileSync(path.join(root, name, 'expected.json'), 'utf8')) as Expected;
	const moment = Date.parse(now);
	const folder = makeFolder();
	fs.cpSync(path.join(root, name, 'logs'), folder, {recursive: true});
	for (const file of fs.readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
		const savedAt = new Date(moment - ((file === savedLater ? 1 : 2) * 3_600_000));
		fs.utimesSync(path.join(folder, file), savedAt, savedAt);
	}

	const {files} = await readFolders([folder], {now: () => moment});
	const {verdict, connectors} = assess({
		files, settings: noSettings, acknowledgements: [], now: moment,
	});
	expect({
		verdict,
		connectors: Object.fromEntries(connectors.map(({name: connector, state}) => [connector, state])),
		files: Object.fromEntries(files.map(({path: file, status}) => [file, status])),
	}).toEqual(expected);
});
