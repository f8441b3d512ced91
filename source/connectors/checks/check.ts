import type {FindingSeverity, HeldImport} from '../model.ts';
import type {Subject} from '../subject/subject.ts';

/** What a check saw; index.ts makes a finding of it. */
export type Observation = {
	readonly severity: FindingSeverity;
	readonly message: string;
	readonly next: string;
	readonly evidence: Readonly<Record<string, number | string | null>>;
	/** The failure reasons it is about: when all are acknowledged, so is the finding. */
	readonly reasons?: readonly string[];
	/** What the lines it is about have in common: only an acknowledgement of that shape covers it; null when nothing can. */
	readonly shape?: string | null;
	/** The import whose failed items it is about: some of them may have no row. */
	readonly item?: HeldImport;
};

/** One row of the checks table. */
export type Check = {
	readonly name: string;
	readonly title: string;
	/** Why it matters, one sentence. */
	readonly why: string;
	/** Whether a warning makes a connector at least `suspicious`. */
	readonly isSuspicious: boolean;
	readonly run: (subject: Subject) => readonly Observation[];
};
