import type {LogFile} from '../../connectors/reading.ts';
import {hashFile} from './hash-file.ts';
import {locationOf} from './log-location.ts';

/** Returns the SHA-256 of the bytes that were read of a log; null when it has changed, is gone or is locked since: then nobody knows it. */
export const hashLog = async (file: LogFile): Promise<string | null> => {
	try {
		return await hashFile(locationOf(file), file);
	} catch {
		return null;
	}
};
