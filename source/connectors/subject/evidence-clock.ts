import {deadlineAfter, firstLogAfterCreation} from '../clock.ts';
import type {Instant} from '../reading.ts';
import type {Subject} from './subject.ts';

/** Where the evidence clock of a connector stands; `unknown` when nothing is held that starts it. */
export type EvidenceClock = 'fresh' | 'late' | 'overdue' | 'waiting' | 'unknown';

/**
Returns the last instants at which a connector is not yet `late` and not yet `overdue`; null where no clock runs. The 72 h
after creation are Microsoft's, so unexpected weekdays do not stop them.
*/
export const deadlinesOf = ({kind, lastEvidenceAt, listed, rules}: Subject): {readonly lateAfter: Instant | null; readonly overdueAfter: Instant | null} => {
	if (kind === 'audit-export') {
		return {lateAfter: null, overdueAfter: null};
	}

	if (lastEvidenceAt === null) {
		const createdAt = listed?.createdAt ?? null;
		return {lateAfter: null, overdueAfter: createdAt === null ? null : createdAt + firstLogAfterCreation};
	}

	return {
		lateAfter: deadlineAfter(lastEvidenceAt, rules.warnAfter, rules.expectedWeekdays),
		overdueAfter: deadlineAfter(lastEvidenceAt, rules.errorAfter, rules.expectedWeekdays),
	};
};

/**
Returns the last instant at which a records log may have saved nothing: Microsoft warns after 7 days (documented), however often the
script ran. Null for other logs.
*/
export const savedDeadlineOf = ({kind, imports, rules}: Subject): {readonly since: Instant; readonly until: Instant} | null => {
	const saved = kind === 'records-log' ? imports.find(({counts}) => counts.imported !== 0) ?? imports.at(-1) : undefined;
	return saved === undefined ? null : {since: saved.completedAt, until: deadlineAfter(saved.completedAt, rules.errorAfter, rules.expectedWeekdays)};
};

/** Returns where the clock stands now: a limit is passed when it is exceeded, not when it is reached. */
export const clockOf = (subject: Subject): EvidenceClock => {
	const {kind, now, lastEvidenceAt, listed, ahead} = subject;
	const {lateAfter, overdueAfter} = deadlinesOf(subject);
	if (overdueAfter !== null && now > overdueAfter) {
		return 'overdue';
	}

	if (lastEvidenceAt !== null) {
		return now > lateAfter! ? 'late' : 'fresh';
	}

	if (kind === 'audit-export') {
		return 'unknown';
	}

	if (overdueAfter !== null) {
		return 'waiting';
	}

	// Listed, without a date of creation and without a log; an import ahead of the clock is a log, and another problem.
	return listed !== null && ahead.imports.length + ahead.emptyDays.length === 0 ? 'overdue' : 'unknown';
};
