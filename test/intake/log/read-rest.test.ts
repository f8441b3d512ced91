/** Slices scanned by others, in any order and some of them not at all, must read as the decoder alone would. */
import {
	closeSync,
	openSync,
	readdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {Reading} from '../../../source/connectors/reading.ts';
import {createDecoder} from '../../../source/decode/decoder.ts';
import type {RowScanner} from '../../../source/decode/scan/row-scanner.ts';
import {createPlainScanner} from '../../../source/decode/scan/scan-rows.ts';
import {createTextPacker, SentDictionaries} from '../../../source/decode/scan/sent-texts.ts';
import {createSimdScanner} from '../../../source/decode/scan/simd-scanner.ts';
import {
	openRowSpace,
	rowSpaceBytes,
	rowsOfRun,
	scanSlice,
} from '../../../source/decode/scan/slices.ts';
import {LogSource} from '../../../source/intake/log/log-source.ts';
import {readRest, type Sizes} from '../../../source/intake/log/read-rest.ts';
import type {SliceHelp} from '../../../source/intake/log/scan-helper.ts';
import {anyFile} from '../../decode/arbitraries.ts';
import {itemIdsOf} from '../../decode/item-ids.ts';
import {tableFile} from '../../decode/scan/table-file.ts';
import {makeFolder} from '../temporary-folder.ts';

type Helping = {
	readonly scanner: () => RowScanner;
	/** What becomes of each slice, over and over: scanned here, sent by another thread, sent after a while, or lost. */
	readonly fates: ReadonlyArray<'here' | 'sent' | 'late' | 'lost'>;
};

/** Help as a second thread gives it, but in an order of our own. */
const createHelp = ({scanner, fates}: Helping): SliceHelp & {readonly plans: () => number} => {
	const distant = scanner();
	const packTexts = createTextPacker(distant);
	const dictionaries = new SentDictionaries();
	const space = openRowSpace(new SharedArrayBuffer(rowSpaceBytes), 0);
	let plans = 0;
	return {
		plans: () => plans,
		begin(here) {
			plans++;
			const late = new Set<number>();
			return {
				take(slice) {
					const fate = fates[slice % fates.length]!;
					if (fate === 'late' && !late.has(slice)) {
						late.add(slice);
						return null;
					}

					if (fate === 'here') {
						return {runs: scanSlice(here, slice, space), rowsOf: run => rowsOfRun(run, space, here.scanner)};
					}

					const runs = scanSlice({...here, scanner: distant}, slice, space);
					dictionaries.add(packTexts());
					return {runs: fate === 'lost' ? [] : runs, rowsOf: run => rowsOfRun(run, space, dictionaries)};
				},
				end() {
					late.clear();
				},
			};
		},
		end() {
			plans = 0;
		},
	};
};

const read = (file: string, bytes: Uint8Array, held: number, helping: Helping, sizes: Sizes): {reading: Reading; scannedRows: number; counted: number; plans: number} => {
	writeFileSync(file, bytes);
	const descriptor = openSync(file, 'r');
	const decoder = createDecoder(held);
	let scannedRows = 0;
	let counted = 0;
	const help = createHelp(helping);
	try {
		const source = new LogSource(descriptor, 0, bytes.length, {
			hash: null,
			beforeRead: () => undefined,
			onBytes(count) {
				counted += count;
			},
		});
		const steps = readRest(source, {
			...decoder, appendRows(rows, length, isUtf8) {
				scannedRows += rows.rowCount();
				decoder.appendRows(rows, length, isUtf8);
			},
		}, help, sizes);
		while (!steps.next().done) {
			// One more.
		}

		return {
			reading: decoder.read({isSettled: true}), scannedRows, counted, plans: help.plans(),
		};
	} finally {
		closeSync(descriptor);
	}
};

const readAlone = (bytes: Uint8Array, held: number): Reading => {
	const decoder = createDecoder(held);
	decoder.push(bytes);
	return decoder.read({isSettled: true});
};

const expectSame = (file: string, bytes: Uint8Array, held: number, helping: Helping, sizes: Sizes): number => {
	const {reading, scannedRows, counted, plans} = read(file, bytes, held, helping, sizes);
	expect(reading).toEqual(readAlone(bytes, held));
	expect(counted).toBe(bytes.length);
	expect(reading.imports.map(({failedItems}) => failedItems && itemIdsOf(failedItems, bytes)))
		.toEqual(readAlone(bytes, Infinity).imports.map(({failedItems}) => failedItems && itemIdsOf(failedItems, bytes)));
	return plans > 0 ? scannedRows : 0;
};

const scanner = fc.constantFrom(() => createSimdScanner(), () => createPlainScanner());
const helping = fc.record({scanner, fates: fc.array(fc.constantFrom('here', 'sent', 'late', 'lost', 'sent'), {minLength: 1, maxLength: 7})});
const someSizes = fc.record({
	chunk: fc.integer({min: 1, max: 900}), scanning: fc.constantFrom(1, 500, 1e9), scanningOn: fc.constantFrom(1, 100, 1e9), help: fc.constantFrom(1, 1, 700), slice: fc.integer({min: 20, max: 3000}),
});
const samples = path.join(import.meta.dirname, '../../../samples');

test('every sample reads as without help', () => {
	let rows = 0;
	const file = path.join(makeFolder(), 'log.txt');
	for (const name of readdirSync(samples, {recursive: true, encoding: 'utf8'}).filter(name => statSync(path.join(samples, name)).isFile()).toSorted()) {
		for (const fates of [['sent'], ['here', 'late']] as const) {
			rows += expectSame(file, readFileSync(path.join(samples, name)), 0, {scanner: () => createPlainScanner(), fates}, {
				chunk: 300, scanning: 1e9, scanningOn: 1, help: 1, slice: 200,
			});
		}
	}

	expect(rows).toBeGreaterThan(100);
}, 60_000);

test('random tables read as without help, wherever they are cut and whoever scans', () => {
	let rows = 0;
	const file = path.join(makeFolder(), 'log.txt');
	fc.assert(fc.property(tableFile, fc.integer({min: 0, max: 5}), helping, someSizes, (bytes, held, help, sizes) => {
		rows += expectSame(file, bytes, held, help, sizes);
	}), {numRuns: 400});
	expect(rows).toBeGreaterThan(1000);
}, 60_000);

test('any file, and several tables behind each other, with bytes broken here and there, read as without help', () => {
	const file = path.join(makeFolder(), 'log.txt');
	const files = fc.oneof(anyFile, fc.array(tableFile, {minLength: 2, maxLength: 3}).map(tables => Buffer.concat(tables)));
	fc.assert(fc.property(files, helping, someSizes, fc.array(fc.tuple(fc.nat(), fc.integer({min: 0, max: 255})), {maxLength: 3}), (bytes, help, sizes, breaks) => {
		const broken = Uint8Array.from(bytes);
		for (const [at, byte] of breaks) {
			broken[at % Math.max(1, broken.length)] = byte;
		}

		expectSame(file, broken, 0, help, sizes);
	}), {numRuns: 300});
}, 60_000);
