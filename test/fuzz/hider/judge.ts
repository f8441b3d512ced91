import {createHash} from 'node:crypto';
import {assess} from '../../../source/connectors/judge/assess.ts';
import type {Tenant} from '../../../source/connectors/model.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {noSettings} from '../../../source/connectors/settings.ts';
import {decode} from '../../../source/decode/decoder.ts';
import {now, type Folder, type SavedFile} from './folder.ts';

/** Returns a file as the intake would describe it once nothing more is written to it. */
const logFile = (saved: SavedFile): LogFile => {
	const {path, bytes, modifiedAt} = saved;
	const place = {
		id: `logs/${path}`, folder: 'logs', path, size: bytes.length, modifiedAt,
	};
	if (saved.isForbidden === true) {
		return {
			...place, status: 'unreadable', reason: 'no permission (EACCES)', sha256: null, reading: null,
		};
	}

	const reading = decode(bytes);
	return {
		...place,
		status: reading.unrecognised === null ? 'read' : 'unrecognised',
		reason: reading.unrecognised,
		sha256: createHash('sha256').update(bytes).digest('hex'),
		reading,
	};
};

/** Judges files as `status` does, without the disk. */
export const judgeInMemory = (folder: Folder): Tenant => assess({
	files: folder.map(file => logFile(file)), settings: noSettings, acknowledgements: [], now,
});

/** Whether a verdict would let an administrator believe that all is well. */
export const isGreen = ({verdict}: Tenant): boolean => verdict === 'ok' || verdict === 'waiting';
