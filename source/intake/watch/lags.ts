import type {Instant} from '../../connectors/reading.ts';
import type {WatchNews} from '../threads/messages.ts';

export type Lags = {
	/** Takes the newest change of each folder, as it is published now. */
	measure(changes: WatchNews['changes']): void;
	/** Milliseconds from the newest change of a folder to its being published; null without one. */
	of(folder: number): number | null;
};

/** Measures how long the changes of each folder took to be published. */
export const createLags = (now: () => Instant): Lags => {
	const lags = new Map<number, number>();
	let measured: WatchNews['changes'] = [];

	return {
		measure(changes) {
			for (const [folder, changeAt] of changes.entries()) {
				if (changeAt !== null && changeAt !== measured[folder]) {
					// The clock of a share may be ahead of ours.
					lags.set(folder, Math.max(0, now() - changeAt));
				}
			}

			measured = changes;
		},
		of: folder => lags.get(folder) ?? null,
	};
};
