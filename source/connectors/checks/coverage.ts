import {addDays, formatDate} from '../../text/time.ts';
import type {Day} from '../model.ts';
import type {Check, Observation} from './check.ts';

/** One finding for each run of days: six missing days are one thing to do, and every day and deadline can be read from it. */
const missing = (run: readonly Day[]): Observation => {
	const [first, last] = [run[0]!, run.at(-1)!];
	const isOne = run.length === 1;
	const days = isOne ? `The log of ${formatDate(first.date)} is` : `The logs of ${formatDate(first.date)} ${run.length === 2 ? 'and' : 'to'} ${formatDate(last.date)} are`;
	const deadlines = isOne ? `it by ${formatDate(first.downloadBy!)}` : `the first by ${formatDate(first.downloadBy!)}, the last by ${formatDate(last.downloadBy!)}`;
	return {
		severity: 'warning',
		message: `${days} not held; download ${deadlines}`,
		next: 'In the portal: Data connectors, this connector, Download log. After that date (UTC) the portal deletes it.',
		evidence: {
			missingDays: run.length, date: first.date, lastDate: last.date, downloadBy: first.downloadBy,
		},
	};
};

/** What is held of such a day cannot be believed: its import is cut off, its failed count is no number, or only skipped items are listed. */
const unknown = (run: readonly Day[]): Observation => {
	const [first, last] = [run[0]!, run.at(-1)!];
	const days = run.length === 1 ? `on ${formatDate(first.date)}` : `from ${formatDate(first.date)} to ${formatDate(last.date)}`;
	const deadlines = run.length === 1 ? `its log again by ${formatDate(first.downloadBy!)}` : `the logs again, the first by ${formatDate(first.downloadBy!)}`;
	return {
		severity: 'warning',
		message: `Whether items failed ${days} is not known; download ${deadlines}`,
		next: 'Open the log to see what is wrong with it; the portal still offers it until that date (UTC).',
		evidence: {
			unknownDays: run.length, date: first.date, lastDate: last.date, downloadBy: first.downloadBy,
		},
	};
};

/** Returns days in runs of consecutive dates. */
const runsOf = (days: readonly Day[]): ReadonlyArray<readonly Day[]> => {
	const runs: Day[][] = [];
	for (const day of days) {
		const run = runs.at(-1);
		if (run !== undefined && addDays(run.at(-1).date, 1) === day.date) {
			run.push(day);
		} else {
			runs.push([day]);
		}
	}

	return runs;
};

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

/** The days of the strip whose log is not held or says too little, with their download-by date, and the days that are lost. */
export const coverage: Check = {
	name: 'coverage',
	title: 'Every day is held',
	why: 'The portal keeps seven days. A day that nobody downloads in time is lost.',
	isSuspicious: true,
	run({days, history, kind}) {
		const lostDays = history.filter(({state}) => state === 'lost');
		return [
			...runsOf(days.filter(({state}) => state === 'missing')).map(run => missing(run)),
			// That audit exports cannot say it is the business of `freshness`.
			...kind === 'audit-export' ? [] : runsOf(days.filter(({state}) => state === 'unknown')).map(run => unknown(run)),
			...days.filter(({state}) => state === 'silent').map(day => silent(day)),
			...lostDays.length > 0 ? [lost(lostDays)] : [],
		];
	},
};
