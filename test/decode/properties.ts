/** The properties of the decoder, by name: the daily tests and the long fuzz run walk the same table. */
import fc from 'fast-check';
import {expect} from 'vitest';
import {createDecoder, decode} from '../../source/decode/decoder.ts';
import {anyFile, renderedLog} from './arbitraries.ts';
import {factsOf, factsOfLog, type Facts} from './model.ts';

export type Property = {readonly name: string; readonly property: fc.IProperty<unknown>};

const roundTrip = fc.property(renderedLog, ({bytes, log, renderer}) => {
	const reading = decode(bytes);
	expect({...factsOf(reading), problems: reading.problems}).toEqual({...factsOfLog(log), problems: []});
	expect(reading.unrecognised).toBeNull();
	expect(reading.otherRecords).toBe(renderer.only === 'audit' ? 1 : 0);
});

const cuts = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {maxLength: 6});

const chunkInvariance = fc.property(anyFile, cuts, fc.boolean(), (bytes, shares, isSettled) => {
	const decoder = createDecoder();
	// The same buffer again and again, as a reader would: what the decoder keeps must be its own.
	const lent = Buffer.alloc(bytes.length);
	const ends = [...shares.map(cut => Math.floor(cut * bytes.length)).toSorted((left, right) => left - right), bytes.length];
	let start = 0;
	for (const end of ends) {
		lent.fill(0x0A);
		lent.set(bytes.subarray(start, end));
		decoder.push(lent.subarray(0, end - start));
		start = end;
		decoder.read({isSettled: !isSettled});
		lent.fill(0x0A);
		expect(decoder.read({isSettled})).toEqual(decode(bytes.subarray(0, end), {isSettled}));
	}
});

/** Whether every fact of a part is a fact of the whole; of a run still growing, at least as much. */
const expectPart = (part: Facts, whole: Facts): void => {
	expect(whole.emptyDays.map(({date}) => date).slice(0, part.emptyDays.length)).toEqual(part.emptyDays.map(({date}) => date));
	for (const [index, {completedAt, counts, items}] of part.imports.entries()) {
		const held = whole.imports[index];
		expect(held, 'an import the whole file lacks').toBeDefined();
		expect(held!.items?.slice(0, items?.length ?? 0) ?? []).toEqual(items ?? []);
		if (counts['imported'] === null && counts['skipped'] !== null && held!.counts['imported'] === null) {
			expect(counts['failed']).toBeLessThanOrEqual(held!.counts['failed'] ?? 0);
		} else {
			expect({completedAt, counts}).toEqual({completedAt: held!.completedAt, counts: held!.counts});
		}
	}
};

const prefixSafety = fc.property(renderedLog, fc.double({min: 0, max: 1, noNaN: true}), ({bytes}, cut) => {
	const prefix = bytes.subarray(0, Math.floor(cut * bytes.length));
	const reading = decode(prefix, {isSettled: false});
	expectPart(factsOf(reading), factsOf(decode(bytes)));
	expect(reading.imports.every(({isComplete}) => isComplete)).toBe(true);
});

const idempotence = fc.property(anyFile, bytes => {
	const decoder = createDecoder();
	decoder.push(bytes);
	const once = decoder.read({isSettled: true});
	expect(decoder.read({isSettled: true})).toEqual(once);
	expect(decoder.finish({isSettled: true})).toEqual(once);
	expect(decode(Uint8Array.from(bytes))).toEqual(once);
});

const conservation = fc.property(anyFile, bytes => {
	const settled = decode(bytes).bytes;
	expect(settled).toEqual({
		...settled, total: bytes.length, pending: 0, skipped: bytes.length - settled.understood,
	});
	const open = decode(bytes, {isSettled: false}).bytes;
	expect(open.understood + open.pending + open.skipped).toBe(bytes.length);
	expect(open.understood).toBeLessThanOrEqual(settled.understood + settled.skipped);
	expect(Math.min(open.understood, open.pending, open.skipped)).toBeGreaterThanOrEqual(0);
});

const honesty = fc.property(anyFile, bytes => {
	const reading = decode(bytes);
	const isLog = reading.imports.length > 0 || reading.emptyDays.length > 0;
	expect(reading.kind !== null).toBe(isLog);
	expect(reading.unrecognised === null).toBe(isLog);
	for (const {counts, badFields, isComplete, kind} of reading.imports) {
		expect(badFields.every(field => counts[field] === null)).toBe(true);
		expect(Object.values(counts).every(count => count === null || (Number.isSafeInteger(count) && count >= 0))).toBe(true);
		expect(isComplete || kind === 'records-log' || counts.failed === null).toBe(true);
	}

	expect(reading.problems.length).toBe(Math.min(reading.problemCount, 200));
	expect(reading.unreadLines.length).toBe(Math.min(reading.unreadLineCount, 200));
});

export const properties: readonly Property[] = [
	{name: 'round trip: a log laid out in any way, in any encoding, with any line ends, decodes to itself', property: roundTrip},
	{name: 'chunk invariance: any split of the bytes, read after every chunk, gives what the whole gives', property: chunkInvariance},
	{name: 'prefix safety: a file cut anywhere shows nothing the whole file lacks', property: prefixSafety},
	{name: 'idempotence: reading again, or a copy, gives the same', property: idempotence},
	{name: 'conservation: every byte is understood, pending or skipped', property: conservation},
	{name: 'honesty: unknown is null, no log has a name, nothing is thrown on any bytes', property: honesty},
];
