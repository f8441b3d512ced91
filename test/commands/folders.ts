import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {makeFolder} from '../intake/temporary-folder.ts';

/** A Slack log with 14 failed items, two of them listed. */
export const slackLog = [
	'Import completion time: 11/21/2026 2:14:09 AM (UTC)',
	'Items available from source: 1,204',
	'Items available for import: 3,310',
	'Items imported successfully: 3,254',
	'Items partially imported: 12',
	'Items skipped: 30',
	'Items failed: 14',
	'Failed item details',
	'Item id\tSource User ID\tM365 User ID\tFailure Reason',
	'a1\tjoe@example.com\t\tUser mapping not found',
	'a2\t=cmd()\tjane@example.com\tItem | too large',
	'',
].join('\n');

/** An HR log in the published layout, all well. */
export const hrLog = [
	'--------------------------',
	'Import Time: 11/22/2026 2:12:40 AM (UTC)',
	'RecordsSaved: 4, RecordsSkipped: 0, EmailIdsNotSaved:',
	'--------------------------',
	'',
].join('\n');

const usualFiles = {'Slack_Log.txt': slackLog, 'HR_Log.txt': hrLog};

export type Home = {readonly home: string; readonly logs: string};

/** Makes a home with a folder of logs in it: Slack and HR unless others are given. */
export const makeHome = (files: Readonly<Record<string, string>> = usualFiles): Home => {
	const home = makeFolder();
	const logs = path.join(home, 'logs');
	mkdirSync(logs);
	for (const [name, text] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(logs, name)), {recursive: true});
		writeFileSync(path.join(logs, name), text);
	}

	return {home, logs};
};
