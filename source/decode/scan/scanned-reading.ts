import {isAscii, isUtf8} from 'node:buffer';
import type {Decoder} from '../decoder.ts';
import {inputCapacity, maximumRows, type RowScanner} from './row-scanner.ts';

const newline = 0x0A;
/** Behind a line that is no plain row at most so many bytes go to the decoder before the scanner is tried again. */
const longestDetour = 64 * 1024;
/** A scan of fewer rows than this was not worth its start. */
const fewRows = 16;

export type ScannableDecoder = Pick<Decoder, 'push' | 'openTable' | 'appendRows'>;

/**
Reads the rows of an open table through a scanner, and every line that is no plain row through the decoder, so that the two
together read what the decoder alone would. The bytes are put into `space`, straight from the disk.
*/
export class ScannedReading {
	readonly #decoder: ScannableDecoder;
	readonly #makeScanner: () => RowScanner;
	#madeScanner: RowScanner | null = null;
	readonly #capacity: number;
	/** Bytes of an unfinished line at the start of the scanner's input. */
	#kept = 0;
	#detour = 1;

	/** The scanner is made when the first table is there. */
	constructor(decoder: ScannableDecoder, makeScanner: () => RowScanner, capacity = inputCapacity) {
		this.#decoder = decoder;
		this.#makeScanner = makeScanner;
		this.#capacity = capacity;
	}

	/** Begins at the open table, if there is one, and returns how many bytes the decoder gave back; null without one. */
	begin(): number | null {
		const table = this.#decoder.openTable();
		if (table) {
			this.scanner.setShape(table.shape);
		}

		return table?.returned ?? null;
	}

	/** Where the next bytes of the file are to be put; to be asked anew each time. */
	get space(): Uint8Array {
		return this.scanner.input().subarray(this.#kept, this.#capacity);
	}

	/** Reads the bytes that were put into `space`; false when the scanner can read no further and everything went to the decoder. */
	take(count: number): boolean {
		const end = this.#kept + count;
		const input = this.scanner.input();
		const whole = input.lastIndexOf(newline, end - 1) + 1;
		this.#kept = 0;
		if (whole === 0 && end === this.#capacity) {
			this.#decoder.push(input.subarray(0, end));
			return false;
		}

		const isReading = this.#readLines(whole);
		const rest = this.scanner.input();
		if (!isReading) {
			this.#decoder.push(rest.subarray(whole, end));
			return false;
		}

		rest.copyWithin(0, whole, end);
		this.#kept = end - whole;
		return true;
	}

	/** Hands the unfinished line to the decoder. */
	end(): void {
		this.#decoder.push(this.scanner.input().subarray(0, this.#kept));
		this.#kept = 0;
	}

	/** Whether there is a scanner already. */
	get isReady(): boolean {
		return this.#madeScanner !== null;
	}

	/** The scanner, for other uses between `end` and `begin`. */
	get scanner(): RowScanner {
		this.#madeScanner ??= this.#makeScanner();
		return this.#madeScanner;
	}

	/** Reads whole lines; false when no table is open behind them. */
	#readLines(end: number): boolean {
		const lines = this.scanner.input().subarray(0, end);
		const areAscii = isAscii(lines);
		if (!areAscii && !isUtf8(lines)) {
			this.#decoder.push(lines);
			return this.begin() !== null;
		}

		let isOpen = this.begin() !== null;
		for (let at = 0; at < end;) {
			if (isOpen) {
				at = this.#scan(at, end, areAscii);
			}

			if (at < end && (!isOpen || this.scanner.rowCount() < maximumRows)) {
				at = this.#detourFrom(at, end);
				isOpen = this.begin() !== null;
			}
		}

		return isOpen;
	}

	#scan(start: number, end: number, areAscii: boolean): number {
		const {scanner} = this;
		const stop = scanner.scan(start, end);
		const rows = scanner.rowCount();
		this.#detour = rows < fewRows ? this.#detour : 1;
		if (rows > 0) {
			this.#decoder.appendRows({
				rowCount: scanner.rowCount, rowStarts: scanner.rowStarts, codes: scanner.codes, dictionaries: scanner,
			}, stop - start, !areAscii && !isAscii(scanner.input().subarray(start, stop)));
		}

		return stop;
	}

	/** Hands lines to the decoder: more of them, the less the scanner read before. */
	#detourFrom(start: number, end: number): number {
		const input = this.scanner.input();
		const least = start + this.#detour - 1;
		this.#detour = Math.min(this.#detour * 2, longestDetour);
		const next = least >= end ? end : input.indexOf(newline, least) + 1;
		const stop = next === 0 || next > end ? end : next;
		this.#decoder.push(input.subarray(start, stop));
		return stop;
	}
}
