import type {Stats} from 'node:fs';

/** What the system says of a file without opening it: two equal stamps mean the same bytes. Times in milliseconds. */
export type Stamp = {
	readonly device: number;
	readonly inode: number;
	readonly size: number;
	readonly modifiedAt: number;
	/** Moves with every change, also where someone sets the modification time back. */
	readonly changedAt: number;
};

/** Returns the stamp of a stat result. */
export const stampOf = (stats: Stats): Stamp => ({
	device: stats.dev,
	inode: stats.ino,
	size: stats.size,
	modifiedAt: stats.mtimeMs,
	changedAt: stats.ctimeMs,
});

/** Tells whether nothing happened to a file between two stamps. */
export const isSameStamp = (one: Stamp, other: Stamp): boolean =>
	one.size === other.size && one.modifiedAt === other.modifiedAt && one.changedAt === other.changedAt
	&& one.inode === other.inode && one.device === other.device;

/** The clocks of file systems tick this coarsely (milliseconds); a younger change may leave the stamp equal. */
const tick = 20;
/** Where times are whole seconds, as over SFTP and old NFS; FAT counts every other one. */
const coarseTick = 2000;

const tickOf = ({changedAt}: Stamp): number => changedAt % 1000 === 0 ? coarseTick : tick;

/** Tells whether a file read at `readAt` could have changed once more without its stamp showing it. */
export const isRacy = (stamp: Stamp, readAt: number): boolean => Math.abs(readAt - stamp.changedAt) < tickOf(stamp);
