import {setTimeout as delay} from 'node:timers/promises';
import {
	expect,
	onTestFinished,
	test,
	vi,
} from 'vitest';
import {createFailureQueries} from '../../../source/commands/live/failure-queries.ts';
import {
	filterFailures,
	indexFailures,
	noFilter,
	orderFailures,
	type FailureQuestion,
} from '../../../source/connectors/failed-items/failures.ts';
import type {FailedItems} from '../../../source/connectors/reading.ts';
import {importBlock, logOf} from '../../connectors/build.ts';
import {tenantOf} from '../../connectors/judged.ts';

const rowCount = 3_000_000;
const users = Array.from({length: 5000}, (_, code) => `user${code}`);
const reasons = Array.from({length: 30}, (_, code) => `reason ${code}`);

const column = (values: readonly string[], factor: number) => ({codes: Uint16Array.from({length: rowCount}, (_, row) => (row * factor) % values.length), values});

const items: FailedItems = {
	...importBlock({rows: [{}]}).failedItems!,
	rowCount,
	itemIds: {text: '', ends: new Uint32Array(rowCount)},
	users: column(users, 7919),
	m365Users: {codes: new Uint16Array(rowCount), values: ['']},
	reasons: column(reasons, 13),
	lines: null,
};
const tenant = tenantOf([logOf('A_Log.txt', {...importBlock({counts: {failed: rowCount}}), failedItems: items})]);
const index = indexFailures(tenant, {kind: 'all'});

const ask = (word: string, rest: Partial<FailureQuestion> = {}): FailureQuestion => ({
	index, filter: {...noFilter, words: [word]}, sort: null, count: 'reason', ...rest,
});

const open = (onChange = (): void => undefined) => {
	const queries = createFailureQueries(onChange);
	onTestFinished(() => {
		queries.close();
	});
	return queries;
};

test('a long question is answered bit by bit, keys and timers in between, with the same result', async () => {
	const changes = vi.fn();
	const queries = open(changes);
	const question = ask('user1', {sort: {field: 'user', isReversed: false}});
	const first = queries.ask(question);
	expect(first.progress).not.toBeNull();
	expect(changes).not.toHaveBeenCalled();
	let ticks = 0;
	while (queries.ask(question).progress !== null) {
		await delay(1);
		ticks++;
	}

	expect(ticks).toBeGreaterThan(3);
	expect(changes).toHaveBeenCalled();
	const {rows, ordered, counts} = queries.ask(question);
	const expected = filterFailures(index, question.filter!);
	const sorted = orderFailures(index, expected, 'user', false).rows;
	expect(ordered!.rows).toHaveLength(sorted.length);
	expect(Buffer.from(rows!.buffer, rows!.byteOffset, rows!.byteLength).equals(Buffer.from(expected.buffer, expected.byteOffset, expected.byteLength))).toBe(true);
	expect(ordered!.rows.every((row, place) => row === sorted[place])).toBe(true);
	expect(counts!.reduce((sum, count) => sum + count.rows, 0)).toBe(expected.length);
});

test('a newer question ends the older one', async () => {
	const queries = open();
	const older = ask('user2');
	const newer = ask('user3');
	expect(queries.ask(older).progress).not.toBeNull();
	queries.ask(newer);
	while (queries.ask(newer).progress !== null) {
		await delay(1);
	}

	await delay(50);
	// The older one never got to its end: asked again, it begins anew.
	expect(queries.ask(older).progress).not.toBeNull();
	expect(queries.ask(newer).progress).toBeNull();
});

test('a short question is answered at once', () => {
	const few = indexFailures(tenantOf([logOf('A_Log.txt', importBlock({counts: {failed: 2}, rows: [{user: 'ana'}, {user: 'ben'}]}))]), {kind: 'all'});
	// However long the machine does something else meanwhile.
	const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
	const answer = open().ask(ask('ana', {index: few}));
	clock.mockRestore();
	expect(answer).toMatchObject({rows: Uint32Array.of(0), progress: null, unsearched: 0});
});

test('the same question of newer logs is answered as before until it is answered anew', async () => {
	const queries = open();
	const question = ask('user4');
	while (queries.ask(question).progress !== null) {
		await delay(1);
	}

	const newer = {...question, index: indexFailures({...tenant}, {kind: 'all'})};
	const meanwhile = queries.ask(newer);
	expect([meanwhile.progress, meanwhile.index === index]).toEqual([null, true]);
	while (queries.ask(newer).index !== newer.index) {
		await delay(1);
	}

	expect(queries.ask(newer).progress).toBeNull();
});

test('logs that change faster than they are searched do not begin the search anew again and again', async () => {
	const queries = open();
	const question = ask('user5', {sort: {field: 'user', isReversed: false}});
	let asked = 0;
	let answer = queries.ask(question);
	while (answer.progress !== null && asked < 1000) {
		await delay(1);
		asked++;
		answer = queries.ask({...question, index: indexFailures({...tenant}, {kind: 'all'})});
	}

	expect(asked).toBeGreaterThan(1);
	expect(answer).toMatchObject({progress: null, index: question.index});
	expect(answer.rows).toHaveLength(filterFailures(index, question.filter!).length);
});

test('a question that fails is answered with what went wrong', async () => {
	const queries = open();
	let isBroken = false;
	const broken = {
		...index, get starts() {
			if (isBroken) {
				throw new RangeError('Array buffer allocation failed');
			}

			return index.starts;
		},
	};
	const question = ask('user6', {index: broken});
	expect(queries.ask(question).progress).not.toBeNull();
	isBroken = true;
	await vi.waitFor(() => {
		const {progress, problem} = queries.ask(question);
		expect({progress, problem}).toEqual({progress: null, problem: 'the search broke off: Array buffer allocation failed'});
	}, {timeout: 30_000});
	isBroken = false;
	// Another question is answered as ever.
	const next = ask('user7');
	await vi.waitFor(() => {
		const {progress, problem} = queries.ask(next);
		expect({progress, problem}).toEqual({progress: null, problem: null});
	}, {timeout: 30_000});
});
