import type {Instant, UtcDate} from './reading.ts';

/** Limits of one connector; null in a duration means the default of its kind. */
export type Thresholds = {
	/** Milliseconds without evidence before `late`. Default 48 h, records logs 3 days. */
	readonly warnAfter: number | null;
	/** Milliseconds without evidence before `overdue`. Default 72 h, records logs 7 days. */
	readonly errorAfter: number | null;
	/** Failed items an import may have and still be clean. */
	readonly maxFailed: number;
	/** Partially imported items an import may have and still be clean. */
	readonly maxPartial: number;
};

/** What the configuration says about one connector. */
export type ConnectorSettings = Thresholds & {
	readonly name: string;
	readonly createdAt: Instant | null;
	readonly auditingEnabledAt: Instant | null;
	/** Whether a path (relative, `/`) belongs to this connector by a `match` rule. */
	readonly matches: (path: string) => boolean;
	/** Weekdays with an import expected, 0 is Sunday; null means every day. */
	readonly expectedWeekdays: ReadonlySet<number> | null;
	readonly paused: {readonly until: UtcDate | null; readonly reason: string} | null;
};

/** The configuration as the domain sees it: resolved, no file, no environment. */
export type Settings = {
	readonly defaults: Thresholds;
	readonly connectors: readonly ConnectorSettings[];
};

/** An administrator's word that a failure reason (or a check, or lines of one shape) of a connector is known; never hides another reason. */
export type Acknowledgement = {
	readonly id: string;
	/** Null means every connector: only for a shape. */
	readonly connector: string | null;
	readonly reason: string | null;
	readonly check: string | null;
	/** What the lines that were not understood have in common: only for the check `unread`. */
	readonly shape: string | null;
	/** Who said so; null where nobody is named. */
	readonly author: string | null;
	readonly ticket: string | null;
	readonly note: string;
	readonly createdAt: Instant;
	readonly expiresAt: Instant;
};

export const defaultThresholds: Thresholds = {
	warnAfter: null,
	errorAfter: null,
	maxFailed: 0,
	maxPartial: 0,
};

export const noSettings: Settings = {defaults: defaultThresholds, connectors: []};
