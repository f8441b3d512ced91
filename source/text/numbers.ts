/** What is printed for an unknown number: never 0. */
export const unknownMark = '?';

/** Returns a whole number with thousands separated (`12,204`), `?` when unknown. */
export const formatCount = (count: number | null): string => {
	const digits = count === null ? unknownMark : count.toString();
	return digits.length < 4 ? digits : digits.replaceAll(/\B(?=(?:\d{3})+$)/gv, ',');
};

const units = [
	{limit: 1e15, divisor: 1e12, suffix: 'T'},
	{limit: 1e12, divisor: 1e9, suffix: 'G'},
	{limit: 1e9, divisor: 1e6, suffix: 'M'},
	{limit: 1e6, divisor: 1e3, suffix: 'k'},
] as const;

/** Returns a whole number in at most six columns (`99,999`, `204k`, `8M`), `?` when unknown. */
export const formatShortCount = (count: number | null): string => {
	if (count === null || count < 100_000) {
		return formatCount(count);
	}

	const unit = units.findLast(unit => count < unit.limit) ?? units[0];
	return formatCount(Math.floor(count / unit.divisor)) + unit.suffix;
};

/** Returns `1 item`, `2 items`. */
export const countOf = (count: number, singular: string, plural = `${singular}s`): string =>
	`${formatCount(count)} ${count === 1 ? singular : plural}`;

/** Returns bytes as `812 B`, `1.2 KiB`, `3.4 MiB`. */
export const formatBytes = (bytes: number): string => {
	let value = bytes;
	for (const unit of ['B', 'KiB', 'MiB', 'GiB'] as const) {
		if (value < 1024 || unit === 'GiB') {
			return unit === 'B' ? `${value} B` : `${value.toFixed(1)} ${unit}`;
		}

		value /= 1024;
	}

	return `${bytes} B`;
};
