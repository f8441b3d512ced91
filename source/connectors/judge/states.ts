import {isSuspicion} from '../checks/index.ts';
import {isClean, unacknowledged, uncleanBefore} from '../subject/cleanness.ts';
import {clockOf} from '../subject/evidence-clock.ts';
import type {Finding, Severity, StateName} from '../model.ts';
import type {Subject} from '../subject/subject.ts';

/** One row of the table of states. */
export type State = {
	readonly name: StateName;
	readonly severity: Severity;
	/** When a connector is in it, one sentence without a full stop. */
	readonly meaning: string;
	/** The check whose findings say why, shown before the others; null when any of them may. */
	readonly check: string | null;
	readonly applies: (subject: Subject, findings: readonly Finding[]) => boolean;
};

/** Whether a connector is paused now: until the beginning of the date named, for good without one. */
export const isPaused = ({listed, today}: Pick<Subject, 'listed' | 'today'>): boolean =>
	listed !== null && listed.paused !== null && (listed.paused.until === null || today < listed.paused.until);

const isNewestClean = ({lastImport, rules}: Subject): boolean => lastImport === null || isClean(lastImport, rules);

/** The states of a connector, worst first: it is in the first that applies. A paused one is not judged at all. */
export const states: readonly State[] = [
	{
		name: 'unreadable',
		severity: 'critical',
		meaning: 'a file of this connector cannot be read or understood, and nothing newer can',
		check: 'unread',
		applies: ({defects}) => defects.length > 0,
	},
	{
		name: 'failing',
		severity: 'critical',
		meaning: 'the newest import has more failed items than allowed',
		check: 'failed-items',
		applies: subject => !isNewestClean(subject),
	},
	{
		name: 'overdue',
		severity: 'critical',
		meaning: 'no import and no empty day for longer than the limit, or no log 72 h after the connector was created',
		check: 'freshness',
		applies: subject => clockOf(subject) === 'overdue',
	},
	{
		name: 'gap',
		severity: 'warning',
		meaning: 'the log of one of the last days is missing, or does not say whether items failed, and can still be downloaded',
		check: 'coverage',
		applies: ({days, kind}) => kind !== 'audit-export' && days.some(({downloadBy}) => downloadBy !== null),
	},
	{
		name: 'unbalanced',
		severity: 'warning',
		meaning: 'the newest import does not add up',
		check: 'balance',
		applies: ({lastImport}) => (lastImport?.imbalance ?? 0) !== 0,
	},
	{
		name: 'unresolved',
		severity: 'warning',
		meaning: 'the newest import is clean, but failed items of the last seven days are not acknowledged',
		check: 'failed-items',
		applies: subject => unacknowledged(uncleanBefore(subject), subject).length > 0,
	},
	{
		name: 'partial',
		severity: 'warning',
		meaning: 'the newest import dropped attachments',
		check: 'partial-items',
		applies: ({lastImport, rules}) => (lastImport?.counts.partiallyImported ?? 0) > rules.maxPartial,
	},
	{
		name: 'late',
		severity: 'warning',
		meaning: 'no import and no empty day for longer than the warning limit',
		check: 'freshness',
		applies: subject => clockOf(subject) === 'late',
	},
	{
		name: 'suspicious',
		severity: 'warning',
		meaning: 'a check found something odd',
		check: null,
		applies: (subject, findings) => clockOf(subject) === 'unknown' || findings.some(finding => isSuspicion(finding)),
	},
	{
		name: 'waiting',
		severity: 'waiting',
		meaning: 'listed in the configuration, created less than 72 h ago, no log yet',
		check: null,
		applies: subject => clockOf(subject) === 'waiting',
	},
	{
		name: 'quiet',
		severity: 'ok',
		meaning: 'the newest day is an empty day, and that is usual',
		check: null,
		applies: ({newestEmptyDay}) => newestEmptyDay !== null,
	},
	{
		name: 'paused',
		severity: 'muted',
		meaning: 'paused in the configuration: shown, not judged, left out of the verdict',
		check: null,
		applies: subject => isPaused(subject),
	},
	{
		name: 'healthy',
		severity: 'ok',
		meaning: 'imported recently, no problems found',
		check: null,
		applies: () => true,
	},
];

const rowOf = (name: StateName): State => states.find(state => state.name === name)!;

/** Returns the row of the state a connector is in. */
export const stateOf = (subject: Subject, findings: readonly Finding[]): State =>
	isPaused(subject) ? rowOf('paused') : states.find(({applies}) => applies(subject, findings))!;

const ranks: ReadonlyMap<StateName, number> = new Map(states.map(({name}, rank) => [name, rank]));

/** Returns the place of a state in the table, 0 is the worst. */
export const rankOfState = (name: StateName): number => ranks.get(name)!;
