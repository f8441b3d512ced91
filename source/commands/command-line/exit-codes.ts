/** What connwatch tells the shell; a signal is 128 plus its number. */
export const exitCodes = {
	done: 0,
	warning: 1,
	/** `wait` only: the time was up first. */
	timedOut: 1,
	critical: 2,
	unknown: 3,
	usage: 64,
	/** `keep`: a log could not be kept, or the archive cannot be one (damaged, foreign, not writable). */
	damaged: 65,
	folderMissing: 66,
	internal: 70,
	inputOutput: 74,
	interrupted: 130,
} as const;
