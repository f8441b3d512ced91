import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import {closeSync, readSync} from 'node:fs';
import {setImmediate} from 'node:timers/promises';
import type {LogFile} from '../../connectors/reading.ts';
import type {Location} from './list-folder.ts';
import {openLog} from './open-log.ts';

const chunkSize = 1024 * 1024;

/** Returns the SHA-256 of a regular file's bytes as lower-case hex; rejects when it cannot be read, or is not as `expected`. */
export const hashFile = async (path: Location, expected?: Pick<LogFile, 'size' | 'modifiedAt'>): Promise<string> => {
	const {descriptor, stamp} = openLog(path);
	try {
		if (expected && (stamp.size !== expected.size || Math.trunc(stamp.modifiedAt) !== expected.modifiedAt)) {
			throw new Error('it has changed');
		}

		const hash = createHash('sha256');
		const chunk = Buffer.allocUnsafeSlow(Math.max(1, Math.min(chunkSize, stamp.size)));
		for (let offset = 0; offset < stamp.size;) {
			const count = readSync(descriptor, chunk, 0, Math.min(chunk.length, stamp.size - offset), offset);
			if (count === 0) {
				break;
			}

			hash.update(chunk.subarray(0, count));
			offset += count;
			await setImmediate();
		}

		return hash.digest('hex');
	} finally {
		closeSync(descriptor);
	}
};
