/** What is wrong with the configuration or the acknowledgements is said until it is right again, whatever is typed meanwhile. */
import {expect, test} from 'vitest';
import {reduce} from '../../source/ui/state/reduce.ts';
import {frameOf, play, stateOf} from './stage.tsx';

const trouble = 'connwatch.json: mask: write true or false. What it said before still holds.';

test('it is told at once, stands after any key, and goes when it is over', () => {
	const troubled = reduce(stateOf(), {type: 'troubled', trouble});
	expect(frameOf(troubled).at(-2)).toContain('mask: write true or false');
	const later = play(troubled, 'j').state;
	expect(later.view.notice).toBeNull();
	expect(frameOf(later).at(-2)).toContain('mask: write true or false');
	expect(frameOf(reduce(later, {type: 'troubled', trouble: null})).at(-2)).not.toContain('mask:');
});

test('that it is over takes nothing else away', () => {
	const copied = {text: 'copied Slack', tone: 'accent'} as const;
	const state = reduce(reduce(stateOf(), {type: 'troubled', trouble}), {type: 'noticed', notice: copied});
	expect(reduce(state, {type: 'troubled', trouble: null}).view.notice).toBe(copied);
});
