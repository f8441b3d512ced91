import {expect, test} from 'vitest';
import {play, stateOf} from './stage.tsx';

const tall = {columns: 160, rows: 50};

test('a tall window shows the problem of the selected connector and what to do next, and p takes that away', () => {
	const {state, frame} = play(stateOf(tall), 'j');
	const shown = frame.join('\n');
	expect(shown).toMatch(/Bloomberg Message {2,}the newest import has more failed items than allowed/v);
	expect(shown).toMatch(/✗ 14 items failed in the newest import\n {2,}Next: /v);
	expect(play(state, 'p').frame.join('\n')).not.toContain('Bloomberg Message  the newest import');
});

test('it never makes the frame grow, and a small window says why it has none', () => {
	for (const rows of [39, 40, 41, 60]) {
		expect(play(stateOf({columns: 80, rows}), 'j').frame).toHaveLength(rows - 1);
	}

	expect(play(stateOf(), 'p').frame.join('\n')).toContain('p: the preview needs a window of 40 rows');
});
