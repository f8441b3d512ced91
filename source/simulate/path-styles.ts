/** Returns the path of a download from its connector, its date (YYYY-MM-DD) and its extension. */
export type PathStyle = (connector: string, date: string, extension: string) => string;

/** How people name and sort the logs they save: one row a habit. */
export const pathStyles = {
	/** The portal's own name. */
	portal: (connector, _date, extension) => `${connector}_Log.${extension}`,
	dated: (connector, date, extension) => `${connector} admin log ${date}.${extension}`,
	folder: (connector, date, extension) => `${connector}/${date}.${extension}`,
	/** Only what the file says inside tells whose it is. */
	download: (_connector, _date, extension) => `downloads/Download log.${extension}`,
	/** Only a `match` rule of the configuration tells whose it is. */
	coded: (connector, date, extension) => `vendor/${initials(connector)}-${date.replaceAll('-', '')}.${extension}`,
	audit: (_connector, date, extension) => `audit/AuditLog_${date}.${extension}`,
} as const satisfies Record<string, PathStyle>;

export type PathStyleName = keyof typeof pathStyles;

const initials = (connector: string): string => connector.split(' ').map(word => word[0]!.toLowerCase()).join('');

/** Returns the path, or as browsers do `name (1).txt` when it is taken, and takes it. */
export const claimPath = (taken: Set<string>, path: string): string => {
	const dot = path.lastIndexOf('.');
	let free = path;
	for (let count = 1; taken.has(free); count++) {
		free = `${path.slice(0, dot)} (${count})${path.slice(dot)}`;
	}

	taken.add(free);
	return free;
};
