import {formatTime, startOfDate} from '../../text/time.ts';
import {firstLogAfterAuditing, firstLogAfterCreation} from '../clock.ts';
import type {Instant} from '../reading.ts';
import type {Subject} from '../subject/subject.ts';
import type {Step} from './step.ts';

type Clocks = {readonly auditing: Instant | null; readonly creation: Instant | null; readonly due: Instant | null};

/** The documented clocks; the one of the creation decides, as in the table of states. */
const clocksOf = ({listed}: Subject): Clocks => {
	const auditing = listed?.auditingEnabledAt === null || listed === null ? null : listed.auditingEnabledAt + firstLogAfterAuditing;
	const creation = listed?.createdAt === null || listed === null ? null : listed.createdAt + firstLogAfterCreation;
	return {auditing, creation, due: creation ?? auditing};
};

const clockSentence = ({auditing, creation}: Clocks): string => [
	...auditing === null ? [] : [`48 h after auditing is ${formatTime(auditing, 'utc')} UTC`],
	...creation === null ? [] : [`72 h after creation is ${formatTime(creation, 'utc')} UTC`],
].join(', ');

/** Returns the completion of the oldest import held that counts, or the beginning of the oldest empty day; null without evidence. */
const firstEvidenceAt = ({imports, history}: Subject): Instant | null => {
	const oldest = imports.at(-1)?.completedAt ?? null;
	const firstDay = history[0];
	return firstDay?.state === 'empty' ? startOfDate(firstDay.date) : oldest;
};

/** The window in which Purview may still say nothing. */
export const firstLogDue: Step = {
	name: 'first-log-due',
	title: 'First log due',
	judge(subject) {
		const clocks = clocksOf(subject);
		if (subject.lastEvidenceAt !== null) {
			return {state: 'done', message: 'The first log arrived.', at: clocks.due};
		}

		if (clocks.due === null) {
			return {state: 'blocked', message: 'Nobody can say when: set createdAt.', at: null};
		}

		return subject.now > clocks.due
			? {state: 'late', message: `The first log should be there: ${clockSentence(clocks)}.`, at: clocks.due}
			: {state: 'due', message: `No log may be normal until then: ${clockSentence(clocks)}.`, at: clocks.due};
	},
};

/** The first import or empty day. */
export const firstLog: Step = {
	name: 'first-log',
	title: 'First log',
	judge(subject) {
		const {due} = clocksOf(subject);
		if (subject.lastEvidenceAt !== null) {
			const at = firstEvidenceAt(subject);
			return {state: 'done', message: at === null ? 'The first log arrived.' : `The first log has an import of ${formatTime(at, 'utc')} UTC.`, at};
		}

		return due !== null && subject.now > due
			? {state: 'late', message: 'No log is held: download the admin log from the portal, and check that auditing is on.', at: due}
			: {state: 'due', message: 'Download the admin log from the portal once it offers one.', at: due};
	},
};
