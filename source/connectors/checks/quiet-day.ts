import {countOf, formatCount} from '../../text/numbers.ts';
import {addDays, formatDate, weekdayOf} from '../../text/time.ts';
import {weekdayBaseline} from '../days/baseline.ts';
import type {UtcDate} from '../reading.ts';
import type {Subject} from '../subject/subject.ts';
import type {Check} from './check.ts';

/** So many empty days in a row are odd where no baseline says otherwise. */
const oddRun = 3;

const emptyRunUpTo = (date: UtcDate, sourceItems: Subject['sourceItems']): number => {
	let run = 0;
	for (let day = date; sourceItems.get(day) === 0; day = addDays(day, -1)) {
		run += 1;
	}

	return run;
};

/** Returns the newest day without an item: an empty day, or one with imports of nothing if there has never been anything; else `source-cap` tells. */
const emptyDate = ({newestEmptyDay, lastImport, sourceItems}: Subject): UtcDate | null =>
	newestEmptyDay ?? (lastImport !== null && sourceItems.values().every(items => items === 0) ? lastImport.date : null);

/** An empty day against this weekday's own history. */
export const quietDay: Check = {
	name: 'quiet-day',
	title: 'An empty day is usual for its weekday',
	why: 'A source that stops sending looks exactly like a quiet day.',
	isSuspicious: true,
	run(subject) {
		const {sourceItems, rules: {expectedWeekdays}} = subject;
		const date = emptyDate(subject);
		if (date === null || (expectedWeekdays !== null && !expectedWeekdays.has(weekdayOf(date)))) {
			return [];
		}

		const baseline = weekdayBaseline(date, sourceItems);
		const run = emptyRunUpTo(date, sourceItems);
		const evidence = {date, baseline, emptyDaysInARow: run};
		const next = 'Ask at the source whether anything was sent; if so, look at the connector status in the portal.';
		if (baseline !== null && baseline > 0) {
			return [{
				severity: 'warning', message: `${formatDate(date)} was empty; ${countOf(Math.round(baseline), 'item')} at the source ${Math.round(baseline) === 1 ? 'is' : 'are'} usual on that weekday`, next, evidence,
			}];
		}

		return baseline === null && run >= oddRun
			? [{
				severity: 'warning', message: `${formatCount(run)} empty days in a row up to ${formatDate(date)}, and no history to compare with`, next, evidence,
			}]
			: [];
	},
};
