import {countOf, formatCount} from '../../text/numbers.ts';
import type {Defect} from '../ledger/defects.ts';
import {type UnreadPlace, unreadOf} from '../ledger/unread.ts';
import type {Check} from './check.ts';

const placeOf = ({file, line}: UnreadPlace): string => `${file.path}${line === null ? '' : `, line ${formatCount(line)}`}`;

const downloadAgain = 'Download this log again from the portal; the files screen shows what could not be read.';
const separate = 'Save the log of each connector in a file of its own, or write "Connector name: <name>" above each of its imports.';

const nextStepOf: Readonly<Record<Defect['what'], string>> = {
	file: downloadAgain, 'cut-import': downloadAgain, 'import-without-time': downloadAgain, 'unknown-failed': downloadAgain, conflict: separate,
};

/** Lines and files that were not understood. */
export const unread: Check = {
	name: 'unread',
	title: 'Everything held was understood',
	why: 'What cannot be read can hide a failed import; it is never taken for a good one.',
	isSuspicious: true,
	run(subject) {
		const {defects} = subject;
		const {places, staleFiles, unfinished} = unreadOf(subject);
		const [first] = defects;
		const [place] = places;
		return [
			...first
				? [{
					severity: 'critical' as const,
					message: `${placeOf(first)}: ${first.message}${defects.length > 1 ? `, and ${formatCount(defects.length - 1)} more` : ''}`,
					next: nextStepOf[first.what],
					evidence: {defects: defects.length, path: first.file.path, line: first.line},
				}]
				: [],
			...place
				? [{
					severity: 'warning' as const,
					message: `${countOf(places.length, 'place')} inside imports not understood${places.length === 1 ? ':' : ', first'} ${placeOf(place)}`,
					next: 'Open the file on the files screen; compare the lines with the portal.',
					evidence: {places: places.length, path: place.file.path, line: place.line},
				}]
				: [],
			...staleFiles.length > 0
				? [{
					severity: 'warning' as const,
					message: `${staleFiles[0]!.path}${staleFiles.length > 1 ? ` and ${formatCount(staleFiles.length - 1)} more` : ''} cannot be read any more: judged by what was read before`,
					next: 'Give connwatch permission to read it, or close the program that locks it.',
					evidence: {files: staleFiles.length, path: staleFiles[0]!.path},
				}]
				: [],
			...unfinished.length > 0
				? [{
					severity: 'warning' as const,
					message: `${unfinished[0]!.path}${unfinished.length > 1 ? ` and ${formatCount(unfinished.length - 1)} more` : ''} had no bytes for more than a day: the download never completed`,
					next: 'Download this log again from the portal.',
					evidence: {files: unfinished.length, path: unfinished[0]!.path},
				}]
				: [],
		];
	},
};
