import type {ReasonName} from './failed-items.ts';
import type {LayoutName} from './layouts/index.ts';
import type {PathStyleName} from './path-styles.ts';
import type {IdentityName} from './people.ts';

/** What happens on one day of an invented connector. Shares are fractions of the items available for import. */
export type DayPlan = {
	readonly happens: 'import' | 'empty' | 'nothing';
	/** Times the usual number of items; 1 by default. */
	readonly volume?: number;
	/** Times the usual fan-out; 1 by default. */
	readonly fanOut?: number;
	/** Times the failure rate of the whole tenant; 0 by default. */
	readonly failures?: number;
	readonly reasons?: readonly ReasonName[];
	/** Share of items that lost their attachments. */
	readonly partial?: number;
	/** Items the outcomes leave out, so that the import does not add up. */
	readonly unaccounted?: number;
	/** Items that the first download of the import did not count yet: a revision. */
	readonly revised?: number;
};

/** One download of a log: `back` days before the newest event, holding that day and `covers` days before it. */
export type DownloadPlan = {readonly back: number; readonly covers: number};

/** What a configuration file says about an invented connector. */
export type SimulatedSettings = {
	createdAt?: string;
	auditingEnabledAt?: string | null;
	match?: string[];
	paused?: {until: string; reason: string};
};

/** One row of the table of invented connectors. */
export type Scenario = {
	readonly name: string;
	/** The state connwatch should find as of now. */
	readonly shows: string;
	readonly layout: LayoutName;
	readonly path: PathStyleName;
	readonly itemsADay: number;
	/** Copies of one item, one for each associated participant. */
	readonly fanOut: number;
	/** Share of a usual day's items that a Saturday or Sunday has. */
	readonly weekend: number;
	readonly identity: IdentityName;
	/** Returns the moment of the newest event, in milliseconds. */
	readonly newest: (now: number) => number;
	/** Returns what happened this many days before the newest event. */
	readonly plan: (back: number) => DayPlan;
	readonly downloads: readonly DownloadPlan[];
	/** What the configuration says of it; instants as ISO texts. */
	readonly configuration?: (now: number) => SimulatedSettings;
	/** A failure reason somebody has acknowledged. */
	readonly acknowledges?: {readonly reason: ReasonName; readonly note: string};
	/** Stands in place of the log; the timeline is not written. */
	readonly savedInstead?: string;
	/** The newest download was saved a second time by accident. */
	readonly isSavedTwice?: boolean;
	readonly encoding?: 'utf-8' | 'utf-16le';
};

/** A download a week with a day of overlap, as somebody careful does it. */
const weekly: readonly DownloadPlan[] = [0, 6, 12, 18, 24].map(back => ({back, covers: 7}));

/** Returns downloads that hold one day each: the link beside "Last import" gives no more. */
export const daily = (backs: readonly number[]): readonly DownloadPlan[] => backs.map(back => ({back, covers: 0}));

export const clean: DayPlan = {happens: 'import'};

export const usual: Omit<Scenario, 'name' | 'shows' | 'newest'> = {
	layout: 'tab',
	path: 'portal',
	itemsADay: 800,
	fanOut: 2,
	weekend: 0.3,
	identity: 'address',
	plan: () => clean,
	downloads: weekly,
};
