/**
Writes one admin log with very many failed items, the same bytes for the same arguments: 4 tab-separated fields, 20,000
users, 300 reasons, about 129 bytes a row. Usage: node bench/make-log.ts <file> <rows>
*/
import {closeSync, openSync, writeSync} from 'node:fs';
import process from 'node:process';

export const users = 20_000;
export const reasons = 300;
const causes = [
	'User mapping not found',
	'Item exceeds the maximum size of 10 MB',
	'Mailbox write failed',
	'Licence missing for the mailbox',
	'Throttled by the target mailbox',
] as const;

/** What a row is about: numbers from which its texts are made. */
export type RowFacts = {
	readonly user: number;
	readonly reason: number;
	readonly hasM365User: boolean;
	/** What the item id begins with and is sorted by. */
	readonly itemNumber: number;
};

const factsOf = (state: number): RowFacts => {
	const reason = (state >>> 8) % reasons;
	return {
		user: state % users, reason, hasM365User: reason % 3 !== 0, itemNumber: state,
	};
};

/** The cause a reason begins with. */
export const causeOf = (reason: number): string => causes[reason % causes.length]!;

/**
Tells what the rows of a log are about without reading it.
@yields One row after the other, each only lent.
*/
export function * factsOfRows(rows: number): Iterable<RowFacts> {
	let state = seed;
	for (let index = 0; index < rows; index++) {
		state = next(state);
		yield factsOf(state);
	}
}

/** Returns the end of the item id of a row. */
export const itemIdEnd = (index: number): string => `${index.toString(36).padStart(8, '0')}BGAAAAAADqzX`;

const seed = 42;

/** Returns the next state of a linear congruential generator, 32 bits. */
const next = (state: number): number => (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;

const row = (state: number, index: number): string => {
	const {user, reason, hasM365User, itemNumber} = factsOf(state);
	const itemId = `AAMkAD${itemNumber.toString(16).padStart(8, '0')}${itemIdEnd(index)}`;
	const m365User = hasM365User ? `user${user}@contoso.example` : '';
	return `${itemId}\tbloomberg.user${user}@vendor.example\t${m365User}\t${causeOf(reason)}: rule ${reason}\n`;
};

/** Writes the log and returns its size in bytes. */
export const makeLog = (file: string, rows: number): number => {
	const descriptor = openSync(file, 'w');
	let size = 0;
	const write = (text: string): void => {
		size += writeSync(descriptor, Buffer.from(text, 'latin1'));
	};

	write(`Connector name: Bench connector\nImport completion time: 2026-11-22T02:00:00Z\nItems available from source: ${rows}\nItems available for import: ${rows}\nItems imported successfully: 0\nItems partially imported: 0\nItems skipped: 0\nItems failed: ${rows}\nFailed item details\nItem id\tSource User ID\tM365 User ID\tFailure Reason\n`);
	let state = seed;
	let block = '';
	for (let index = 0; index < rows; index++) {
		state = next(state);
		block += row(state, index);
		if (block.length > 1_000_000) {
			write(block);
			block = '';
		}
	}

	write(block);
	closeSync(descriptor);
	return size;
};

if (import.meta.main) {
	const [file, rows] = process.argv.slice(2);
	if (!file || !rows) {
		throw new Error('usage: node bench/make-log.ts <file> <rows>');
	}

	console.log(`${makeLog(file, Number(rows))} bytes`);
}
