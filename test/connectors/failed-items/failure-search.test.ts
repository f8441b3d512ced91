import {beforeAll, expect, test} from 'vitest';
import {linearExpression, loadExpressions} from '../../../source/text/linear-expression.ts';
import {
	answerSteps,
	filterFailures,
	indexFailures,
	noFilter,
	runSteps,
	searchWords,
	unsearchedItemIds,
	wordsProblem,
} from '../../../source/connectors/failed-items/failures.ts';
import {heldEntry, type FailedItems} from '../../../source/connectors/reading.ts';
import {importBlock, logOf} from '../build.ts';
import {tenantOf} from '../judged.ts';

beforeAll(loadExpressions);

test('an expression that made a backtracking engine hang takes linear time', () => {
	const startedAt = performance.now();
	expect(linearExpression(String.raw`(\w+ ?)+failed`).test('User mapping not found '.repeat(200))).toBe(false);
	expect(performance.now() - startedAt).toBeLessThan(1000);
});

const block = importBlock({
	counts: {failed: 4},
	rows: [{itemId: 'msg-1', user: 'ana'}, {itemId: 'msg-2', user: 'ben'}, {itemId: 'msg-3', user: 'carl'}, {itemId: 'msg-4', user: 'ana b'}],
});
const search = (text: string, items: FailedItems = block.failedItems!): readonly number[] => {
	const index = indexFailures(tenantOf([logOf('A_Log.txt', {...block, failedItems: items})]), {kind: 'all'});
	return [...filterFailures(index, {...noFilter, words: searchWords(text)})];
};

test.each([
	['MSG-', [0, 1, 2, 3]],
	['ana', [0, 3]],
	['/^(ana|carl)$/', [0, 2]],
	['/ana b|MSG-2/', [1, 3]],
	['/msg-[13]$/', [0, 2]],
	['/(/', []],
	['nowhere', []],
] as const)('%s', (text, rows) => {
	expect(search(text)).toEqual(rows);
});

test.each([
	[['mapping', 'ana'], null],
	[['/^(ana|carl)$/'], null],
	[['/'], null],
	[['/('], null],
	[['/(/'], '"/(/" is not a regular expression: missing closing ): `(`'],
	[['ana', '/[/'], '"/[/" is not a regular expression: missing closing ]: `[`'],
	[['/(?=a)/'], '"/(?=a)/" is not a regular expression: invalid or unsupported Perl syntax: `(?=`; lookahead, lookbehind and references to groups are not supported'],
	[['/a**/'], '"/a**/" is not a regular expression: invalid nested repetition operator: `**`'],
] as const)('whether words can be looked for: %j', (words, problem) => {
	expect(wordsProblem(words)).toBe(problem);
	const index = indexFailures(tenantOf([logOf('A_Log.txt', block)]), {kind: 'all'});
	const answer = runSteps(answerSteps({
		index, filter: {...noFilter, words}, sort: null, count: 'reason',
	}));
	expect(answer).toMatchObject({problem, progress: null, unsearched: 0});
	// What is no regular expression is not looked for as if it were a word.
	expect(answer.rows?.length === 0 || problem === null).toBe(true);
});

test('of item ids in a file only the held ones are looked through, whatever row they belong to', () => {
	const items = block.failedItems!;
	const placed: FailedItems = {
		...items,
		itemIds: {text: 'msg-1msg-4', ends: Uint32Array.of(5, 10)},
		places: {
			entries: Uint32Array.of(heldEntry, 100, 200, heldEntry + 1), bases: Float64Array.of(0), format: {
				delimiter: '\t', isMarkdown: false, columnCount: 4, itemColumn: 0, reasonColumn: 3, isLastOpen: true, encoding: 'utf-8',
			},
		},
	};
	expect(search('msg', placed)).toEqual([0, 3]);
	expect(search('msg-4', placed)).toEqual([3]);
	expect(search('carl', placed)).toEqual([2]);
	const index = indexFailures(tenantOf([logOf('A_Log.txt', {...block, failedItems: placed})]), {kind: 'all'});
	expect(unsearchedItemIds(index)).toBe(2);
	const answer = (word: string) => runSteps(answerSteps({
		index, filter: {...noFilter, words: [word]}, sort: null, count: 'reason',
	}));
	expect(answer('carl')).toMatchObject({rows: Uint32Array.of(2), unsearched: 2});
	// What every row holds elsewhere need not be looked for in the file.
	expect(answer('large')).toMatchObject({rows: null, unsearched: 0});
});
