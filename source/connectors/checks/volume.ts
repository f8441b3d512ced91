import {countOf, formatCount} from '../../text/numbers.ts';
import {formatDate} from '../../text/time.ts';
import {weekdayBaseline} from '../days/baseline.ts';
import type {Check} from './check.ts';

/** A drop is under a quarter of the baseline, a jump over four times of it. */
export const oddFactor = 4;

/** Items at the source on the day of the newest import against the same weekday before. */
export const volume: Check = {
	name: 'volume',
	title: 'As many items at the source as usual',
	why: 'A drop means a source that sends less than people write; a jump is worth a look before the daily limit is reached.',
	isSuspicious: true,
	run({lastImport, sourceItems}) {
		const items = lastImport === null ? null : sourceItems.get(lastImport.date) ?? null;
		const baseline = lastImport === null ? null : weekdayBaseline(lastImport.date, sourceItems);
		if (lastImport === null || items === null || baseline === null) {
			return [];
		}

		const isDrop = items < baseline / oddFactor;
		const isJump = items > baseline * oddFactor;
		return isDrop || isJump
			? [{
				severity: 'warning',
				message: `${countOf(items, 'item')} at the source on ${formatDate(lastImport.date)}, usually ${formatCount(Math.round(baseline))} on that weekday`,
				next: isDrop ? 'Ask at the source whether everything was sent.' : 'Ask at the source what was sent; above 200,000 items a day nothing is imported.',
				evidence: {date: lastImport.date, availableFromSource: items, baseline},
			}]
			: [];
	},
};
