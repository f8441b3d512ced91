// A group is three digits behind one and the same separator, and a grouped number does not start with 0.
const grouped = /^[1-9]\d{0,2}(?<separator>[,. '’\u00A0\u202F])\d{3}(?:\k<separator>\d{3})*$/v;
const plain = /^\d+$/v;
const separators = /[,. '’\u00A0\u202F]/gv;

/** What is counted, where writers say so behind the number. */
const unit = / (?:items?|records?|messages?)$/iv;

/** Longer text is no count below 2^53, whatever it says. */
const maximumLength = 64;

const groupedCount = (text: string): number =>
	plain.test(text) ? Number(text) : (grouped.test(text) ? Number(text.replaceAll(separators, '')) : NaN);

/** Returns a whole number of items from its text, groups allowed (`1,204`, `1 204`, `1.204`, `1'204`) and a unit (`14 items`); null when it is none. */
export const parseCount = (text: string): number | null => {
	if (text.length > maximumLength) {
		return null;
	}

	// Nearly all counts are plain.
	const count = plain.test(text) ? Number(text) : groupedCount(text.replace(unit, ''));
	return Number.isSafeInteger(count) ? count : null;
};

/** Returns a whole number of items from a JSON value: a number or the text of one; null when it is none. */
export const countOfJson = (value: unknown): number | null => {
	if (typeof value === 'string') {
		return parseCount(value.trim());
	}

	return Number.isSafeInteger(value) && (value as number) >= 0 ? value as number : null;
};
