import type {StatusConnector, StatusReport} from '../../schema/status.ts';
import {formatDate, utcDateOf} from '../../text/time.ts';
import {deadlineWords} from './deadline-words.ts';

export type Deadline = {readonly connector: string; readonly date: string; readonly downloadBy: string};

/** Returns the days of a connector still to be downloaded, the nearest deadline first. */
export const deadlinesOf = ({name, days, severity}: StatusConnector): readonly Deadline[] =>
	severity === 'muted'
		? []
		: days
			.flatMap(({date, downloadBy}) => downloadBy === null ? [] : [{connector: name, date, downloadBy}])
			.toSorted(byDeadline);

const byDeadline = (a: Deadline, b: Deadline): number => a.downloadBy < b.downloadBy ? -1 : Number(a.downloadBy > b.downloadBy);

/** Returns the nearest deadline of all connectors in one sentence, empty without one. */
export const nextDeadlineSentence = (report: StatusReport): string => {
	const nearest = report.connectors.flatMap(connector => deadlinesOf(connector).slice(0, 1)).toSorted(byDeadline);
	const [next] = nearest;
	if (next === undefined) {
		return '';
	}

	const others = nearest.filter(({downloadBy}) => downloadBy === next.downloadBy).length - 1;
	const when = deadlineWords(next.downloadBy, utcDateOf(Date.parse(report.asOf)));
	return `Due ${when}: download the ${next.connector} log for ${formatDate(next.date)}${others > 0 ? ` (and ${others} more)` : ''}`;
};
