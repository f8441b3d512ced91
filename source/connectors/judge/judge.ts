import {durations, startOfDate} from '../../text/time.ts';
import {runChecks} from '../checks/index.ts';
import {
	allowedClockSkew,
	cleanImportAfterFirst,
	firstLogAfterAuditing,
	firstLogAfterCreation,
} from '../clock.ts';
import {deadlinesOf, savedDeadlineOf} from '../subject/evidence-clock.ts';
import {failureReasonsOf} from '../failed-items/failure-reasons.ts';
import type {
	Connector,
	Finding,
	HeldImport,
	Muted,
	Severity,
} from '../model.ts';
import {onboardingEndsAt, onboardingOf} from '../onboarding/index.ts';
import type {Instant} from '../reading.ts';
import {findingSeverities} from '../severity.ts';
import type {Subject} from '../subject/subject.ts';
import {youthEnds} from '../ledger/unfinished.ts';
import {isPaused, type State, stateOf} from './states.ts';
import {totalsOf} from './totals.ts';

const shownImports = (subject: Subject): readonly HeldImport[] => {
	const {beside} = subject;
	return beside.length === 0 ? subject.imports : [...subject.imports, ...beside].toSorted((first, second) => second.completedAt - first.completedAt);
};

const nextDeadlineOf = ({days}: Subject): Connector['nextDeadline'] => {
	const next = days.find(({downloadBy}) => downloadBy !== null);
	return next ? {date: next.date, downloadBy: next.downloadBy!} : null;
};

/** Returns findings, worst first, and of one severity those that say why the connector is in its state before the others. */
const leadWith = (check: string | null, findings: readonly Finding[]): readonly Finding[] => findings.toSorted((first, second) =>
	findingSeverities.indexOf(first.severity) - findingSeverities.indexOf(second.severity)
	|| Number(second.check === check) - Number(first.check === check));

const pausedUntil = (listed: Subject['listed']): Instant | null => {
	const until = listed?.paused?.until ?? null;
	return until === null ? null : startOfDate(until);
};

/** Returns who muted a connector, and until when: every warning and critical finding of it is acknowledged, and there is one; null else. */
const mutedBy = (findings: readonly Finding[]): Muted | null => {
	const alarms = findings.filter(({severity}) => severity !== 'info');
	return alarms.length === 0 || alarms.some(({isAcknowledged}) => !isAcknowledged)
		? null
		: {
			until: Math.min(...alarms.map(({acknowledgedUntil}) => acknowledgedUntil!)),
			by: [...new Set(alarms.flatMap(({acknowledgedBy}) => acknowledgedBy))],
		};
};

/** What may still be being written alarms nobody yet: a warning only. */
const severityOf = ({name, severity}: State, {defects}: Subject): Severity =>
	name === 'unreadable' && defects.every(({isYoung}) => isYoung) ? 'warning' : severity;

/** Makes the connector a screen or a report shows of a subject. */
export const judge = (subject: Subject, key: string): Connector => {
	const {listed, imports} = subject;
	const paused = isPaused(subject);
	const findings = paused ? [] : runChecks(subject);
	const muted = paused ? {until: pausedUntil(listed), by: []} : mutedBy(findings);
	// Acknowledged in full it stays what it was without the acknowledgements.
	const state = stateOf(muted === null ? subject : {...subject, acknowledgements: []}, findings);
	return {
		name: subject.name,
		key,
		kind: subject.kind,
		state: state.name,
		severity: muted === null ? severityOf(state, subject) : 'muted',
		muted,
		lastEvidenceAt: subject.lastEvidenceAt,
		lastImport: subject.lastImport,
		days: subject.days,
		history: subject.history,
		imports: shownImports(subject),
		totals: totalsOf(imports),
		failureReasons: failureReasonsOf(imports, subject.acknowledgements),
		findings: leadWith(state.check, findings),
		acknowledgements: subject.acknowledgements,
		paused: paused ? listed!.paused : null,
		createdAt: listed?.createdAt ?? null,
		auditingEnabledAt: listed?.auditingEnabledAt ?? null,
		onboarding: paused ? null : onboardingOf(subject),
		nextDeadline: muted === null ? nextDeadlineOf(subject) : null,
		files: subject.ledger.shares.map(({file}) => file),
	};
};

/** Returns the first instant after now at which the same files could be judged otherwise. */
export const judgedUntil = (subject: Subject): Instant => {
	const {now, today, listed, ahead, acknowledgements} = subject;
	const {lateAfter, overdueAfter} = deadlinesOf(subject);
	const createdAt = listed?.createdAt ?? null;
	const auditingEnabledAt = listed?.auditingEnabledAt ?? null;
	const onboardingEnd = onboardingEndsAt(subject);
	const turns = [
		...[lateAfter, overdueAfter, savedDeadlineOf(subject)?.until ?? null].filter(instant => instant !== null).map(instant => instant + 1),
		...createdAt === null ? [] : [createdAt, createdAt + firstLogAfterCreation + 1],
		...auditingEnabledAt === null ? [] : [auditingEnabledAt, auditingEnabledAt + firstLogAfterAuditing + 1],
		...[...ahead.imports, ...subject.ledger.audited].map(({completedAt}) => completedAt - allowedClockSkew),
		...ahead.emptyDays.map(date => startOfDate(date) - allowedClockSkew),
		...onboardingEnd === null ? [] : [onboardingEnd],
		...subject.imports.slice(-1).map(({completedAt}) => completedAt + cleanImportAfterFirst + 1),
		...acknowledgements.map(({expiresAt}) => expiresAt),
		...[...subject.defects.map(({file}) => file), ...subject.ledger.shares.map(({file}) => file).filter(({status}) => status === 'pending')].flatMap(file => youthEnds(file)),
	];
	let next = startOfDate(today) + durations.day;
	for (const turn of turns) {
		if (turn > now && turn < next) {
			next = turn;
		}
	}

	return next;
};
