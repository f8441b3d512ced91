import {formatCount} from '../../text/numbers.ts';
import {durations, formatTime} from '../../text/time.ts';
import {isBeingDownloaded} from '../ledger/unfinished.ts';
import {clockOf, savedDeadlineOf} from '../subject/evidence-clock.ts';
import type {Subject} from '../subject/subject.ts';
import type {Check, Observation} from './check.ts';

/** Returns a limit exactly: `7 days` from four whole days on, else `72 h`, `1 h 30 min`, `90 s` as `1 min 30 s`. */
const limitOf = (duration: number): string => {
	if (duration >= 4 * durations.day && duration % durations.day === 0) {
		return `${formatCount(duration / durations.day)} days`;
	}

	const seconds = Math.round(duration / 1000);
	const parts: ReadonlyArray<readonly [count: number, unit: string]> = [
		[Math.floor(seconds / 3600), 'h'],
		[Math.floor(seconds / 60) % 60, 'min'],
		[seconds % 60, 's'],
	];
	return parts.filter(([count]) => count > 0).map(([count, unit]) => `${formatCount(count)} ${unit}`).join(' ');
};

const withEvidence = (since: number, {rules}: Subject, state: 'overdue' | 'late'): Observation => {
	const limit = state === 'overdue' ? rules.errorAfter : rules.warnAfter;
	return {
		severity: state === 'overdue' ? 'critical' : 'warning',
		message: `No log entry since ${formatTime(since, 'utc')} UTC, more than ${limitOf(limit)}`,
		next: 'Download the log from the portal; if it shows no newer import, look at the connector status and the source.',
		evidence: {lastEvidenceAt: formatTime(since, 'utc'), limitHours: limit / durations.hour},
	};
};

const withoutEvidence = ({listed}: Subject): Observation => {
	const createdAt = listed?.createdAt ?? null;
	return {
		severity: 'critical',
		message: createdAt === null ? 'No log held, and nobody recorded when the connector was created' : `No log held since it was created ${formatTime(createdAt, 'utc')} UTC, more than 72 h`,
		next: 'Download the admin log; if the portal has none, check that auditing is on and that the connector runs.',
		evidence: {createdAt: createdAt === null ? null : formatTime(createdAt, 'utc'), limitHours: 72},
	};
};

const nothingSaved = (subject: Subject): readonly Observation[] => {
	const deadline = savedDeadlineOf(subject);
	return deadline === null || subject.now <= deadline.until
		? []
		: [{
			severity: 'warning',
			message: `No record saved since ${formatTime(deadline.since, 'utc')} UTC, more than ${limitOf(subject.rules.errorAfter)}, though it ran`,
			next: 'Look at the file the script uploads: it may be empty, or its columns not those of the connector.',
			evidence: {since: formatTime(deadline.since, 'utc'), limitHours: subject.rules.errorAfter / durations.hour},
		}];
};

const auditOnly: Observation = {
	severity: 'warning',
	message: 'Only audit exports are held: no success counts held',
	next: 'Download the admin log of this connector: an audit export lists what failed, never what succeeded.',
	evidence: {},
};

const noImport: Observation = {
	severity: 'warning',
	message: 'No import is held that can be believed',
	next: 'Download the admin log again.',
	evidence: {},
};

const judged = (subject: Subject): readonly Observation[] => {
	const clock = clockOf(subject);
	if (subject.kind === 'audit-export') {
		return [auditOnly];
	}

	if (clock === 'overdue' || clock === 'late') {
		return [subject.lastEvidenceAt === null ? withoutEvidence(subject) : withEvidence(subject.lastEvidenceAt, subject, clock)];
	}

	// What cannot be read is told by `unread` already.
	return clock === 'unknown' && subject.defects.length === 0 ? [noImport] : nothingSaved(subject);
};

const beingDownloaded = ({ledger, now}: Subject): readonly Observation[] => {
	const downloads = ledger.shares.map(({file}) => file).filter(file => isBeingDownloaded(file, now));
	return downloads.length === 0
		? []
		: [{
			severity: 'info',
			message: `${downloads[0]!.path}${downloads.length > 1 ? ` and ${formatCount(downloads.length - 1)} more` : ''}: being downloaded`,
			next: 'Wait until the download is complete; until then the log beside it is judged as it is.',
			evidence: {downloads: downloads.length, path: downloads[0]!.path},
		}];
};

/** How long there has been no completed import and no empty day. */
export const freshness: Check = {
	name: 'freshness',
	title: 'The newest evidence is recent',
	why: 'A connector imports once every 24 hours and nothing alerts when it stops; the portal keeps its logs for seven days.',
	isSuspicious: true,
	run: subject => [...judged(subject), ...beingDownloaded(subject)],
};
