import {durations} from '../../text/time.ts';
import {
	baseNameOf,
	connectorKey,
	nameFromFileName,
	nameFromLogName,
} from '../name.ts';
import {becomesOf} from '../pending-names.ts';
import type {Instant, LogFile} from '../reading.ts';
import type {Share} from './shares.ts';

/** How long after its last change a file may still be being written, milliseconds. */
const writingTime = durations.minute;
/** How long after its last change a download is shown as running, milliseconds. */
const downloadingTime = 10 * durations.minute;

/** Tells whether a file changed less than `limit` milliseconds ago; a clock that is ahead by more proves nothing. */
const isWithin = (modifiedAt: Instant, now: Instant, limit: number): boolean => Math.abs(now - modifiedAt) < limit;

/** Whether a file changed so shortly ago that it may still be being written. */
export const isBeingWritten = ({modifiedAt}: LogFile, now: Instant): boolean => isWithin(modifiedAt, now, writingTime);

/** Whether a file is a download that has not become the log yet. */
const isDownload = ({status, path}: LogFile): boolean => status === 'pending' && becomesOf(path) !== null;

/** Whether a file is a download that changed in the last ten minutes. */
export const isBeingDownloaded = (file: LogFile, now: Instant): boolean => isDownload(file) && isWithin(file.modifiedAt, now, downloadingTime);

/** Returns the moments at which a file stops being young, or a clock ahead of ours reaches them. */
export const youthEnds = (file: LogFile): readonly Instant[] => {
	const limit = isDownload(file) ? downloadingTime : writingTime;
	return [file.modifiedAt - limit + 1, file.modifiedAt + limit];
};

/** Whether a file says anything of any connector. A pending one does: what was read of it before its unfinished last line. */
export const hasSaid = ({status, reading}: LogFile): boolean =>
	status !== 'ignored' && status !== 'unrecognised' && reading !== null && reading.imports.length + reading.emptyDays.length > 0;

/** Whether a file should be a log and says nothing: it cannot be read, has no bytes, or no import as far as it was written. */
export const isMute = (file: LogFile): boolean =>
	!hasSaid(file)
	&& (file.status === 'unreadable' || (file.status === 'pending' && !isDownload(file) && (file.size === 0 || file.reading !== null)));

// What a download of a log is called: a text, a table or JSON.
const logExtension = /\.(?:txt|log|csv|tsv|json|ndjson|jsonl|md|text)$/iv;

/** Returns whether a file that says nothing is named as a log would be. */
export const isNamedAsLog = (path: string): boolean => logExtension.test(path);

/** What file names that differ in numbers only, such as a date, have in common. */
const shapeOf = (path: string): string => connectorKey(nameFromFileName(path)).replaceAll(/\d+/gv, '#');

/**
Returns whether a file is named as the logs of its connector are: `<name>_Log.txt`, the name alone, or like one that was read; while none
was read, every file of the connector may be its log.
*/
export const isNamedAsLogsOf = (path: string, key: string, shares: readonly Share[]): boolean => {
	if (shares.every(({file}) => !hasSaid(file))) {
		return true;
	}

	const name = nameFromLogName(path);
	if (name !== null) {
		return connectorKey(name) === key;
	}

	const shape = shapeOf(path);
	const folder = path.slice(0, -baseNameOf(path).length);
	return shape === key.replaceAll(/\d+/gv, '#') || shares.some(({file}) => file.path !== path && hasSaid(file)
		&& file.path.slice(0, -baseNameOf(file.path).length) === folder && shapeOf(file.path) === shape);
};
