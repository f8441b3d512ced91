/** From the bytes of a terminal to text in which every control sequence begins with ESC. */

const controlOf = (code: number): string => `\u001B${String.fromCodePoint(code - 0x40)}`;

const isControl = (code: number): boolean => code >= 0x80 && code <= 0x9F;

/** How many bytes follow a first byte of UTF-8; null for a byte that begins nothing. */
const following = (byte: number): number | null => {
	if (byte >= 0xC2 && byte <= 0xDF) {
		return 1;
	}

	if (byte >= 0xE0 && byte <= 0xEF) {
		return 2;
	}

	return byte >= 0xF0 && byte <= 0xF4 ? 3 : null;
};

/**
Returns a function that decodes UTF-8 chunk by chunk. Controls of eight bits (0x80 to 0x9F), alone or in UTF-8, become ESC and a
letter; other bytes that are no UTF-8 become U+FFFD.
*/
export const createInputDecoder = (): ((chunk: Uint8Array) => string) => {
	let open: number[] = [];
	let missing = 0;
	const single = (byte: number): string => {
		if (byte < 0x80) {
			return String.fromCodePoint(byte);
		}

		if (isControl(byte)) {
			return controlOf(byte);
		}

		const length = following(byte);
		if (length === null) {
			return '\uFFFD';
		}

		open = [byte];
		missing = length;
		return '';
	};

	const next = (byte: number): string => {
		if (missing === 0) {
			return single(byte);
		}

		if (byte < 0x80 || byte > 0xBF) {
			missing = 0;
			return `\uFFFD${single(byte)}`;
		}

		open.push(byte);
		missing--;
		if (missing > 0) {
			return '';
		}

		const character = new TextDecoder().decode(Uint8Array.from(open));
		const code = character.codePointAt(0)!;
		return isControl(code) ? controlOf(code) : character;
	};

	return chunk => {
		let text = '';
		for (const byte of chunk) {
			text += next(byte);
		}

		return text;
	};
};
