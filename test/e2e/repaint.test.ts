/** Only what changed is painted; so nothing of an earlier screen may be left. */
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {
	adminLog,
	cleanWeek,
	makeLogFolder,
	type LogFolder,
} from './folder.ts';
import {openTerminal, stayClearOfTheMinute, type Terminal} from './terminal.ts';

let folder: LogFolder;
let terminal: Terminal;
const names = ['漢字コネクタ 東京支店', 'بيانات الموصل', '한국어 커넥터', 'Zal\u0337\u0353go', 'Slack'];

beforeAll(async () => {
	folder = makeLogFolder();
	for (const name of names) {
		folder.save(`${name}_Log.txt`, adminLog([...cleanWeek(1000), {completedAt: Date.now() - 60_000, imported: 10, failures: [['i1', `${name}@x.example`, 'User mapping not found']]}]));
	}

	terminal = openTerminal([folder.logs], {environment: folder.environment});
	// What changes by itself while the screens are compared: how the folder is watched, and ages when a minute begins.
	await terminal.waitFor('● live');
	await stayClearOfTheMinute(25_000);
	await terminal.settle();
}, 90_000);

afterAll(() => {
	terminal.kill('SIGKILL');
	folder.remove();
});

test.each([
	['the board', '', 'trend'],
	['a connector', '\r', 'What needs a look'],
	['an import', '\r', 'Import of'],
	['its failed items', '\r', 'source user'],
	['the users', 'qqqu', '5 new'],
	['the heat map', 'qd', 'bad days'],
	['the files', 'qi', 'what it is'],
	['help', 'q?', 'Next problem'],
	['the palette over the board', 'q:', 'screen'],
])('%s is what a whole repaint shows', async (_, keys, expected) => {
	terminal.type(keys);
	await terminal.waitFor(expected);
	await terminal.settle();
	const painted = terminal.runs();
	terminal.takeOutput();
	terminal.type('\u000C');
	let written = '';
	await terminal.waitFor(() => {
		written += terminal.takeOutput();
		return written.includes('\u001B[2J');
	});
	await terminal.settle();
	expect(terminal.runs()).toEqual(painted);
});
