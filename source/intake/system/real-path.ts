import {Buffer} from 'node:buffer';
import {realpathSync} from 'node:fs';

/**
Tells whether no link is on the way to something a scan found: scans start from where a folder really is, so its path is its own
real path. Throws the system's error when it is not there.
*/
export const isReachedWithoutLinks = (location: string | Buffer): boolean => typeof location === 'string'
	? realpathSync.native(location) === location
	: Buffer.from(realpathSync.native(location, 'buffer')).equals(location);
