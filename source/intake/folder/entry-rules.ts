/** Tells whether a folder of this name is a download of Safari: a folder that holds the unfinished file. */
export const isDownloadFolder = (name: string): boolean => name.toLowerCase().endsWith('.download');

type Typed = {
	isFile(): boolean;
	isSymbolicLink(): boolean;
	isFIFO(): boolean;
	isSocket(): boolean;
	isBlockDevice(): boolean;
	isCharacterDevice(): boolean;
};

/** Returns why an entry of this type is never opened, null for a regular file. */
export const ignoredTypeReason = (entry: Typed): string | null => {
	if (entry.isFile()) {
		return null;
	}

	if (entry.isSymbolicLink()) {
		return 'a link; links are not followed';
	}

	if (entry.isFIFO()) {
		return 'a pipe';
	}

	if (entry.isSocket()) {
		return 'a socket';
	}

	return entry.isBlockDevice() || entry.isCharacterDevice() ? 'a device' : 'not a regular file';
};
