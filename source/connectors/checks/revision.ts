import {formatCount} from '../../text/numbers.ts';
import {formatTime} from '../../text/time.ts';
import {countNames} from '../count-names.ts';
import {countFields} from '../reading.ts';
import type {HeldImport} from '../model.ts';
import type {Check, Observation} from './check.ts';

const isWorse = ({counts, revisedFrom}: HeldImport, field: 'failed' | 'partiallyImported'): boolean =>
	(counts[field] ?? Infinity) > (revisedFrom!.counts[field] ?? Infinity);

const observe = (item: HeldImport): Observation => {
	const before = item.revisedFrom!.counts;
	const changes = countFields.filter(field => item.counts[field] !== before[field]);
	const hasGrown = isWorse(item, 'failed') || isWorse(item, 'partiallyImported');
	const differences = changes.map(field => `${countNames[field]} ${formatCount(before[field])} → ${formatCount(item.counts[field])}`);
	return {
		severity: hasGrown ? 'warning' : 'info',
		message: `The import of ${formatTime(item.completedAt, 'utc')} UTC was revised: ${differences.join(', ')}`,
		next: hasGrown ? 'Open the import: more failed than the log before it said.' : 'Nothing to do: the counts of the newer log are used.',
		evidence: Object.fromEntries(changes.flatMap(field => [[field, item.counts[field]], [`${field}Before`, before[field]]])),
	};
};

/** The same completion time with other counts: the counts are updated against the import (documented). */
export const revision: Check = {
	name: 'revision',
	title: 'Counts that were given stay as they are',
	why: 'A report that was sent with the counts of the first download is wrong after a revision.',
	isSuspicious: true,
	run: ({recent}) => recent.filter(({revisedFrom}) => revisedFrom !== null).map(item => observe(item)),
};
