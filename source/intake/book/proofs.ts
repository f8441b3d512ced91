import {closeSync} from 'node:fs';
import type {Pulse} from '../folder/pulse.ts';
import type {Location} from '../folder/list-folder.ts';
import {openLog} from '../folder/open-log.ts';
import {hashStart} from '../log/hash-start.ts';
import {steadyNow} from '../system/steady-time.ts';

/** The start of a file as it was read: so many bytes with this SHA-256. */
export type Start = {readonly location: Location; readonly folder: number; readonly length: number; readonly sha256: string};

export type Proofs = {
	/** Notes that a file is believed to begin as before, and what its start was; a newer note replaces the one before. */
	doubt(id: string, start: Start): void;
	/** Forgets a file that was read anew. */
	settle(id: string): void;
	/** Reads for one step when one is due; returns whether it did, and the id of a file that does not begin as before. */
	step(): {readonly isDone: boolean; readonly changed: string | null};
	/** When there is something to read, in steady time; null when every start is proved. */
	dueAt(): number | null;
};

/** Proving takes at most one part in so many of the time: a large log that grows all day must not cost a core. */
const restFactor = 20;

/** Reads the start of large files that grew once more, in the background, to prove that nothing before their growth was rewritten. */
export const createProofs = (pulse: Pulse): Proofs => {
	const doubts = new Map<string, Start>();
	let proving: {readonly id: string; readonly start: Start; readonly steps: Generator<void, boolean>} | null = null;
	let took = 0;
	let restsUntil = 0;

	const begin = (): void => {
		const [next] = doubts;
		if (next && steadyNow() >= restsUntil) {
			const [id, start] = next;
			proving = {id, start, steps: prove(start, pulse)};
			took = 0;
		}
	};

	const end = (isSame: boolean): string | null => {
		const {id, start} = proving!;
		proving = null;
		restsUntil = steadyNow() + (took * restFactor);
		if (doubts.get(id) === start) {
			doubts.delete(id);
		}

		return isSame ? null : id;
	};

	return {
		doubt(id, start) {
			doubts.set(id, start);
		},
		settle(id) {
			doubts.delete(id);
			if (proving?.id === id) {
				proving.steps.return(true);
				proving = null;
			}
		},
		step() {
			if (!proving) {
				begin();
			}

			if (!proving) {
				return {isDone: false, changed: null};
			}

			const startedAt = steadyNow();
			const {done, value} = proving.steps.next();
			took += steadyNow() - startedAt;
			return {isDone: true, changed: done ? end(value) : null};
		},
		dueAt() {
			if (proving) {
				return 0;
			}

			return doubts.size > 0 ? restsUntil : null;
		},
	};
};

/**
Whether a file still begins as it was read; one that cannot be read now is to be read anew, which tells why.
@yields after each chunk.
*/
function * prove({location, folder, length, sha256}: Start, pulse: Pulse): Generator<void, boolean> {
	pulse.beat(folder);
	try {
		const {descriptor} = openLog(location);
		try {
			const found = yield * hashStart(descriptor, length, () => {
				pulse.beat(folder);
			});
			return found === sha256;
		} finally {
			closeSync(descriptor);
		}
	} catch {
		return false;
	}
}
