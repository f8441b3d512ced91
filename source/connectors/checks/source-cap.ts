import {countOf, formatCount} from '../../text/numbers.ts';
import {formatDate} from '../../text/time.ts';
import {medianOf, weekdayBaseline} from '../days/baseline.ts';
import type {Subject} from '../subject/subject.ts';
import type {Check} from './check.ts';

/** Items a day at the source from which the cap of 200,000 is near: above it none are imported (documented). */
export const nearCap = 180_000;

/** Items usually at the source: on that weekday, without such a baseline on any day before; null without either. */
const usualItems = ({lastImport, sourceItems}: Subject): number | null => {
	const {date} = (lastImport!);
	const before = sourceItems.entries().filter(([other, items]) => other < date && items !== null).map(([, items]) => items!).toArray();
	return weekdayBaseline(date, sourceItems) ?? medianOf(before);
};

/** A day near the cap of the source, or with nothing at the source of a busy connector, which is what being over it looks like. */
export const sourceCap: Check = {
	name: 'source-cap',
	title: 'The source is under its daily cap',
	why: 'With more than 200,000 items a day at the source a native connector imports none of them.',
	isSuspicious: true,
	run(subject) {
		const {lastImport, sourceItems} = subject;
		const items = lastImport === null ? null : sourceItems.get(lastImport.date) ?? null;
		if (lastImport === null || items === null) {
			return [];
		}

		const date = formatDate(lastImport.date);
		if (items >= nearCap) {
			return [{
				severity: 'warning',
				message: `${formatCount(items)} items at the source on ${date}; above 200,000 a day none are imported`,
				next: 'Split the source over several connectors before the cap is reached.',
				evidence: {availableFromSource: items, cap: 200_000},
			}];
		}

		const usual = items === 0 ? usualItems(subject) : null;
		return usual !== null && usual > 0
			? [{
				severity: 'warning',
				message: `Nothing at the source on ${date}, usually ${countOf(Math.round(usual), 'item')}`,
				next: 'Ask at the source how much was sent: nothing sent and more than the cap look the same here.',
				evidence: {availableFromSource: 0, usual},
			}]
			: [];
	},
};
