/** What changed while somebody watched. */
import type {Instant} from '../../connectors/reading.ts';
import type {Tone} from '../line/line.ts';

export type ActivityEntry = {
	/** Counts up; newer is higher. */
	readonly id: number;
	/** When it was noticed, not when it happened. */
	readonly at: Instant;
	/** Key of the connector. */
	readonly connector: string;
	readonly name: string;
	/** One sentence. */
	readonly text: string;
	readonly tone: Tone;
};
