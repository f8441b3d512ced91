import {describe, expect, test} from 'vitest';
import {decode} from '../../../source/decode/decoder.ts';
import {harmless, hidden} from './additions.ts';

const importOf = (day: number): string => [
	`Import completion time: 11/${day}/2026 2:10:05 AM (UTC)`,
	'Items available from source: 50',
	'Items available for import: 50',
	'Items imported successfully: 50',
	'Items partially imported: 0',
	'Items skipped: 0',
	'Items failed: 0',
].join('\n');

/** Where an addition stands: above, between and below the imports, with a blank line between. */
const places: ReadonlyArray<readonly [name: string, place: (addition: string) => string]> = [
	['above', addition => `${addition}\n\n${importOf(20)}\n\n${importOf(21)}\n`],
	['between', addition => `${importOf(20)}\n\n${addition}\n\n${importOf(21)}\n`],
	['below', addition => `${importOf(20)}\n\n${importOf(21)}\n\n${addition}\n`],
];

const read = (text: string) => decode(new TextEncoder().encode(text));

describe.each(places)('%s the imports', (_, place) => {
	test.each(hidden)('never passed over: %j', addition => {
		const {imports, problems} = read(place(addition));
		const isRead = imports.some(({counts}) => counts.failed !== 0);
		expect(isRead || problems.some(({problem, isInsideImport}) => isInsideImport || problem === 'unexplained')).toBe(true);
	});

	test.each(harmless)('no problem: %j', addition => {
		const {imports, problems} = read(place(addition));
		expect([imports.length, problems]).toEqual([2, []]);
	});
});

test('a known footer right below an import is no part of it', () => {
	const {problems} = read(`${importOf(21)}\nGenerated on 11/22/2026 8:00 AM\nEnd of log\n`);
	expect(problems).toEqual([]);
});

test.each(['Status: Failed', 'Import status: Failed', 'Result: rejected'])('a verdict right above an import is told: %s', verdict => {
	const {problems} = read(`${importOf(20)}\n\n${verdict}\n${importOf(21)}\n`);
	expect(problems).toMatchObject([{problem: 'unexplained', line: 9}]);
});

test.each(['Status: Completed, errors: 0', 'Import errors', 'Failures and reasons'])('a title right above an import is no verdict: %s', title => {
	expect(read(`${importOf(20)}\n\n${title}\n${importOf(21)}\n`).problems).toEqual([]);
});

test.each([
	['a column', 'Import Time,RecordsSaved,Failed items\n11/22/2026 2:14:09 AM,4,900\n'],
	['a label on the line of the counts', 'Import Time: 11/22/2026 2:14:09 AM\nRecordsSaved: 4, RecordsSkipped: 0, Items failed: 900\n'],
])('a count of the other kind of log in a records log is told: %s', (_, text) => {
	expect(read(text).problems).toMatchObject([{problem: 'unexplained', isInsideImport: true}]);
	expect(read(text.replace('900', '0')).problems).toEqual([]);
});

test('the problem has the line, and the shape of the text', () => {
	const {problems} = read(`${importOf(21)}\n\nImport failed at: 11/22/2026 2:14:09 AM\n`);
	expect(problems).toMatchObject([{
		problem: 'unexplained', line: 9, isInsideImport: false, shape: 'import failed at: #',
	}]);
});

test('what is no log need not be explained', () => {
	expect(read('Error 503 on 11/22/2026\n')).toMatchObject({problems: [], problemCount: 0, unrecognised: 'text without a log'});
});
