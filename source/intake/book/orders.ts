import type {Instant} from '../../connectors/reading.ts';
import type {ListedFile} from '../folder/list-folder.ts';
import {isSameStamp, type Stamp} from '../folder/stamp.ts';
import {steadyNow} from '../system/steady-time.ts';
import type {ReadOrder} from '../threads/messages.ts';
import type {Book} from './book.ts';
import type {Entry} from './entry.ts';
import type {ReadQueue} from './read-queue.ts';
import type {Refusals} from './refusals.ts';
import type {SettlingFiles} from './settling-files.ts';

/** An order with the place of its folder, for the pulse. */
type Order = ReadOrder & {readonly folder: number};

export type Orders = {
	/** Takes the next file from the queue; null when none is due. */
	take(): Order | null;
	/** Returns the stamp that the reading of a file is checked against; undefined when it is not being read. */
	expectedOf(id: string): Stamp | undefined;
	/** Tells whether a file is being read as it was found now. */
	isBeingRead(found: ListedFile): boolean;
	/** Says that a file was read, and returns the stamp its reading is checked against. */
	end(id: string): Stamp;
	/** Queues again what was taken and will not be read. */
	giveBack(id: string): void;
};

/** Makes orders from the queue, and keeps what is being read, here or by a reading worker. */
export const createOrders = (book: Book, queue: ReadQueue, plan: {readonly refusals: Refusals; readonly settling: SettlingFiles; readonly now: () => Instant}): Orders => {
	const {refusals, settling, now} = plan;
	let beingRead: ReadonlyArray<{readonly id: string; readonly stamp: Stamp}> = [];

	const orderFor = (entry: Entry): Order => {
		const {id, location, folder, stamp} = entry.found;
		return {
			id, location, folder, expected: stamp, isJustSeen: book.isJustSeen(entry, now()), isSettled: book.isSettled(entry, now()), isHashed: book.isHashWorthy(entry),
		};
	};

	const expectedOf = (read: string): Stamp | undefined => beingRead.find(({id}) => id === read)?.stamp;

	const end = (ended: string): void => {
		beingRead = beingRead.filter(({id}) => id !== ended);
	};

	return {
		take() {
			for (let id = queue.next(steadyNow()); id !== null; id = queue.next(steadyNow())) {
				const entry = book.entries.get(id);
				const refusal = entry ? refusals.reasonFor(entry.found) : null;
				if (entry && refusal !== null) {
					book.note(id, {result: 'unreadable', reason: refusal}, entry.found.stamp);
				} else if (entry && (book.isUnread(entry) || entry.isRacy || settling.has(id))) {
					beingRead = [...beingRead, {id, stamp: entry.found.stamp}];
					return orderFor(entry);
				}

				queue.finish(id, steadyNow(), 0);
			}

			return null;
		},
		expectedOf,
		isBeingRead({id, stamp}) {
			const expected = expectedOf(id);
			return expected !== undefined && isSameStamp(expected, stamp);
		},
		end(id) {
			const stamp = expectedOf(id);
			if (stamp === undefined) {
				throw new Error('A file that nobody was reading was said to be read.');
			}

			end(id);
			return stamp;
		},
		giveBack(id) {
			queue.finish(id, steadyNow(), 0);
			end(id);
			const entry = book.entries.get(id);
			if (entry) {
				queue.add(id, entry.found.stamp.size, false);
			}
		},
	};
};
