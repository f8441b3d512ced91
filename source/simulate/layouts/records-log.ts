import type {SimulatedEvent} from '../event.ts';
import {formatUsTime} from '../times.ts';

const rule = '-'.repeat(26);

/**
Returns a records log (HR, badging, healthcare) byte for byte as in the published screenshot of Notepad: each upload
between two rules of 26 hyphens, CRLF at the ends of lines. Days without an upload leave no trace.
*/
export const writeRecordsLog = (events: readonly SimulatedEvent[]): string =>
	events.flatMap(event => event.event === 'empty'
		? []
		: [
			rule,
			`Import Time: ${formatUsTime(event.at)}`,
			`RecordsSaved: ${event.imported}, RecordsSkipped: ${event.failed}, EmailIdsNotSaved: ${event.failedItems.map(item => item.user).join(', ')}`.trimEnd(),
			rule,
		]).map(line => `${line}\r\n`).join('');
