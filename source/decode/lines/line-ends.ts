import type {ByteEncoding} from './encoding.ts';

export const lineFeed = 0x0A;
export const carriageReturn = 0x0D;

/** Returns how many bytes a code unit has. */
export const unitLength = (encoding: ByteEncoding): 1 | 2 => encoding === 'utf-8' ? 1 : 2;

/** Returns the code unit that begins at a byte, a number below 0 behind the end. */
export const unitAt = (bytes: Uint8Array, index: number, encoding: ByteEncoding): number => {
	if (encoding === 'utf-8') {
		return bytes[index] ?? -1;
	}

	const [first, second] = [bytes[index] ?? -1, bytes[index + 1] ?? -1];
	return encoding === 'utf-16le' ? first + (second * 256) : (first * 256) + second;
};

/** Returns whether a code unit is LF or CR. */
export const isLineEnd = (unit: number): boolean => unit === lineFeed || unit === carriageReturn;

/** Returns the byte at which the first LF or CR from `start` on begins, -1 without one. */
export const nextLineEnd = (bytes: Uint8Array, start: number, encoding: ByteEncoding): number => {
	const length = unitLength(encoding);
	for (let index = start; index < bytes.length; index += length) {
		if (isLineEnd(unitAt(bytes, index, encoding))) {
			return index;
		}
	}

	return -1;
};

/** Returns the byte behind the LF or CR that begins at `end`, and behind the LF of a CRLF. */
export const behindLineEnd = (bytes: Uint8Array, end: number, encoding: ByteEncoding): number => {
	const after = end + unitLength(encoding);
	const isPair = unitAt(bytes, end, encoding) === carriageReturn && unitAt(bytes, after, encoding) === lineFeed;
	return isPair ? after + unitLength(encoding) : after;
};

/**
Returns the byte behind the last line that ends between `start` and `limit`, `start` when none does. A CR at the very end of
the bytes ends no line yet: an LF may follow.
*/
export const behindLastLine = (bytes: Uint8Array, start: number, limit: number, encoding: ByteEncoding): number => {
	const length = unitLength(encoding);
	for (let index = limit - length; index >= start; index -= length) {
		const unit = unitAt(bytes, index, encoding);
		if (unit === lineFeed || (unit === carriageReturn && index + length < bytes.length)) {
			return behindLineEnd(bytes, index, encoding);
		}
	}

	return start;
};
