import {countOf} from '../../text/numbers.ts';
import {medianOf} from '../days/baseline.ts';
import type {Check, Observation} from './check.ts';
import {oddFactor} from './volume.ts';

const nothingAvailable = (items: number): Observation => ({
	severity: 'warning',
	message: `${countOf(items, 'item')} at the source, and nothing of it was available for import`,
	next: 'Compare the participants of a few messages with the user mapping.',
	evidence: {availableFromSource: items, fanOut: 0},
});

/** Available for import ÷ available from source, against the median of the earlier imports. */
export const fanOut: Check = {
	name: 'fan-out',
	title: 'As many copies an item as usual',
	why: 'One message goes to each associated participant; when the ratio moves, participants are missing or doubled.',
	isSuspicious: true,
	run({lastImport, imports}) {
		if (lastImport?.fanOut === 0) {
			return [nothingAvailable(lastImport.counts.availableFromSource!)];
		}

		const ratio = lastImport?.fanOut ?? null;
		const median = medianOf(imports.filter(item => item !== lastImport).map(item => item.fanOut).filter(value => value !== null));
		if (ratio === null || median === null || (ratio > median / oddFactor && ratio < median * oddFactor)) {
			return [];
		}

		return [{
			severity: 'warning',
			message: `Fan-out of the newest import is ${ratio} copies an item, usually ${median}`,
			next: 'Compare the participants of a few messages with the user mapping.',
			evidence: {fanOut: ratio, median},
		}];
	},
};
