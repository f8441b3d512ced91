import type {FindingSeverity} from '../model.ts';
import type {Instant} from '../reading.ts';
import type {Subject} from '../subject/subject.ts';

/** What a check saw; index.ts makes a finding of it. */
export type Observation = {
	readonly severity: FindingSeverity;
	readonly message: string;
	readonly next: string;
	readonly evidence: Readonly<Record<string, number | string | null>>;
	/** The failure reasons it is about: when all are acknowledged, so is the finding. */
	readonly reasons?: readonly string[];
	/** The completion of the import it is about, whose failed items give reasons nobody can read if none is listed. */
	readonly at?: Instant;
};

/** One row of the checks table. */
export type Check = {
	readonly name: string;
	readonly title: string;
	/** Why it matters, one sentence. */
	readonly why: string;
	/** Whether an unacknowledged warning makes a connector at least `suspicious`. */
	readonly isSuspicious: boolean;
	readonly run: (subject: Subject) => readonly Observation[];
};
