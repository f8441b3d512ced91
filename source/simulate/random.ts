/** Numbers that look random and are the same for the same seed, on every machine. */
export type Random = {
	/** Returns a fraction from 0 inclusive to 1 exclusive. */
	readonly fraction: () => number;
	/** Returns a whole number, both ends inclusive. */
	readonly between: (lowest: number, highest: number) => number;
	readonly pick: <Value>(values: readonly Value[]) => Value;
	/** Returns lower-case hexadecimal digits. */
	readonly hex: (length: number) => string;
};

/** Returns a generator (mulberry32) for a seed and a purpose; another purpose gives unrelated numbers. */
export const createRandom = (seed: number, purpose: string): Random => {
	let state = hashOf(`${seed}/${purpose}`);
	const fraction = (): number => {
		state = Math.imul(state + 0x6D_2B_79_F5, 1);
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
	};

	const between = (lowest: number, highest: number): number => lowest + Math.floor(fraction() * (highest - lowest + 1));
	return {
		fraction,
		between,
		pick: values => values[between(0, values.length - 1)]!,
		hex: length => Array.from({length}, () => between(0, 15).toString(16)).join(''),
	};
};

/** FNV-1a over the UTF-16 units of a text. */
const hashOf = (text: string): number => {
	let hash = 0x81_1C_9D_C5;
	for (let index = 0; index < text.length; index++) {
		hash = Math.imul(hash ^ text.codePointAt(index)!, 0x01_00_01_93);
	}

	return hash;
};
