import {durations} from '../../text/time.ts';
import type {Connector, OnboardingStep} from '../model.ts';
import type {Instant} from '../reading.ts';
import type {Subject} from '../subject/subject.ts';
import {auditingOn} from './auditing-on.ts';
import {connectorCreated} from './connector-created.ts';
import {firstCleanImport} from './first-clean-import.ts';
import {firstLog, firstLogDue} from './first-log.ts';
import type {Step} from './step.ts';
import {usersMapped} from './users-mapped.ts';

/** The steps from auditing to the first good day, in order. */
export const steps: readonly Step[] = [auditingOn, connectorCreated, firstLogDue, firstLog, firstCleanImport, usersMapped];

/** How long after its start a connector stays in the lane, milliseconds. */
const laneKept = 14 * durations.day;

/** Returns when a connector with evidence leaves the lane; null for one the configuration gives no start. */
export const onboardingEndsAt = ({listed}: Pick<Subject, 'listed'>): Instant | null => {
	const starts = [listed?.createdAt ?? null, listed?.auditingEnabledAt ?? null].filter(start => start !== null);
	return starts.length === 0 ? null : Math.max(...starts) + laneKept;
};

/**
Returns the steps of a connector that is being onboarded: listed with `createdAt` or `auditingEnabledAt`, until its first
log, and for 14 days after the later of the two. Null for every other one, and for a paused one.
*/
export const onboardingOf = (subject: Subject): readonly OnboardingStep[] | null => {
	const endsAt = onboardingEndsAt(subject);
	if (endsAt === null || (subject.lastEvidenceAt !== null && subject.now >= endsAt)) {
		return null;
	}

	return steps.map(({name, title, judge}) => ({name, title, ...judge(subject)}));
};

/** What `wait` and the onboarding screen can wait for. */
export const goals: ReadonlyArray<{
	readonly name: 'first-log' | 'clean-import' | 'healthy';
	readonly title: string;
	readonly isReached: (connector: Connector) => boolean;
}> = [
	{name: 'first-log', title: 'the first log', isReached: ({lastEvidenceAt}) => lastEvidenceAt !== null},
	{
		name: 'clean-import',
		title: 'a clean import',
		// The two states that say otherwise are the worst, so any other state rules them out.
		isReached: ({lastImport, kind, state}) => lastImport !== null && kind !== 'audit-export' && !['unreadable', 'failing', 'paused'].includes(state),
	},
	{name: 'healthy', title: 'a healthy connector', isReached: ({state}) => state === 'healthy'},
];
