import process from 'node:process';
import fc from 'fast-check';
import {countFields} from '../../source/connectors/reading.ts';
import {addressReason} from '../../source/decode/layouts/records-log.ts';
import type {Entry, Item, Log} from './model.ts';
import {
	encodings,
	lineEnds,
	renderers,
	type Renderer,
} from './render.ts';

/** How many cases a property has: `FUZZ_RUNS`, else enough for every day. */
export const numberOfRuns = Number(process.env['FUZZ_RUNS'] ?? 1000);

const ordinary = [...'abcXYZ019'];
// One-byte letters of Windows-1252 that never form UTF-8 beside each other.
const latin = [...'éüñÄß'];
const punctuation = [' ', ',', ';', '|', '\t', '"', '""', '\'', ':', ': ', ' - ', '=', '\\', '{', '}', '[', '@', '.', '/', '-', '_', '#', '*', '`', '$', '\u0001', '\u001B', '\v', '\f'];
const wide = ['\u2028', '\u2029', '\u0085', '\u00A0', '\u200B', '\u202E', '\uFEFF', '日本', '😀', 'é', '\u0301', '\u0663', 'İ', 'ſ', '\uFFFD'];

const textOf = (units: readonly string[]): fc.Arbitrary<string> => fc.array(fc.constantFrom(...units), {maxLength: 12}).map(parts => parts.join(''));

/** Cuts a text to what a layout can carry. */
const fitText = (text: string, renderer: Renderer): string => {
	const line = renderer.newlines ? text : text.replaceAll('\n', ' ');
	return renderer.anyText ? line : line.replaceAll(/^[ \t"]+|[ \t]+$/gv, '');
};

const itemOf = (renderer: Renderer, isNarrow: boolean): fc.Arbitrary<Item> => {
	const text = textOf([...ordinary, ...ordinary, ...latin, ...punctuation, '\n', ...(isNarrow ? [] : wide)]).map(value => fitText(value, renderer));
	// Only an address can be listed in a records log; an id that is written is not empty.
	const address = fc.tuple(textOf(ordinary), textOf(ordinary)).map(([name, domain]) => `${name}@${domain}x`);
	const id = text.map(value => fitText(`A${value}`, renderer));
	return fc.record({
		itemId: id, user: text, m365User: text, reason: text, address,
	}).map(({address: user, ...item}) => {
		if (renderer.only === 'records') {
			return {
				itemId: '', user, m365User: '', reason: addressReason,
			};
		}

		return renderer.only === 'audit' ? {...item, m365User: '', reason: `Failed ${item.reason}`} : item;
	});
};

const count = fc.oneof(fc.nat(9), fc.nat(12_345), fc.nat(20_000_000), fc.constant(Number.MAX_SAFE_INTEGER));

// Whole seconds from 2015 to 2035.
const instant = fc.integer({min: 1_420_070_400, max: 2_051_222_400}).map(seconds => seconds * 1000);

const countsOf = (renderer: Renderer, number: readonly number[], items: readonly Item[] | null): Record<(typeof countFields)[number], number | null> => {
	const known = Object.fromEntries(countFields.map((field, index) => [field, number[index]!])) as Record<(typeof countFields)[number], number | null>;
	const unknown = {
		availableFromSource: null, availableForImport: null, imported: null, partiallyImported: null, skipped: null, failed: null,
	};
	if (renderer.only === 'records') {
		return {...unknown, imported: known.imported, failed: renderer.name.includes('older') ? null : known.failed};
	}

	return renderer.only === 'audit' ? {...unknown, skipped: 0, failed: items?.length ?? 0} : known;
};

const entryOf = (renderer: Renderer, isNarrow: boolean): fc.Arbitrary<Entry> => {
	const items = fc.array(itemOf(renderer, isNarrow), {minLength: renderer.only === 'audit' ? 1 : 0, maxLength: 4});
	const hasItems = renderer.only !== 'imports' && !renderer.name.includes('older');
	const details = renderer.only ? (hasItems ? items : fc.constant(null)) : fc.option(items);
	const ingestion = fc.tuple(instant, fc.array(count, {minLength: 6, maxLength: 6}), details)
		.map(([completedAt, numbers, listed]): Entry => ({
			type: 'import', completedAt, counts: countsOf(renderer, numbers, listed), items: normalItems(renderer, listed),
		}));
	const empty = instant.map((day): Entry => ({type: 'empty', date: new Date(day).toISOString().slice(0, 10)}));
	return renderer.only ? ingestion : fc.oneof({weight: 3, arbitrary: ingestion}, {weight: 1, arbitrary: empty});
};

/** Labelled items without any item leave nothing in the file but the heading. */
const normalItems = (renderer: Renderer, items: readonly Item[] | null): readonly Item[] | null =>
	items?.length === 0 && /labelled|colon$/v.test(renderer.name) ? null : items;

/** Returns logs a renderer can lay out. */
const logOf = (renderer: Renderer, isNarrow: boolean): fc.Arbitrary<Log> => fc.record({
	connector: renderer.only === 'records' ? fc.constant(null) : fc.option(fc.constantFrom('Slack', 'Bloomberg Message', 'Ünïcode ßä'), {freq: 4}),
	entries: fc.array(entryOf(renderer, isNarrow), {minLength: 1, maxLength: 4}),
});

export type RenderedLog = {readonly renderer: Renderer; readonly log: Log; readonly bytes: Uint8Array; readonly description: string};

/** Returns logs in every layout, encoding and line end. */
export const renderedLog: fc.Arbitrary<RenderedLog> = fc
	.tuple(fc.constantFrom(...renderers), fc.constantFrom(...encodings), fc.constantFrom(...Object.keys(lineEnds) as Array<keyof typeof lineEnds>), fc.boolean())
	.chain(([renderer, encoding, lineEnd, hasFinalEnd]) => logOf(renderer, encoding.isNarrow).map(log => {
		const text = lineEnds[lineEnd](renderer.render(log));
		return {
			renderer,
			log,
			bytes: encoding.encode(hasFinalEnd ? text : text.replace(/[\r\n]+$/v, '')),
			description: `${renderer.name}, ${encoding.name}, ${lineEnd}`,
		};
	}));

/** Returns a file with bytes changed, dropped, doubled and strewn in. */
const mutated = (bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> => {
	const edit = fc.record({
		at: fc.double({min: 0, max: 1, noNaN: true}),
		drop: fc.nat(40),
		insert: fc.oneof(fc.uint8Array({maxLength: 8}), fc.constantFrom('"', '\n', '\r', '\0\0\0', '{', '[', '}', ': ', '\t', 'Items failed: ', 'Import completion time: ').map(text => new TextEncoder().encode(text))),
	});
	return fc.tuple(bytes, fc.array(edit, {maxLength: 6})).map(([start, edits]) => {
		let result: Uint8Array = start;
		for (const {at, drop, insert} of edits) {
			const index = Math.floor(at * result.length);
			result = Buffer.concat([result.subarray(0, index), insert, result.subarray(index + drop)]);
		}

		return result;
	});
};

/** Returns files of every kind: logs, broken logs, noise. */
export const anyFile: fc.Arbitrary<Uint8Array> = fc.oneof(
	{weight: 3, arbitrary: renderedLog.map(({bytes}) => bytes)},
	{weight: 4, arbitrary: mutated(renderedLog.map(({bytes}) => bytes))},
	{weight: 1, arbitrary: fc.uint8Array({maxLength: 3000})},
	{weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 500}).map(text => new TextEncoder().encode(text))},
);
