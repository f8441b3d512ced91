import {readSync} from 'node:fs';
import type {ContentHash} from '../folder/content-hash.ts';

export type LogSourceOptions = {
	/** Takes every byte once. */
	readonly hash: ContentHash | null;
	readonly beforeRead: () => void;
	/** Told after each read how many bytes of the file are new. */
	readonly onBytes: (bytes: number) => void;
};

/** An open file that is read from an offset to the size it had: one that grows faster than we read would hold us for good. */
export class LogSource {
	offset: number;
	readonly size: number;
	readonly #descriptor: number;
	readonly #options: LogSourceOptions;
	/** What lies before it was read once already. */
	#seen: number;

	constructor(descriptor: number, offset: number, size: number, options: LogSourceOptions) {
		this.#descriptor = descriptor;
		this.offset = offset;
		this.#seen = offset;
		this.size = size;
		this.#options = options;
	}

	/** Bytes that are still to be read. */
	get rest(): number {
		return this.size - this.offset;
	}

	/** Whether every byte must pass through `read`. */
	get isHashed(): boolean {
		return this.#options.hash !== null;
	}

	/** Reads the next bytes into `target`, at most those before `end`, and returns how many; 0 when the file became shorter. */
	read(target: Uint8Array, end = this.size): number {
		const {hash, beforeRead} = this.#options;
		beforeRead();
		const count = readSync(this.#descriptor, target, 0, Math.min(target.length, end - this.offset), this.offset);
		hash?.update(target.subarray(Math.min(count, this.#seen - this.offset), count));
		this.pass(count);
		return count;
	}

	/** Reads bytes from anywhere; the offset stays. */
	peek(target: Uint8Array, position: number): number {
		this.#options.beforeRead();
		return readSync(this.#descriptor, target, 0, target.length, position);
	}

	/** Goes on over bytes that were read. */
	pass(count: number): void {
		this.offset += count;
		const fresh = Math.max(0, this.offset - this.#seen);
		this.#seen += fresh;
		this.#options.onBytes(fresh);
	}

	/** Goes back so many bytes, to read them again. */
	goBack(bytes: number): void {
		this.offset -= bytes;
	}
}
