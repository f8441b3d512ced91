import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {Reading} from '../../../source/connectors/reading.ts';
import {createDecoder} from '../../../source/decode/decoder.ts';
import type {RowScanner} from '../../../source/decode/scan/row-scanner.ts';
import {createPlainScanner} from '../../../source/decode/scan/scan-rows.ts';
import {ScannedReading} from '../../../source/decode/scan/scanned-reading.ts';
import {createSimdScanner} from '../../../source/decode/scan/simd-scanner.ts';
import {anyFile} from '../arbitraries.ts';
import {itemIdsOf} from '../item-ids.ts';
import {tableFile} from './table-file.ts';

type Way = {readonly held: number; readonly chunk: number; readonly capacity: number; readonly scanner: () => RowScanner};

/** Reads bytes as the reader of a large file does, with a scanner wherever a table is open. */
const readScanned = (bytes: Uint8Array, {held, chunk, capacity, scanner}: Way): {reading: Reading; scannedRows: number} => {
	const decoder = createDecoder(held);
	let scannedRows = 0;
	const scanned = new ScannedReading({
		...decoder, appendRows(rows, length, isUtf8) {
			scannedRows += rows.rowCount();
			decoder.appendRows(rows, length, isUtf8);
		},
	}, scanner, capacity);
	for (let offset = 0; offset < bytes.length;) {
		const returned = scanned.begin();
		let isReading = returned !== null;
		offset -= returned ?? 0;
		while (isReading && offset < bytes.length) {
			const {space} = scanned;
			const next = bytes.subarray(offset, offset + Math.min(chunk, space.length));
			space.set(next);
			offset += next.length;
			isReading = scanned.take(next.length);
		}

		if (returned !== null) {
			scanned.end();
		}

		const next = bytes.subarray(offset, offset + chunk);
		decoder.push(Uint8Array.from(next));
		offset += next.length;
	}

	return {reading: decoder.read({isSettled: true}), scannedRows};
};

const readAlone = (bytes: Uint8Array, held: number): Reading => {
	const decoder = createDecoder(held);
	decoder.push(bytes);
	return decoder.read({isSettled: true});
};

const expectSame = (bytes: Uint8Array, way: Way): number => {
	const {reading, scannedRows} = readScanned(bytes, way);
	expect(reading).toEqual(readAlone(bytes, way.held));
	const allHeld = readAlone(bytes, Infinity);
	expect(reading.imports.map(({failedItems}) => failedItems && itemIdsOf(failedItems, bytes))).toEqual(allHeld.imports.map(({failedItems}) => failedItems && itemIdsOf(failedItems, bytes)));
	return scannedRows;
};

const scanners = {simd: () => createSimdScanner(), plain: () => createPlainScanner()} as const;

describe.each(Object.entries(scanners))('with the %s scanner', (_, scanner) => {
	const samples = path.join(import.meta.dirname, '../../../samples');
	const files = readdirSync(samples, {recursive: true, encoding: 'utf8'}).filter(name => statSync(path.join(samples, name)).isFile()).toSorted();

	test('every sample reads as without it', () => {
		let rows = 0;
		for (const file of files) {
			const bytes = readFileSync(path.join(samples, file));
			rows += expectSame(bytes, {
				held: 0, chunk: 500, capacity: 4096, scanner,
			});
			expectSame(bytes, {
				held: 1, chunk: 7, capacity: 600, scanner,
			});
		}

		expect(rows).toBeGreaterThan(100);
	});
});

const someway = fc.record({
	held: fc.integer({min: 0, max: 5}), chunk: fc.integer({min: 1, max: 2000}), capacity: fc.integer({min: 200, max: 4096}), scanner: fc.constantFrom(scanners.simd, scanners.plain),
});

test('random tables read as without a scanner, however they are cut', () => {
	let rows = 0;
	fc.assert(fc.property(tableFile, someway, (bytes, way) => {
		rows += expectSame(bytes, way);
	}), {numRuns: 400});
	expect(rows).toBeGreaterThan(1000);
});

test('any file, with bytes broken here and there, reads as without a scanner', () => {
	fc.assert(fc.property(fc.oneof(anyFile, tableFile), someway, fc.array(fc.tuple(fc.nat(), fc.integer({min: 0, max: 255})), {maxLength: 3}), (bytes, way, breaks) => {
		const broken = Uint8Array.from(bytes);
		for (const [at, byte] of breaks) {
			broken[at % Math.max(1, broken.length)] = byte;
		}

		expectSame(broken, way);
	}), {numRuns: 300});
});
