import type {Tenant} from '../../connectors/model.ts';
import type {Instant} from '../../connectors/reading.ts';
import type {Watching} from '../../select/words/watching.ts';

/** What the shell knows of the world; it replaces this as a whole, and unchanged parts keep their identity. */
export type LiveState = {
	/** Null until the first files were read. */
	readonly tenant: Tenant | null;
	/** An intake snapshot is one of these. */
	readonly intake: Watching | null;
	/** The clock; what is shown only changes with the minute. */
	readonly now: Instant;
};

/** What there is before anything was read. */
export const nothingYet = (now: Instant): LiveState => ({
	tenant: null, intake: null, now,
});
