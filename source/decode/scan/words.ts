/*
Bytes four at a time, for the scanner in plain TypeScript. A word holds four bytes, the first one lowest; reading it may
touch `wordPadding` bytes behind the last valid one.
*/

/** Bytes that must lie behind what is read by words. */
export const wordPadding = 4;

const eachByte = 0x01_01_01_01;
const highBits = 0x80_80_80_80;
/** The least byte that is neither a line end nor a tab. */
const firstOther = 0x0E;

/** Returns a word of four times the same byte. */
export const fourTimes = (byte: number): number => Math.imul(byte, eachByte);

/**
Returns a mark in each byte of a word that may end a field: the one in `sought` (`fourTimes`), or one below 0x0E, as line
ends are. The lowest mark is right; a byte above it may be marked for nothing.
*/
export const marksIn = (word: number, sought: number): number => {
	const difference = word ^ sought;
	return (((difference - eachByte) & ~difference) | ((word - (firstOther * eachByte)) & ~word)) & highBits;
};

/** Returns the place of the lowest mark, 0 to 3. */
export const firstMark = (marks: number): number => (31 - Math.clz32(marks & -marks)) >>> 3;

/** Returns the first bytes of a word, at most three; the others are zero. */
export const headOf = (word: number, count: number): number => word & ((1 << (count << 3)) - 1);

/** Returns the hash of what was hashed before, 0 at the start, and one more word: that of MurmurHash3, shortened. */
export const mixed = (hash: number, word: number): number => Math.imul((hash << 13) | (hash >>> 19), 5) ^ Math.imul(word, 0x9E_37_79_B1);

/** Returns the hash of a range of bytes: of its whole words, and of its `headOf` the word behind them, which may be empty. */
export const hashOf = (bytes: DataView, start: number, end: number): number => {
	let hash = 0;
	let at = start;
	for (; end - at >= 4; at += 4) {
		hash = mixed(hash, bytes.getInt32(at, true));
	}

	return mixed(hash, headOf(bytes.getInt32(at, true), end - at));
};
