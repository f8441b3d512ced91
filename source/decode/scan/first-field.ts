const space = 0x20;
const equals = 0x3D;

/** What a byte of the first field says on whether the field could be a label. */
const signOfNoLabel = 1;
const signOfLabel = 2;
const signs = Uint8Array.from({length: 256}, (_, byte) => {
	if ((byte >= 0x30 && byte <= 0x39) || byte === 0x40) {
		return signOfNoLabel;
	}

	return byte === 0x3A || byte === space || byte === equals ? signOfLabel : 0;
});

/**
Whether a first field cannot be a label (`Items failed`, `No items ingested on …`): it holds a digit or an at sign, and
neither blank nor colon, nor an equals sign before its end.
*/
export const isNoLabel = (bytes: DataView, start: number, end: number): boolean => {
	let last = end;
	while (last > start && bytes.getUint8(last - 1) === equals) {
		last--;
	}

	let found = 0;
	for (let at = start; at < last; at++) {
		found |= signs[bytes.getUint8(at)]!;
	}

	return found === signOfNoLabel && !namesM365User(bytes, start, end);
};

const isLetterOrDigit = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A);

/** `365u`: what the only labels that hold a digit (`M365 User ID`) have in common, punctuation and case aside. */
const m365Sign = [0x33, 0x36, 0x35, 0x75] as const;

/** Whether a first field may be the label of the Microsoft 365 user: it starts with m, o or punctuation and holds `365u`. */
const namesM365User = (bytes: DataView, start: number, end: number): boolean => {
	const first = bytes.getUint8(start) | 0x20;
	if (isLetterOrDigit(bytes.getUint8(start)) && first !== 0x6D && first !== 0x6F) {
		return false;
	}

	let matched = 0;
	for (let at = start; at < end && matched < m365Sign.length; at++) {
		const byte = bytes.getUint8(at);
		if (isLetterOrDigit(byte)) {
			matched = (byte | (byte > 0x39 ? 0x20 : 0)) === m365Sign[matched] ? matched + 1 : Number(byte === m365Sign[0]);
		}
	}

	return matched === m365Sign.length;
};
