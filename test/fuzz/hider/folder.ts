/** One file as an administrator would have saved it. `modifiedAt`: milliseconds since 1970. */
export type SavedFile = {
	readonly path: string;
	readonly bytes: Uint8Array;
	readonly modifiedAt: number;
	/** Whether the system would not let us read it; for files judged without the disk. */
	readonly isForbidden?: boolean;
};

/** What lies in the watched folder. */
export type Folder = readonly SavedFile[];

/** The moment every case is judged at. */
export const now = Date.parse('2026-11-22T08:00:00Z');

/** When a download of today was saved. */
export const savedAt = Date.parse('2026-11-22T03:00:00Z');

/** Returns a file of UTF-8 text, saved today. */
export const textFile = (path: string, text: string, modifiedAt = savedAt): SavedFile => ({path, bytes: Buffer.from(text), modifiedAt});
