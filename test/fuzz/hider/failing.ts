/** The failing import that is hidden: completed today, after everything the clean log says. */
export const failedAt = Date.parse('2026-11-22T02:14:09Z');

/** The counts of a failing import, in the order of the admin log. */
export type Size = {readonly name: string; readonly counts: readonly [number, number, number, number, number, number]};

export const sizes: readonly Size[] = [
	{name: '900 of 900', counts: [900, 900, 0, 0, 0, 900]},
	{name: '14 of 100', counts: [100, 100, 86, 0, 0, 14]},
];

/** Labels and values as a layout gets them: the completion time, then the six counts. */
export type Pairs = ReadonlyArray<readonly [label: string, value: string]>;

export type Labels = {readonly name: string; readonly words: readonly [string, string, string, string, string, string, string]};

export type TimeStyle = {
	readonly name: string;
	readonly write: (at: number) => string;
	/** Whether it says no date that a reader would know for one. */
	readonly isDateless?: boolean;
};

export type CountStyle = {readonly name: string; readonly write: (count: number) => string};

/** Returns what the import says in these words. */
export const pairsOf = (labels: Labels, time: TimeStyle, count: CountStyle, size: Size): Pairs =>
	labels.words.map((label, index) => [label, index === 0 ? time.write(failedAt) : count.write(size.counts[index - 1]!)]);

/** Whether a reader would know it for a failing import: by a word of failure, or else by a date among counts. */
export const isRecognisable = (labels: Labels, time: TimeStyle, layout: {readonly isBare?: boolean} = {}): boolean =>
	time.isDateless !== true || (layout.isBare !== true && /fail|error/iv.test(labels.words[6]));
