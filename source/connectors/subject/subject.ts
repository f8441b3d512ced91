import {
	addDays,
	durations,
	startOfDate,
	utcDateOf,
} from '../../text/time.ts';
import {activeAcknowledgements} from '../acknowledged.ts';
import {allowedClockSkew} from '../clock.ts';
import {judgeDays, daysKept} from '../days/days.ts';
import {type Defect, findDefects} from '../ledger/defects.ts';
import type {Ledger} from '../ledger/ledger.ts';
import type {Acknowledged, Day, HeldImport} from '../model.ts';
import type {
	Count,
	Instant,
	Kind,
	UtcDate,
} from '../reading.ts';
import {type Rules, rulesFor} from '../rules.ts';
import type {Acknowledgement, ConnectorSettings, Settings} from '../settings.ts';
import type {ConnectorFiles} from '../ledger/shares.ts';
import {findSilence} from '../ledger/silence.ts';
import {sourceItemsByDate} from '../days/baseline.ts';

/** One connector at one moment, as the checks and the states look at it. */
export type Subject = {
	readonly name: string;
	readonly kind: Kind;
	readonly now: Instant;
	readonly today: UtcDate;
	readonly rules: Rules;
	/** Its row of the configuration, null when it is not listed. */
	readonly listed: ConnectorSettings | null;
	/** Imports that count, newest first; audit runs only where no log of the connector is held. */
	readonly imports: readonly HeldImport[];
	/** Those of the eight days of the strip, and the newest one. */
	readonly recent: readonly HeldImport[];
	/** Audit runs beside logs that no import covers (of days without a log, or failures that the log of the day does not say): shown, searched and unresolved, never added up. Newest first. */
	readonly beside: readonly HeldImport[];
	/** Imports more than one hour ahead of now, and empty days that have not begun: no evidence. */
	readonly ahead: {readonly imports: readonly HeldImport[]; readonly emptyDays: readonly UtcDate[]};
	readonly emptyDays: ReadonlySet<UtcDate>;
	/** The newest empty day after the newest import; null when an import is the newest evidence. */
	readonly newestEmptyDay: UtcDate | null;
	readonly lastImport: HeldImport | null;
	readonly lastEvidenceAt: Instant | null;
	readonly days: readonly Day[];
	readonly history: readonly Day[];
	readonly sourceItems: ReadonlyMap<UtcDate, Count>;
	readonly defects: readonly Defect[];
	readonly acknowledgements: readonly Acknowledged[];
	readonly ledger: Ledger;
};

const kindOf = ({shares, logged, audited}: Ledger): Kind => {
	const kinds = new Set(shares.flatMap(({blocks, emptyDays}) => [...blocks.map(({kind}) => kind), ...emptyDays.length > 0 ? ['admin-log' as const] : []]));
	for (const {kind} of [...logged, ...audited]) {
		kinds.add(kind);
	}

	const kind = (['admin-log', 'records-log', 'audit-export'] as const).find(kind => kinds.has(kind));
	return kind ?? 'admin-log';
};

const newestOf = (dates: ReadonlySet<UtcDate>): UtcDate | null =>
	dates.values().toArray().toSorted().at(-1) ?? null;

/** Returns the failed items of each day; infinitely many where an import does not say how many failed. */
const failedByDate = (imports: readonly HeldImport[]): ReadonlyMap<UtcDate, number> => {
	const failed = new Map<UtcDate, number>();
	for (const {date, counts} of imports) {
		failed.set(date, (failed.get(date) ?? 0) + (counts.failed ?? Infinity));
	}

	return failed;
};

/** Of a day with a log only runs that failed count: those after its newest import, or all when they failed more items than its imports say. */
const auditBeside = ({audited}: Ledger, imports: readonly HeldImport[], latest: Instant): readonly HeldImport[] => {
	const logged = failedByDate(imports);
	const recorded = failedByDate(audited);
	const newest = imports[0]?.completedAt ?? -Infinity;
	const isCovered = ({date, completedAt, counts}: HeldImport): boolean =>
		logged.has(date) && (counts.failed === 0 || (completedAt - newest <= allowedClockSkew && recorded.get(date)! <= logged.get(date)!));
	return audited.filter(item => item.completedAt <= latest && !isCovered(item));
};

/** Returns the midnight UTC that ends the newest empty day, or the newest completion, whichever is later. */
const evidenceOf = (lastImport: HeldImport | null, emptyDay: UtcDate | null): Instant | null => {
	const completedAt = lastImport?.completedAt ?? -Infinity;
	const emptyUntil = emptyDay === null ? -Infinity : startOfDate(emptyDay) + durations.day;
	const newest = Math.max(completedAt, emptyUntil);
	return Number.isFinite(newest) ? newest : null;
};

type Circumstances = {readonly connectorFiles: ConnectorFiles; readonly settings: Settings; readonly acknowledgements: readonly Acknowledgement[]; readonly now: Instant};

/** Makes what the checks look at from one connector's ledger and the clock. */
export const makeSubject = (ledger: Ledger, {connectorFiles, settings, acknowledgements, now}: Circumstances): Subject => {
	const kind = kindOf(ledger);
	const isAudited = kind === 'audit-export';
	const latest = now + allowedClockSkew;
	const held = isAudited ? ledger.audited : ledger.logged;
	const imports = held.filter(({completedAt}) => completedAt <= latest);
	const emptyDays = new Set([...ledger.emptyDays].filter(date => startOfDate(date) <= latest));
	const today = utcDateOf(now);
	const stripStart = addDays(today, -daysKept);
	const rules = rulesFor(connectorFiles.settings, settings.defaults, kind);
	const lastImport = imports[0] ?? null;
	const emptyDay = newestOf(emptyDays);
	const book = {
		today,
		imports,
		emptyDays,
		cutDays: ledger.cutDays,
		absence: isAudited ? 'before' as const : (kind === 'records-log' ? 'idle' as const : 'judged' as const),
		isSilent: findSilence(ledger.shares, now),
		expectedWeekdays: rules.expectedWeekdays,
		isListed: connectorFiles.settings !== null,
		createdAt: connectorFiles.settings?.createdAt ?? null,
	};
	return {
		name: connectorFiles.name,
		kind,
		now,
		today,
		rules,
		listed: connectorFiles.settings,
		imports,
		recent: imports.filter((item, index) => index === 0 || item.date >= stripStart),
		beside: isAudited ? [] : auditBeside(ledger, imports, latest),
		ahead: {
			imports: held.filter(({completedAt}) => completedAt > latest),
			emptyDays: [...ledger.emptyDays].filter(date => startOfDate(date) > latest),
		},
		emptyDays,
		newestEmptyDay: emptyDay !== null && (lastImport === null || emptyDay > lastImport.date) ? emptyDay : null,
		lastImport,
		lastEvidenceAt: isAudited ? null : evidenceOf(lastImport, emptyDay),
		...judgeDays(book),
		sourceItems: sourceItemsByDate(imports, emptyDays),
		defects: findDefects(ledger, imports, {key: connectorFiles.key, listed: connectorFiles.settings, now}),
		acknowledgements: activeAcknowledgements(connectorFiles.key, acknowledgements, now),
		ledger,
	};
};
