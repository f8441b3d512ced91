/** What Ink tells a screen reader of the widgets: roles, what is selected, words in place of pictures. */
import {PassThrough} from 'node:stream';
import {render} from 'ink';
import {expect, test} from 'vitest';
import {Frame} from '../../source/ui/app.tsx';
import type {AppState} from '../../source/ui/state/view-state.ts';
import {watching} from './made-up-tenant.ts';
import {play, stateOf} from './stage.tsx';

const spoken = (state: AppState): readonly string[] => {
	const written: string[] = [];
	const stdout = Object.assign(new PassThrough(), {
		columns: 80,
		rows: 24,
		isTTY: true,
		write(text: string) {
			written.push(text);
			return true;
		},
	}) as unknown as NodeJS.WriteStream;
	const {unmount} = render(<Frame state={state}/>, {
		stdout, isScreenReaderEnabled: true, debug: true, patchConsole: false,
	});
	unmount();
	return written.find(text => text.includes('toolbar'))!.split('\n');
};

test('rows are options, the selected one says so, headings are none', () => {
	const lines = spoken(play(stateOf(), 'j').state);
	expect(lines.filter(line => line.includes('option: '))).toHaveLength(14);
	expect(lines.find(line => line.includes('(selected)'))).toContain('option: (selected) ▸ ✗ failing     Bloomberg Message');
	expect(spoken(play(stateOf(), 'j', 'enter').state).find(line => line.includes('What needs a look'))).not.toContain('option');
});

test('choices are items of a menu, fields are text boxes', () => {
	expect(spoken(play(stateOf(), 's', 'j').state).filter(line => line.includes('menuitem: (selected)'))).toEqual([expect.stringContaining('download by')]);
	expect(spoken(play(stateOf(), ':', 'zoom').state)).toEqual(expect.arrayContaining([expect.stringMatching(/^toolbar: textbox: :zoom/v), expect.stringMatching(/menuitem: \(selected\) ▸ Zoom Meetings/v)]));
	expect(spoken(play(stateOf(), 'j', 'a', 'known').state).filter(line => line.startsWith('textbox: '))).toEqual([expect.stringMatching(/note +known/v), expect.stringMatching(/expires +30d/v)]);
});

test('a first read is a progress bar in words', () => {
	const progress = {
		filesDone: 12, filesTotal: 40, bytesDone: 3_000_000, bytesTotal: 10_000_000,
	};
	const lines = spoken(stateOf({live: {tenant: null, intake: {...watching, isComplete: false, progress}}}));
	expect(lines).toContain('progressbar: Reading the logs: 12 of 40 files, 2.9 MiB of 9.5 MiB');
	expect(lines.join('\n')).not.toContain('█');
});
