/** Texts that were made to have the same hash in one of the scanners: the second word of each is solved for, given the first. */

/** Returns the number that undoes a multiplication by an odd one, modulo 2^32. */
const inverseOf = (factor: number): number => {
	let inverse = factor;
	for (let step = 0; step < 5; step++) {
		inverse = Math.imul(inverse, 2 - Math.imul(factor, inverse));
	}

	return inverse;
};

const rotated = (word: number): number => (word << 13) | (word >>> 19);
const sum = 0x12_34_56_78;

/** For each scanner: how the second word follows from the first, and the text they stand in. */
const kinds = {
	// Mixed(mixed(0, first), second) = sum, see words.ts.
	plain: {
		secondOf: (first: number) => Math.imul(sum ^ Math.imul(rotated(Math.imul(first, 0x9E_37_79_B1)), 5), inverseOf(0x9E_37_79_B1)),
		textOf: (first: string, second: string) => first + second,
	},
	// MixedBlock(first, one) + mixedBlock(second, two) = sum in the first lane, see dictionary.assembly.ts.
	simd: {
		secondOf(first: number) {
			const mixed = Math.imul(sum - Math.imul(first ^ (first >>> 15), 0x9E_37_79_B1), inverseOf(0x16_56_67_B1));
			return mixed ^ (mixed >>> 15) ^ (mixed >>> 30);
		},
		textOf: (first: string, second: string) => `${first}abcdefghijkl${second}mnopqrstuvwx`,
	},
} as const;

/** Returns so many texts, all different, whose hashes are the same. */
export const collidingTexts = (kind: keyof typeof kinds, count: number): readonly string[] => {
	const {secondOf, textOf} = kinds[kind];
	const word = Buffer.alloc(4);
	const lettersOf = (value: number): string => {
		word.writeInt32LE(value);
		return word.toString('latin1');
	};

	const texts: string[] = [];
	for (let number = 0; texts.length < count; number++) {
		const first = number.toString(36).padStart(4, '0');
		const second = lettersOf(secondOf(Buffer.from(first, 'latin1').readInt32LE()));
		if (/^[\u0021-\u007E]{4}$/v.test(second)) {
			texts.push(textOf(first, second));
		}
	}

	return texts;
};
