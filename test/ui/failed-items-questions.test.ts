import {beforeAll, expect, test} from 'vitest';
import {loadExpressions} from '../../source/text/linear-expression.ts';
import {answerSteps, runSteps, type FailureAnswer} from '../../source/connectors/failed-items/failures.ts';
import {locate} from '../../source/select/screens/location.ts';
import {wantedAnswer} from '../../source/ui/keys/wants.ts';
import {reduce} from '../../source/ui/state/reduce.ts';
import {atStart, type AppState} from '../../source/ui/state/view-state.ts';
import {play, stateOf} from './stage.tsx';

beforeAll(loadExpressions);

/** Answers as the shell does while it reads item ids from a log to sort by them. */
const isSortingByItem = {isSorting: true, progress: 0.371};

/** Returns a state in which the list of failed items was answered like this. */
const answeredWith = (state: AppState, answer: Partial<FailureAnswer>): AppState => {
	const {role, question} = wantedAnswer(state)!;
	const answered = reduce(state, {
		type: 'failuresAnswered', role, question, answer: {...runSteps(answerSteps({...question, sort: null})), ...answer},
	});
	expect(wantedAnswer(answered)).toBeNull();
	return answered;
};

const sorting = (answer: Partial<FailureAnswer> = isSortingByItem): AppState => {
	const start = stateOf({columns: 120});
	return answeredWith({
		...start, view: {
			...start.view,
			failureSorts: {...start.view.failureSorts, items: {column: 'item', isReversed: false}},
			stack: [...start.view.stack, {location: locate('failed-items'), cursor: atStart}],
		},
	}, answer);
};

test('sorting by item in the background is said, and the rows stay listed meanwhile', () => {
	const {frame} = play(sorting());
	expect(frame.join('\n')).toContain('rows listed, sorting by item: 37 %, esc stops');
	expect(frame.join('\n')).toContain('reason');
});

test('esc stops it and stays on the screen; the next esc goes back', () => {
	const stopped = play(sorting(), 'esc');
	expect(stopped.state.view.failureSorts.items.column).toBe('listed');
	expect(stopped.state.view.stack).toHaveLength(2);
	expect(stopped.frame.join('\n')).not.toContain('sorting by item');
	expect(stopped.frame.join('\n')).toContain('sorting was stopped');
	expect(play(stopped.state, 'esc').state.view.stack).toHaveLength(1);
});

test('nothing is exported in an order that is about to change', () => {
	const {effects, frame} = play(sorting(), 'x');
	expect(effects).toEqual([]);
	expect(frame.join('\n')).toContain('still being sorted');
});

test('a filter that is no regular expression is said to be none, and finds nothing; so does n', () => {
	const onItems = {...stateOf({columns: 120})};
	const there = {...onItems, view: {...onItems.view, stack: [...onItems.view.stack, {location: locate('failed-items'), cursor: atStart}]}};
	const typed = play(there, '/', '/', '(', '/', 'enter');
	expect(typed.frame.join('\n')).toContain('"/(/" is not a regular expression: missing closing ): `(`');
	expect(typed.frame.join('\n')).toContain('0 rows listed');
	const again = play(typed.state, 'esc', 'n');
	expect(again.frame.join('\n')).toContain('"/(/" is not a regular expression: missing closing ): `(`');
	expect(again.frame.join('\n')).not.toContain('0 rows listed');
});

test('what went wrong, and what is not where it belongs, is said beside the rows', () => {
	const frameWith = (answer: Partial<FailureAnswer>): string => play(sorting(answer)).frame.join('\n');
	expect(frameWith({problem: 'the search broke off: Array buffer\u001B allocation failed'})).toMatch(/the search broke off: Array buffer.* allocation failed/v);
	expect(frameWith({unsorted: 3})).toContain('not sorted: 3 rows whose item ids could not be read');
	expect(frameWith({unsorted: 1})).toContain('not sorted: 1 row whose item id could not be read');
});
