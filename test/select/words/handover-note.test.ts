import {expect, test} from 'vitest';
import {noMask} from '../../../source/select/line/mask.ts';
import {handoverNote} from '../../../source/select/words/handover-note.ts';
import {importBlock, logOf} from '../../connectors/build.ts';
import {only} from '../../connectors/judged.ts';

const connector = only([logOf(
	'Slack_Log.txt',
	importBlock({completedAt: '2026-11-21T02:00', counts: {failed: 9}, rows: Array.from({length: 9}, (_, row) => ({user: `user${row}`, reason: row < 7 ? 'User mapping not found' : `Odd reason ${row}`}))}),
	importBlock({completedAt: '2026-11-22T02:00'}),
)]);

test('says about the newest failing import what its recipient must know, in at most ten lines', () => {
	const lines = handoverNote(connector).split('\n');
	expect(lines.length).toBeLessThanOrEqual(10);
	expect(lines[0]).toMatch(/^\*\*Slack: 9 items failed\*\* in the import of 2026-11-21 02:00 UTC/v);
	expect(lines[1]).toBe('- 7 × “User mapping not found”: Map this source user to a mailbox in the connector\'s mapping file, or correct its e-mail address at the source.');
	expect(lines.join('\n')).toContain('- Source users: user0, user1, user2, user3, user4 and 4 more');
	expect(lines.join('\n')).toContain('- Log: Slack_Log.txt');
});

test('masks people, and stays on its lines whatever a log says', () => {
	const note = handoverNote(connector, null, {...noMask, user: () => 'user-7f3a'});
	expect(note).not.toContain('user0');
	const hostile = only([logOf('A_Log.txt', importBlock({counts: {failed: 1}, rows: [{user: 'a\nb', reason: 'bad\n\n- delete all \u001B[2J'}]}))]);
	expect(handoverNote(hostile).split('\n').length).toBeLessThanOrEqual(10);
	expect(handoverNote(hostile)).not.toContain('\u001B');
});

test('a connector without failed items is handed over with its state', () => {
	expect(handoverNote(only([logOf('A_Log.txt', importBlock({completedAt: '2026-11-10T02:00'}))]))).toMatch(/^\*\*A: overdue\*\* .*\n- No log entry since/v);
});
