/** Where the reader is: a screen and what it is about. */
export type ScreenName =
	| 'board' | 'connector' | 'import' | 'failed-items' | 'item'
	| 'today' | 'acknowledgements' | 'users' | 'onboarding' | 'activity' | 'files' | 'file' | 'heat-map' | 'help';

/** How failed items are listed: each row, or counted by reason or by source user. */
export type Grouping = 'items' | 'reasons' | 'users';

export type Location = {
	readonly screen: ScreenName;
	/** Key of the connector; null means all of them. */
	readonly connector: string | null;
	/** Id of the import; null means all of the connector's. */
	readonly importId: string | null;
	/** Only this failure reason; null means all. */
	readonly reason: string | null;
	/** Only this source user; null means all. */
	readonly user: string | null;
	readonly grouping: Grouping;
	/** The failed-item row, the file or the screen a detail screen is about. */
	readonly subject: string | null;
	/** The row to begin at, wherever it is in the list; null begins where the screen says. */
	readonly focus: string | null;
	/** Words every row must contain; empty shows all. */
	readonly filter: string;
};

const nowhere: Omit<Location, 'screen'> = {
	connector: null, importId: null, reason: null, user: null, grouping: 'items', subject: null, focus: null, filter: '',
};

/** Returns a location: everything not named is unrestricted. */
export const locate = (screen: ScreenName, about: Partial<Omit<Location, 'screen'>> = {}): Location => ({...nowhere, ...about, screen});
