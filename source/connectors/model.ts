/**
What the domain makes of the files: connectors with states, days, imports and findings. Everything a screen or a
report shows comes from here. Texts are exact; sanitize on the way out.
*/
import type {
	Count,
	Counts,
	CountField,
	FailedItems,
	Instant,
	Kind,
	LogFile,
	UtcDate,
} from './reading.ts';
import type {Acknowledgement} from './settings.ts';

/** `muted`: paused, or all that is wrong is acknowledged. */
export type Severity = 'critical' | 'warning' | 'waiting' | 'muted' | 'ok';

/** Worst of the connectors that are not muted; `unknown` without any connector, or when something could not be looked at. */
export type Verdict = Exclude<Severity, 'muted'> | 'unknown';

/** Worst first; states.ts has the table. */
export type StateName =
	| 'unreadable' | 'failing' | 'overdue'
	| 'gap' | 'unbalanced' | 'unresolved' | 'partial' | 'late' | 'suspicious'
	| 'waiting'
	| 'quiet' | 'paused' | 'healthy';

export type DayState =
	| 'failed' | 'partial' | 'imported' | 'empty' | 'unknown' | 'missing' | 'lost' | 'due' | 'silent' | 'before' | 'idle';

/** One connector on one UTC day. */
export type Day = {
	readonly date: UtcDate;
	readonly state: DayState;
	/** Imports completed on that date. */
	readonly imports: number;
	/** Failed items of those imports; null without an import or when unknown. */
	readonly failed: Count;
	/** Last date on which the portal still offers the log; only for `missing` and `unknown`. */
	readonly downloadBy: UtcDate | null;
};

/** An import the ledger holds, once, however many files tell of it. */
export type HeldImport = {
	/** Unique in the tenant: connector and completion time (audit exports: and the run). */
	readonly id: string;
	readonly connector: string;
	readonly kind: Kind;
	readonly completedAt: Instant;
	/** UTC date of completion. */
	readonly date: UtcDate;
	readonly counts: Counts;
	readonly badFields: readonly CountField[];
	/** Available for import minus the four outcomes; null when any of the five is unknown. */
	readonly imbalance: Count;
	/** Available for import ÷ available from source, three decimals; null when the source count is 0 or unknown. */
	readonly fanOut: number | null;
	/** Failed-item rows listed. */
	readonly failureRows: number;
	readonly failedItems: FailedItems | null;
	readonly skippedItems: FailedItems | null;
	/** The file and line the counts come from. */
	readonly file: LogFile;
	readonly line: number | null;
	/** Every file that tells of it, the one above included. */
	readonly files: readonly LogFile[];
	/** The counts another file gave before; null when there was no revision. */
	readonly revisedFrom: {readonly counts: Counts; readonly file: LogFile} | null;
};

export type FindingSeverity = 'critical' | 'warning' | 'info';

/** What a check says about one connector. */
export type Finding = {
	/** Name of the row of the checks table. */
	readonly check: string;
	readonly severity: FindingSeverity;
	/** One sentence with the numbers. */
	readonly message: string;
	/** What to do next, one sentence. */
	readonly next: string;
	/** The numbers behind the message, by name. */
	readonly evidence: Readonly<Record<string, number | string | null>>;
	/** The failure reason it is about, when it is about one. */
	readonly reason: string | null;
	/** Of lines that were not understood: what they have in common, by which they are acknowledged. */
	readonly shape?: string;
	readonly isAcknowledged: boolean;
	/** When the first of what it takes to cover it expires; null while it is not acknowledged. */
	readonly acknowledgedUntil: Instant | null;
	/** Who acknowledged it, each once; empty where nobody did or nobody is named. */
	readonly acknowledgedBy: readonly string[];
};

/** Nobody is to be alarmed: until when (null: for good) and who said so (empty: the configuration, or nobody is named). */
export type Muted = {readonly until: Instant | null; readonly by: readonly string[]};

export type FailureReason = {
	readonly reason: string;
	readonly category: string;
	readonly rows: number;
	/** Distinct source users; null when not counted. */
	readonly users: number | null;
	readonly isAcknowledged: boolean;
};

export type OnboardingStepState = 'done' | 'due' | 'late' | 'blocked';

export type OnboardingStep = {
	readonly name: string;
	readonly title: string;
	readonly state: OnboardingStepState;
	/** One sentence: what was seen or what is awaited. */
	readonly message: string;
	/** When it was done or is due; null when nobody can say. */
	readonly at: Instant | null;
};

export type ConnectorTotals = Counts & {
	readonly imports: number;
	readonly failureRows: number;
};

export type Connector = {
	/** As first written in the configuration or the files. */
	readonly name: string;
	/** Case-folded, white space collapsed: the identity. */
	readonly key: string;
	/** The richest one held; a connector known only from the configuration is `admin-log`. */
	readonly kind: Kind;
	readonly state: StateName;
	readonly severity: Severity;
	/** Null unless the severity is `muted`. */
	readonly muted: Muted | null;
	/** Completion of the newest import, or the midnight UTC that ends the newest empty day; null without evidence. */
	readonly lastEvidenceAt: Instant | null;
	readonly lastImport: HeldImport | null;
	/** The previous seven UTC days and today, oldest first. */
	readonly days: readonly Day[];
	/** From the first evidence to today, oldest first; contains `days` from `before` on. */
	readonly history: readonly Day[];
	/** Newest first. */
	readonly imports: readonly HeldImport[];
	readonly totals: ConnectorTotals;
	/** Over everything held, most rows first, then by reason; rows add up to `totals.failureRows`. */
	readonly failureReasons: readonly FailureReason[];
	/** Worst first. */
	readonly findings: readonly Finding[];
	readonly acknowledgements: readonly Acknowledged[];
	readonly paused: {readonly until: UtcDate | null; readonly reason: string} | null;
	readonly createdAt: Instant | null;
	readonly auditingEnabledAt: Instant | null;
	/** Null for a connector that is not being onboarded. */
	readonly onboarding: readonly OnboardingStep[] | null;
	/** Missing day with the nearest deadline; null without one. */
	readonly nextDeadline: {readonly date: UtcDate; readonly downloadBy: UtcDate} | null;
	readonly files: readonly LogFile[];
};

/** An acknowledgement as it holds for one connector. */
export type Acknowledged = Omit<Acknowledgement, 'connector'>;

/** The files, every entry in exactly one count. */
export type FileAccount = {
	readonly read: number;
	readonly duplicates: number;
	readonly pending: number;
	readonly ignored: number;
	readonly unrecognised: number;
	readonly unreadable: number;
};

/** All connectors as of one moment. */
export type Tenant = {
	readonly asOf: Instant;
	readonly verdict: Verdict;
	/** Places nobody could look at, as sentences would name them: there may be more than is known. */
	readonly unseen: readonly string[];
	/** Worst first: by state, muted ones after those that wait, then name (case folded, then by code point). */
	readonly connectors: readonly Connector[];
	readonly files: readonly LogFile[];
	readonly fileAccount: FileAccount;
	/** Ids of files whose bytes another file of the same connector has. */
	readonly duplicateFiles: ReadonlySet<string>;
	/** The connector each file was given to, by file id; a file without one is not in it. */
	readonly connectorOfFile: ReadonlyMap<string, string>;
};
