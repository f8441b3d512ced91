import {readSync} from 'node:fs';
import type {Hash} from 'node:crypto';

export type LogSourceOptions = {
	/** Takes every byte once. */
	readonly hash: Hash | null;
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

	/** Reads the next bytes into `target` and returns how many; 0 when the file became shorter. */
	read(target: Uint8Array): number {
		const {hash, beforeRead, onBytes} = this.#options;
		beforeRead();
		const count = readSync(this.#descriptor, target, 0, Math.min(target.length, this.rest), this.offset);
		this.offset += count;
		const fresh = Math.max(0, this.offset - this.#seen);
		hash?.update(target.subarray(count - fresh, count));
		onBytes(fresh);
		this.#seen += fresh;
		return count;
	}

	/** Goes back so many bytes, to read them again. */
	goBack(bytes: number): void {
		this.offset -= bytes;
	}
}
