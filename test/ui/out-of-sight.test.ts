import {describe, expect, test} from 'vitest';
import type {WatchMode} from '../../source/intake/snapshot.ts';
import {connector, tenantOf, watching} from './made-up-tenant.ts';
import {frameOf, play, stateOf} from './stage.tsx';

const allOk = tenantOf([connector('Slack', 'healthy'), connector('Zoom', 'healthy')]);

const watchedAs = (mode: WatchMode) => ({...watching, folders: [{...watching.folders[0]!, mode, reason: 'not there (ENOENT)'}]});

describe('what is not seen now is not said to be well', () => {
	test.each([['missing', 'folder missing'], ['stale', 'stale'], ['not-responding', 'not responding']] as const)('a folder that is %s has no verdict', (mode, words) => {
		for (const [columns, rows] of [[38, 9], [60, 15], [100, 30]] as const) {
			const [first] = frameOf(stateOf({columns, rows, live: {tenant: allOk, intake: watchedAs(mode)}}));
			expect(first).toMatch(new RegExp(`^unknown: ${words}; was 2 ok`, 'v'));
		}
	});

	test('nor has one in which there never was a connector', () => {
		expect(frameOf(stateOf({live: {tenant: tenantOf([]), intake: watchedAs('missing')}}))[0]).toBe('unknown: folder missing');
	});

	test('why stands below, of which folder where there are several, and that what is shown is old', () => {
		const gone = watchedAs('missing');
		expect(frameOf(stateOf({live: {tenant: allOk, intake: gone}})).at(-2)).toMatch(/^not there \(ENOENT\); what is shown is from before/v);
		const one = {...gone, folders: [watching.folders[0]!, {...gone.folders[0]!, folder: '/other'}]};
		expect(frameOf(stateOf({live: {tenant: allOk, intake: one}})).at(-2)).toMatch(/^\/other: not there \(ENOENT\); what is shown is from before/v);
		expect(frameOf(stateOf({live: {tenant: tenantOf([]), intake: watchedAs('missing')}})).join('\n')).not.toContain('from before');
	});

	test('the smallest window says that it is paused', () => {
		const {frame} = play(stateOf({columns: 38, rows: 9, live: {tenant: allOk}}), 'P');
		expect(frame[0]).toBe('PAUSED now: 2 ok');
	});
});

describe('problems only', () => {
	test('a connector that is well and left out is not said to match nothing', () => {
		const {frame} = play(stateOf({live: {tenant: allOk}}), '!', '/', 'zoom', 'enter');
		expect(frame.join('\n')).toContain('No problem matches "zoom".');
		expect(frame.join('\n')).toContain('1 connector without a problem does: press ! to see it.');
		expect(play(stateOf({live: {tenant: allOk}}), '!', '/', 'teams', 'enter').frame.join('\n')).toContain('No connector matches "teams".');
	});

	test('a board that is not current does not say that all is ok', () => {
		expect(play(stateOf({live: {tenant: allOk}}), '!').frame.join('\n')).toContain('All 2 connectors are ok.');
		const missing = play(stateOf({live: {tenant: allOk, intake: watchedAs('missing')}}), '!').frame.join('\n');
		expect(missing).toContain('All 2 connectors were ok; what is now is not known.');
		const reading = play(stateOf({live: {tenant: allOk, intake: {...watching, isComplete: false}}}), '!').frame.join('\n');
		expect(reading).toContain('No problems in what is read so far.');
		expect(missing + reading).not.toContain('are ok');
	});

	test('files without a problem are found with !, not with esc', () => {
		const tenant = {...stateOf().live.tenant!, files: stateOf().live.tenant!.files.filter(({status}) => status === 'read').slice(0, 1)};
		const {frame} = play(stateOf({live: {tenant}}), 'i', '!');
		expect(frame.join('\n')).toContain('No problem in 1 file. Press ! to see it.');
	});

	test('is not said of screens that leave nothing out', () => {
		expect(play(stateOf(), '!').frame.at(-2)).toContain('problems only');
		expect(play(stateOf(), '!', 'u').frame.at(-2)).not.toContain('problems only');
		expect(play(stateOf(), '!', 'u', 'esc').frame.at(-2)).toContain('problems only');
	});
});

test('a heat map without a match says how to see all again', () => {
	expect(play(stateOf(), 'd', '/', 'zzz', 'enter').frame.join('\n')).toContain('No connector matches. Press esc to see all of them again.');
});
