import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {usersSchema} from '../../source/schema/users.ts';
import {makeFolder} from '../intake/temporary-folder.ts';
import {run} from './command-line.ts';

const log = `Completion time: 2026-11-22T02:00:00Z
Items available from source: 10
Items available for import: 10
Items imported: 6
Items partially imported: 0
Items skipped: 0
Items failed: 4

Item ID\tSource user ID\tMicrosoft 365 user ID\tFailure reason
1\tana\t\tUser mapping not found
2\tben\t\tUser mapping not found
3\tcem\t\tUser mapping not found
4\tdee\t\tUser mapping not found
`;

const rehearse = async (mapping: string | Uint8Array, ...argv: readonly string[]) => {
	const home = makeFolder();
	const logs = makeFolder();
	writeFileSync(path.join(logs, 'Slack_Log.txt'), log);
	writeFileSync(path.join(home, 'map.csv'), mapping);
	return run(['users', logs, '--mapping', 'map.csv', ...argv], home);
};

const lines = ['O365UserMailbox;"ExternalUserId"', 'ana@contoso.com; ana ', 'nobody;ben', 'cem@contoso.com;cem', 'other@contoso.com;cem', 'eve@contoso.com;eve', ''];

test.each([
	['UTF-8', new TextEncoder().encode(lines.join('\r\n'))],
	['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${lines.join('\n')}`)],
	['UTF-16', Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le')],
])('a mapping file in %s says whom it would map and what is wrong with it', async (_encoding, bytes) => {
	const {stdout, exitCode} = await rehearse(bytes, '--format', 'json');
	const {mapping, users} = usersSchema.parse(JSON.parse(stdout));
	expect(exitCode).toBe(0);
	expect(mapping).toEqual({
		rows: 5, failing: 4, mapped: 1, unneeded: 1, faultCount: 2,
		faults: [{line: 3, user: 'ben', fault: 'its mailbox is no address: there is no @ in it'}, {line: 5, user: 'cem', fault: 'stands in the file twice, with different mailboxes'}],
	});
	expect(users.map(({user, status}) => `${user} ${status}`)).toEqual(['ben new', 'cem new', 'dee new', 'ana mapped']);
	const {stdout: table} = await rehearse(bytes);
	expect(table).toMatch(/^5 rows: would map 1 of 4 failing users; 1 row no failing user needs\.\n/v);
});

test.each([
	['', 'it is empty'],
	['<html>', 'its first line is not the heading ExternalUserId,O365UserMailbox, but "<html>"'],
	[new Uint8Array(100_000), 'it has no lines'],
])('what is no mapping file is named as what it is', async (bytes, sentence) => {
	expect(await rehearse(bytes)).toEqual({exitCode: 65, stdout: '', stderr: `connwatch: "map.csv" is not a mapping file: ${sentence}.\n`});
});

test('the file is printed with what is missing appended, in its own dialect', async () => {
	const {stdout} = await rehearse(lines.join('\r\n'), '--format', 'mapping-csv');
	expect(stdout).toBe(`${lines.join('\r\n')};dee\r\n`);
	const {stdout: unfinished} = await rehearse('ExternalUserId,O365UserMailbox\nana,ana@contoso.com', '--format', 'mapping-csv');
	expect(unfinished).toBe('ExternalUserId,O365UserMailbox\nana,ana@contoso.com\nben,\ncem,\ndee,\n');
});
