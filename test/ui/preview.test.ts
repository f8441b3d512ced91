import {expect, test} from 'vitest';
import {play, stateOf} from './stage.tsx';

const tall = {columns: 160, rows: 50};

test('a tall window shows the problem of the selected connector and what to do next, and p takes that away', () => {
	const {state, frame} = play(stateOf(tall), 'j');
	expect(frame.join('\n')).toMatch(/Bloomberg Message .+\n.+14 items failed\n {2,}Next: /v);
	expect(play(state, 'p').frame.join('\n')).not.toMatch(/Next: .*\n.*Next: /v);
	expect(play(state, 'p').frame.filter(line => line.trim() === '').length).toBeGreaterThan(frame.filter(line => line.trim() === '').length);
});

test('it never makes the frame grow, and a small window says why it has none', () => {
	for (const rows of [39, 40, 41, 60]) {
		expect(play(stateOf({columns: 80, rows}), 'j').frame).toHaveLength(rows - 1);
	}

	expect(play(stateOf(), 'p').frame.join('\n')).toContain('p: the preview needs a window of 40 rows');
});
