const numberSign = 0x23;

const isWordByte = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A)
	|| byte === 0x2D || byte === 0x2E || byte === 0x5F || byte === 0x40 || byte === numberSign || byte >= 0x80;

/** Writes the normalised bytes of a reason into `target` and returns how many they are: see `reasonLimit`. */
export const normaliseReason = (bytes: Uint8Array, start: number, end: number, target: Uint8Array): number => {
	let used = 0;
	let runStart = 0;
	let hasDigit = false;
	for (let at = start; at < end; at++) {
		const byte = bytes[at]!;
		target[used++] = byte;
		if (!isWordByte(byte)) {
			runStart = used;
			hasDigit = false;
			continue;
		}

		hasDigit ||= byte >= 0x30 && byte <= 0x39;
		if (!hasDigit) {
			continue;
		}

		target[runStart] = numberSign;
		used = runStart + 1;
	}

	return used;
};
