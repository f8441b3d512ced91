import {createHash} from 'node:crypto';
import {assess} from '../../../source/connectors/judge/assess.ts';
import type {Tenant} from '../../../source/connectors/model.ts';
import type {LogFile} from '../../../source/connectors/reading.ts';
import {noSettings} from '../../../source/connectors/settings.ts';
import {decode} from '../../../source/decode/decoder.ts';
import {now, type Folder, type SavedFile} from './folder.ts';

/** Returns a file as the intake would describe it once nothing more is written to it. */
const logFile = ({path, bytes, modifiedAt}: SavedFile): LogFile => {
	const reading = decode(bytes);
	return {
		id: `logs/${path}`,
		folder: 'logs',
		path,
		status: reading.unrecognised === null ? 'read' : 'unrecognised',
		reason: reading.unrecognised,
		size: bytes.length,
		modifiedAt,
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
