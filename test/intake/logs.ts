/** Returns an admin log of one import on 1 November 2026, whose counts hold `imported` so that files can be told apart. */
export const adminLog = (imported: number, failed = 0): string => `Import completion time: 11/01/2026 02:14:09
Items available from source: ${imported + failed}
Items available for import: ${imported + failed}
Items imported successfully: ${imported}
Items partially imported: 0
Items skipped: 0
Items failed: ${failed}
`;

/** Returns blocks that number themselves: block i imported i items, a minute after the one before. */
export const numberedBlocks = (from: number, to: number): string => {
	let text = '';
	for (let number = from; number < to; number++) {
		const time = new Date(Date.UTC(2026, 0, 1) + (number * 60_000)).toISOString();
		text += `Import completion time: ${time}\nItems imported successfully: ${number}\nItems failed: 0\n\n`;
	}

	return text;
};
