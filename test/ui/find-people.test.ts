import {expect, test} from 'vitest';
import {acknowledgement, importBlock, logOf} from '../connectors/build.ts';
import {tenantOf} from '../connectors/judged.ts';
import {play, stateOf} from './stage.tsx';

const block = importBlock({counts: {failed: 2}, rows: [{user: 'jkowalski@vendor.example', reason: 'User mapping not found'}, {user: 'ben@vendor.example', reason: 'User mapping not found'}]});
const tenant = tenantOf([logOf('Slack_Log.txt', block), logOf('Teams_Log.txt', block), logOf('Jive_Log.txt', importBlock({}))], {
	acknowledgements: [acknowledgement({
		id: 'b7', reason: 'User mapping not found', author: 'ana', ticket: 'INC-7', note: 'being mapped',
	})],
});
const start = stateOf({live: {tenant}});

test('the filter of the board finds people and reasons where no connector is called so, and leads to their rows', () => {
	const {state, frame} = play(start, '/', 'jkow', 'enter');
	expect(frame.join('\n')).toContain('No connector is called "jkow".');
	expect(frame.filter(line => /Slack|Teams/v.test(line))).toHaveLength(2);
	expect(frame.join('\n')).not.toContain('Jive');
	const {frame: rows} = play(state, 'enter');
	expect(rows.join('\n')).toContain('1 row listed');
	expect(rows.join('\n')).toContain('jkowalski@vendor.example');
	expect(play(start, '/', 'mapping', 'enter').frame.join('\n')).toContain('Slack');
});

test('the palette finds people, reasons and items', () => {
	expect(play(start, ':', 'jkowalski').frame.join('\n')).toContain('jkowalski@vendor.example: 2 failed items on 2 connectors');
	const {state} = play(start, ':', 'jkowalski', 'enter');
	expect(state.view.stack.at(-1)!.location).toMatchObject({screen: 'failed-items', user: 'jkowalski@vendor.example'});
	expect(play(start, ':', 'mapping not').frame.join('\n')).toContain('User mapping not found: on 2 connectors');
	expect(play(start, ':', 'AAMkAG1').frame.join('\n')).toContain('Failed items that hold "AAMkAG1"');
});

test('masked people are not found by their names', () => {
	const {frame} = play(play(start, 'm').state, ':', 'jkowalski');
	expect(frame.join('\n')).not.toContain('jkowalski@vendor');
});

test('acknowledgements are listed with who, ticket and note; U takes one back', () => {
	const {effects, frame} = play(stateOf({columns: 120, live: {tenant}}), 'A', 'U');
	expect(frame.join('\n')).toMatch(/Slack {2,}User mapping not found {2}.*ana {2,}INC-7 {2,}being mapped/v);
	expect(effects).toEqual([{effect: 'takeBack', id: 'b7'}]);
});
