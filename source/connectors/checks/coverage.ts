import {formatDate} from '../../text/time.ts';
import type {Day} from '../model.ts';
import type {Check, Observation} from './check.ts';

const missing = ({date, downloadBy}: Day): Observation => ({
	severity: 'warning',
	message: `The log of ${formatDate(date)} is not held; download it by ${formatDate(downloadBy!)}`,
	next: 'In the portal: Data connectors, this connector, Download log; after that date the day is gone for good.',
	evidence: {date, downloadBy},
});

const silent = ({date}: Day): Observation => ({
	severity: 'warning',
	message: `The held log has entries before and after ${formatDate(date)} but none for it`,
	next: 'Downloading again cannot help: ask why the connector said nothing that day.',
	evidence: {date},
});

const lost = (days: readonly Day[]): Observation => ({
	severity: 'info',
	message: `${days.length} earlier ${days.length === 1 ? 'day is' : 'days are'} lost, the last one ${formatDate(days.at(-1)!.date)}`,
	next: 'The portal no longer offers these logs: record why they are missing.',
	evidence: {lostDays: days.length, first: days[0]!.date, last: days.at(-1)!.date},
});

/** The days of the strip whose log is not held, with their download-by date, and the days that are lost. */
export const coverage: Check = {
	name: 'coverage',
	title: 'Every day is held',
	why: 'The portal keeps seven days; a day nobody downloaded is lost for good.',
	isSuspicious: true,
	run({days, history}) {
		const lostDays = history.filter(({state}) => state === 'lost');
		return [
			...days.filter(({state}) => state === 'missing').map(day => missing(day)),
			...days.filter(({state}) => state === 'silent').map(day => silent(day)),
			...lostDays.length > 0 ? [lost(lostDays)] : [],
		];
	},
};
