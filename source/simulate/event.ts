/** One row of a failed-items table. */
export type FailedItem = {
	readonly itemId: string;
	readonly user: string;
	/** Empty where the mapping failed. */
	readonly m365User: string;
	readonly reason: string;
};

/** One import of an invented connector. Times are milliseconds since 1970, UTC. */
export type SimulatedImport = {
	readonly event: 'import';
	readonly at: number;
	readonly availableFromSource: number;
	readonly availableForImport: number;
	readonly imported: number;
	readonly partiallyImported: number;
	readonly skipped: number;
	readonly failed: number;
	readonly failedItems: readonly FailedItem[];
};

/** A day on which the connector ran and found nothing; `at` is the moment it says so. */
type SimulatedEmptyDay = {readonly event: 'empty'; readonly at: number};

export type SimulatedEvent = SimulatedImport | SimulatedEmptyDay;
