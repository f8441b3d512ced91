/** What is written as bytes is what row by row would be written, over all samples and tables of random texts. */
import {cpSync, globSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {streamFailures, type RowReader} from '../../../source/commands/telling/stream-failures.ts';
import {placeOf} from '../../../source/connectors/failed-items/failed-rows.ts';
import {assess} from '../../../source/connectors/judge/assess.ts';
import type {Tenant} from '../../../source/connectors/model.ts';
import {noSettings} from '../../../source/connectors/settings.ts';
import {ItemIds} from '../../../source/intake/item-ids/item-ids.ts';
import {readFolders} from '../../../source/intake/read-folders.ts';
import {byteForms} from '../../../source/output/failures/byte-forms.ts';
import {failureOutputs} from '../../../source/output/failures/rows.ts';
import {streamRows} from '../../../source/output/stream.ts';
import {createMask, noMask} from '../../../source/select/line/mask.ts';
import {failuresReport} from '../../../source/select/reports/failures-report.ts';
import {makeFolder} from '../../intake/temporary-folder.ts';

const samples = path.resolve(import.meta.dirname, '../../../samples');
const cases = ['demo-tenant/logs', ...globSync('*/*/expected.json', {cwd: samples}).map(file => path.dirname(file))].toSorted();
const masks = [noMask, createMask(new Uint8Array(32).fill(7))];
const formats = ['ndjson', 'csv'] as const;

const tenantOf = async (folder: string): Promise<Tenant> => {
	const {files} = await readFolders([folder], {now: Date.now});
	return assess({
		files, settings: noSettings, acknowledgements: [], now: Date.parse('2026-11-23T08:00:00Z'),
	});
};

/** Reads as the command does and counts the rows that were copied as bytes. */
const countingReader = (): RowReader & {readonly found: () => number} => {
	const itemIds = new ItemIds();
	let count = 0;
	return {
		find(file, place, format) {
			const found = itemIds.find(file, place, format);
			count += Number(found !== null);
			return found;
		},
		read: (file, place, format) => itemIds.read(file, place, format),
		found: () => count,
	};
};

/** Returns what was made of each piece while it was lent. */
const piecesOf = async <Piece>(pieces: AsyncIterable<Piece>, textOf: (piece: Piece) => string = String): Promise<readonly string[]> => {
	const texts: string[] = [];
	for await (const piece of pieces) {
		texts.push(textOf(piece));
	}

	return texts;
};

/** Expects the same text from both writers in every form, masked and not; returns how many item ids were found as bytes. */
const expectSame = async (tenant: Tenant, filter: Parameters<typeof failuresReport>[1] = {}, limit = Infinity): Promise<number> => {
	let found = 0;
	for (const format of formats) {
		for (const mask of masks) {
			const [slow, fast] = [new ItemIds(), countingReader()];
			const report = failuresReport(tenant, filter, limit, mask, ({row, import: {file, failedItems}}) => slow.read(file, placeOf(failedItems!, row)!, failedItems!.places!.format));
			const pieces = await piecesOf(streamRows(report.failures, failureOutputs[format]!, mask.isOn));
			const expected = pieces.join('');
			const decoder = new TextDecoder('utf-8', {ignoreBOM: true});
			const written = await piecesOf(streamFailures(report.listed, byteForms[format]!, mask, fast), piece => decoder.decode(piece, {stream: true}));
			expect(written.join('') === expected, `${format}, ${mask.isOn ? 'masked' : 'plain'}`).toBe(true);
			found += fast.found();
		}
	}

	return found;
};

test.each(cases)('%s', async sample => {
	const folder = makeFolder();
	cpSync(path.join(samples, sample), folder, {recursive: true, filter: file => path.basename(file) !== 'expected.json'});
	await expectSame(await tenantOf(folder));
});

const hostile = fc.constantFrom('=1+1', '-x', '+x', '@x', 'a,b', 'a"b', '"a,b"', String.raw`back\slash`, 'Grüße', '日本語', 'a\u202Eb', 'a\u007Fb', ' spaced ', '', '#12', '\u{1F600}', '＝1', '\'', 'plain@contoso.example');
const idCell = fc.oneof({arbitrary: fc.string({unit: fc.constantFrom(...'ABCxyz0129=+-@'), minLength: 1, maxLength: 40}), weight: 6}, hostile);
const userCell = fc.oneof({arbitrary: fc.nat(50).map(number => `user${number}@vendor.example`), weight: 5}, hostile);
const reasonCell = fc.oneof({arbitrary: fc.nat(30).map(number => `User mapping not found: rule ${number}`), weight: 8}, fc.nat(1e6).map(number => `Item #${number} of anna${number}@contoso.example is too large`), hostile);
const layouts = [
	{header: ['Item id', 'Source User ID', 'M365 User ID', 'Failure Reason'], order: [0, 1, 2, 3]},
	{header: ['Source User ID', 'Item id', 'M365 User ID', 'Failure Reason'], order: [1, 0, 2, 3]},
	{header: ['Source User ID', 'M365 User ID', 'Failure Reason', 'Item id'], order: [1, 2, 3, 0]},
];

const tableOf = (seed: number, delimiter: string, ending: string, {header, order}: typeof layouts[number], rows: number): string => {
	const cells = fc.sample(fc.tuple(idCell, userCell, userCell, reasonCell), {seed, numRuns: rows});
	return [
		'Import completion time: 2026-11-22T02:00:00Z',
		`Items failed: ${rows}`,
		header.join(delimiter),
		...cells.map((row, index) => order.map(column => column === 0 && index % 3 > 0 ? `id${index}=${row[0]}` : row[column]!).map(cell => cell === '' && delimiter === ',' ? '""' : cell).join(delimiter)),
		'',
	].join(ending);
};

test.each([
	[1, '\t', '\n', 0], [2, '\t', '\r\n', 0], [3, ',', '\n', 1], [4, '\t', '\n', 2], [5, ';', '\n', 1],
] as const)('a long table of random texts: %i, %j, %j, layout %i', async (seed, delimiter, ending, layout) => {
	const folder = makeFolder();
	writeFileSync(path.join(folder, 'Slack_Log.txt'), tableOf(seed, delimiter, ending, layouts[layout]!, 9000));
	writeFileSync(path.join(folder, 'Teams_Log.txt'), tableOf(seed + 100, delimiter, ending, layouts[layout]!, 40));
	const tenant = await tenantOf(folder);
	const found = await expectSame(tenant);
	// Where the item id is the last cell, the row is split.
	expect(found > 0).toBe(layout !== 2);
	await expectSame(tenant, {user: 'user7@vendor.example'});
	await expectSame(tenant, {reason: 'User mapping not found: rule 3'}, 5);
	await expectSame(tenant, {}, 0);
});
