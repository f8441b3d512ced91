import type {
	Connector,
	Day,
	DayState,
	HeldImport,
	Tenant,
} from '../../connectors/model.ts';
import {compareByCodePoint, connectorKey} from '../../connectors/name.ts';
import type {LogFile, UtcDate} from '../../connectors/reading.ts';
import {totalsOf} from '../../connectors/judge/totals.ts';
import type {
	EvidenceReport,
	ReportConnector,
	ReportDay,
	ReportFile,
} from '../../schema/report.ts';
import {addDays, formatIso, utcDateOf} from '../../text/time.ts';
import {noMask, type Mask} from '../line/mask.ts';

export type ReportQuery = {
	/** Null means the first day anything is held of. */
	readonly from: UtcDate | null;
	/** Inclusive; null, and any date to come, means today. */
	readonly to: UtcDate | null;
	/** Null means every connector. */
	readonly connector: string | null;
	/** Returns the SHA-256 of a file whose bytes were not hashed when it was read; null when nobody can. */
	readonly sha256Of: (file: LogFile) => string | null;
};

/** Returns the evidence for an auditor: for each connector and day, what is held, and from which files. */
export const reportReport = (tenant: Tenant, query: ReportQuery, mask: Mask = noMask): EvidenceReport => {
	const connectors = tenant.connectors
		.filter(({key}) => query.connector === null || key === connectorKey(query.connector))
		.toSorted((one, other) => compareByCodePoint(one.key, other.key));
	const today = utcDateOf(tenant.asOf);
	const to = query.to === null || query.to > today ? today : query.to;
	const firstHeld = connectors.flatMap(({history}) => history.slice(0, 1).map(({date}) => date)).toSorted().at(0);
	const from = query.from ?? firstHeld ?? to;
	return {
		schemaVersion: 1,
		asOf: formatIso(tenant.asOf),
		...(mask.isOn && {masked: true as const}),
		from,
		to,
		connectors: connectors.map(connector => reportConnector(connector, datesOf(from, to), query, mask)),
	};
};

/** Returns the dates of a range, both ends inclusive. */
const datesOf = (from: UtcDate, to: UtcDate): readonly UtcDate[] => {
	const dates: UtcDate[] = [];
	for (let date = from; date <= to; date = addDays(date, 1)) {
		dates.push(date);
	}

	return dates;
};

const reportConnector = (connector: Connector, dates: readonly UtcDate[], {sha256Of}: ReportQuery, mask: Mask): ReportConnector => {
	const days = new Map<UtcDate, Day>([...connector.days, ...connector.history].map(day => [day.date, day]));
	const imports = Map.groupBy(connector.imports, ({date}) => date);
	const fileDates = connector.files.map(file => fileDatesOf(file, connector.key));
	return {
		name: connector.name,
		days: dates.map(date => reportDay({
			connector, day: days.get(date) ?? null, date, imports: imports.get(date) ?? [], fileDates,
		}, sha256Of, mask)),
	};
};

/** The dates one file tells of about one connector. */
type FileDates = {readonly file: LogFile; readonly dates: ReadonlySet<UtcDate>; readonly first: UtcDate; readonly last: UtcDate};

const fileDatesOf = (file: LogFile, connectorIdentity: string): FileDates => {
	const isIts = ({connector}: {readonly connector: string | null}): boolean => connector === null || connectorKey(connector) === connectorIdentity;
	const dates = [
		...(file.reading?.emptyDays ?? []).filter(entry => isIts(entry)).map(({date}) => date),
		...(file.reading?.imports ?? []).filter(entry => isIts(entry)).flatMap(({completedAt}) => completedAt === null ? [] : [utcDateOf(completedAt)]),
	].toSorted();
	return {
		file, dates: new Set(dates), first: dates[0] ?? '', last: dates.at(-1) ?? '',
	};
};

type DayOfReport = {
	readonly connector: Connector;
	/** Null before the first evidence. */
	readonly day: Day | null;
	readonly date: UtcDate;
	readonly imports: readonly HeldImport[];
	readonly fileDates: readonly FileDates[];
};

const reportDay = (about: DayOfReport, sha256Of: ReportQuery['sha256Of'], mask: Mask): ReportDay => {
	const {connector, day, date, imports} = about;
	const state = day?.state ?? 'before';
	// Beside an admin log, an audit export repeats its failures: it is a file of that day, and adds nothing.
	const counted = imports.filter(({kind}) => kind === connector.kind || kind !== 'audit-export');
	const {availableForImport, imported, partiallyImported, skipped, failed} = counted.length === 0 ? nothingHeld : totalsOf(counted);
	return {
		date,
		state,
		held: counted.length > 0 || heldStates.has(state),
		balanced: balanceOf(state, counted),
		imports: counted.length,
		availableForImport,
		imported,
		partiallyImported,
		skipped,
		failed,
		files: filesOf(about).map((file): ReportFile => ({path: file.path, sha256: file.sha256 ?? sha256Of(file)})),
		acknowledgements: connector.acknowledgements.filter(acknowledgement => isAbout(acknowledgement, about)).map(({id, reason, check, note, expiresAt}) => ({
			id, reason: reason === null ? null : mask.text(reason), check, note: mask.text(note), expiresAt: formatIso(expiresAt),
		})),
	};
};

const nothingHeld = {
	availableForImport: null, imported: null, partiallyImported: null, skipped: null, failed: null,
} as const;

/** The log of a silent day is there and says nothing about it; that of an unknown day says too little. */
const heldStates: ReadonlySet<DayState> = new Set(['empty', 'silent', 'unknown']);

/** An empty day adds up, having nothing to add; where a count is unknown nobody can say. */
const balanceOf = (state: DayState, imports: readonly HeldImport[]): boolean | null => {
	if (imports.length === 0) {
		return state === 'empty' ? true : null;
	}

	if (imports.some(({imbalance}) => imbalance !== null && imbalance !== 0)) {
		return false;
	}

	return imports.some(({imbalance}) => imbalance === null) ? null : true;
};

const filesOf = ({day, date, imports, fileDates}: DayOfReport): readonly LogFile[] => {
	// By a rule of the configuration a file may be this connector's though it names another one inside.
	const files = new Set(imports.flatMap(held => held.files));
	for (const {file, dates, first, last} of fileDates) {
		if (dates.has(date) || (day?.state === 'silent' && first < date && date < last)) {
			files.add(file);
		}
	}

	return [...files].toSorted((one, other) => compareByCodePoint(one.path, other.path));
};

/** A reason was acknowledged for the days on which it occurs, a check for the newest import: that is what checks judge. */
const isAbout = ({reason}: {readonly reason: string | null}, {connector, date, imports}: DayOfReport): boolean => reason === null
	? connector.lastImport?.date === date
	: imports.some(({failedItems}) => failedItems?.reasons.values.includes(reason) ?? false);
