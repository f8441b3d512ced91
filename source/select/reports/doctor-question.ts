import type {DoctorAnswer} from '../../schema/doctor.ts';

/** What was found out about the machine; intake/probe.ts and commands/doctor.ts gather it. */
export type MachineFacts = {
	readonly nodeVersion: string;
	readonly platform: string;
	readonly terminal: {
		readonly isStdinTty: boolean;
		readonly isStdoutTty: boolean;
		readonly columns: number | null;
		readonly rows: number | null;
		readonly colorDepth: number;
		readonly name: string | null;
		readonly isUnicode: boolean;
		readonly hasNoColor: boolean;
		readonly multiplexer: 'tmux' | 'screen' | null;
	};
	readonly folders: ReadonlyArray<{
		readonly folder: string;
		readonly trouble: string | null;
		readonly entries: number | null;
		readonly scanReason: string | null;
		readonly watchTrouble: string | null;
	}>;
	/** Milliseconds from a write to its event in a temporary folder; null when none came. */
	readonly eventDelay: number | null;
	readonly limits: {readonly watches: number | null; readonly watchInstances: number | null; readonly openFiles: number | null};
	readonly configuration: {readonly path: string; readonly isThere: boolean; readonly mistake: string | null};
	readonly stateFolder: {readonly path: string; readonly trouble: string | null};
};

export type Answer = Omit<DoctorAnswer, 'topic' | 'name'>;

/** What works. */
export const good = (sentence: string): Answer => ({state: 'good', sentence, next: null});
/** What is worth knowing. */
export const note = (sentence: string, next: string | null = null): Answer => ({state: 'note', sentence, next});
/** What does not work, and what to do. */
export const problem = (sentence: string, next: string): Answer => ({state: 'problem', sentence, next});

/** A row of the doctor's tables. */
export type Question = {
	readonly topic: DoctorAnswer['topic'];
	readonly name: string;
	/** Null when it does not arise here. */
	readonly ask: (facts: MachineFacts) => Answer | null;
};
