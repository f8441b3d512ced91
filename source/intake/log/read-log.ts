import {Buffer} from 'node:buffer';
import {closeSync, fstatSync, readSync} from 'node:fs';
import type {Reading} from '../../connectors/reading.ts';
import {ContentHash} from '../folder/content-hash.ts';
import type {Location} from '../folder/list-folder.ts';
import {openLog, NotRegularError} from '../folder/open-log.ts';
import type {PackedReading} from '../threads/packed-reading.ts';
import type {Pulse} from '../folder/pulse.ts';
import {
	isRacy,
	isSameStamp,
	stampOf,
	type Stamp,
} from '../folder/stamp.ts';
import {codeOf, describeError, isGone} from '../system/system-errors.ts';
import type {SliceHelp} from './scan-helper.ts';
import {hashStart} from './hash-start.ts';
import {readRest} from './read-rest.ts';
import type {CreateDecoder, LogDecoder} from './decoding.ts';
import {LogSource} from './log-source.ts';

/** What came of reading one file. */
export type ReadResult =
	| {
		readonly result: 'read';
		/** Packed where another thread read it. */
		readonly reading: Reading | PackedReading;
		readonly sha256: string | null;
		/** Of the file as it was opened. */
		readonly stamp: Stamp;
		/** When it was opened, by the machine's clock. */
		readonly readAt: number;
		/** Whether a last line without its end was believed. */
		readonly isSettled: boolean;
		/** Whether a change so young could hide behind the same stamp that it has to be read once more. */
		readonly isRacy: boolean;
	}
	| {readonly result: 'unreadable'; readonly reason: string}
	/** Gone, or no regular file any more: the next scan tells. */
	| {readonly result: 'gone'}
	/** Something else than growth happened to it while it was read. */
	| {readonly result: 'changing'};

/** What is kept of a file that changes, so that only its new bytes have to be read. */
export type Followed = {
	readonly decoder: LogDecoder;
	/** Of every byte before `offset`. */
	readonly hash: ContentHash;
	readonly head: Buffer;
	/** The bytes before `offset`. */
	readonly tail: Buffer;
	readonly offset: number;
	readonly stamp: Stamp;
};

/** What reading a file gave. */
export type ReadLog = {
	readonly outcome: ReadResult;
	/** The state to go on from when it grows; null when it is not kept. */
	readonly followed: Followed | null;
	/** What was believed to be as before without being read again; null when everything was read. */
	readonly unproved: {readonly length: number; readonly sha256: string} | null;
};

export type ReadRequest = {
	readonly location: Location;
	/** Place of its folder, for the pulse. */
	readonly folder: number;
	/** Whether a last line without its end is believed, provided that the file still has the stamp `expected`. */
	readonly isSettled: boolean;
	readonly expected: Stamp;
	/** Whether a scan has seen so short a while ago what lies there that its type need not be looked at again before it is opened. */
	readonly isJustSeen: boolean;
	/** Whether the bytes are worth a SHA-256. */
	readonly isHashed: boolean;
	/** State of the last reading, if it was kept. */
	readonly followed: Followed | null;
	/** Whether the state of this reading is to be kept. */
	readonly isKept: boolean;
};

export type ReadEnvironment = {
	readonly createDecoder: CreateDecoder;
	readonly pulse: Pulse;
	readonly now: () => number;
	/** Returns who helps to scan a file of which so many bytes are to be read; null where nobody does. */
	readonly helperFor: (location: Location, stamp: Stamp, bytes: number) => SliceHelp | null;
	/** Told after each chunk. */
	readonly onBytes: (bytes: number) => void;
};

const headSize = 1024;
const tailSize = 256;
/** What was read before of a file that grew is read and hashed again up to so many bytes; of a larger one in the background. */
const provedAtOnce = 8 * 1024 * 1024;

/**
Reads a file in steps of one chunk, so that a large one holds nobody up; the state it returns may be kept or dropped.
@yields after each chunk but the last.
*/
export function * readLog(request: ReadRequest, environment: ReadEnvironment): Generator<void, ReadLog> {
	environment.pulse.beat(request.folder);
	try {
		const {descriptor, stamp} = openLog(request.location, request.expected, request.isJustSeen);
		try {
			return yield * readOpened(descriptor, stamp, request, environment);
		} finally {
			// Fails where a share went away.
			closeSync(descriptor);
		}
	} catch (error) {
		return {outcome: outcomeOf(error), followed: null, unproved: null};
	}
}

const outcomeOf = (error: unknown): ReadResult => {
	if (isGone(error) || codeOf(error) === 'ELOOP' || error instanceof NotRegularError) {
		return {result: 'gone'};
	}

	return {result: 'unreadable', reason: codeOf(error) === null ? `reading it failed: ${describeError(error)}` : describeError(error)};
};

function * readOpened(descriptor: number, stamp: Stamp, request: ReadRequest, environment: ReadEnvironment): Generator<void, ReadLog> {
	const readAt = environment.now();
	const beforeRead = (): void => {
		environment.pulse.beat(request.folder);
	};

	const before = yield * continued(descriptor, stamp, request, beforeRead);
	const unproved = before !== null && before.offset > provedAtOnce ? {length: before.offset, sha256: before.hash.digest()} : null;
	const {decoder, hash, offset: start, head} = before ?? {
		decoder: environment.createDecoder(), hash: request.isHashed || request.isKept ? new ContentHash(request.isKept ? Infinity : stamp.size) : null, offset: 0, head: Buffer.alloc(0),
	};
	const source = new LogSource(descriptor, start, stamp.size, {
		hash,
		beforeRead,
		onBytes: environment.onBytes,
	});
	yield * readHelped(source, decoder, source.isHashed ? null : environment.helperFor(request.location, stamp, source.rest));
	const {offset} = source;

	if (!isUntornAfter(stamp, offset, stampOf(fstatSync(descriptor)))) {
		return {outcome: {result: 'changing'}, followed: null, unproved: null};
	}

	const isSettled = request.isSettled && isSameStamp(stamp, request.expected);
	const reading = request.isKept ? decoder.read({isSettled}) : decoder.finish({isSettled});
	const sha256 = request.isHashed ? hash!.digest() : null;
	return {
		outcome: {
			result: 'read', readAt, isSettled, reading, sha256, stamp, isRacy: isRacy(stamp, readAt),
		},
		unproved,
		followed: request.isKept
			? {
				decoder,
				hash: hash!,
				offset,
				stamp,
				head: head.length === headSize ? head : readBytes(descriptor, 0, Math.min(headSize, offset)),
				tail: readBytes(descriptor, Math.max(0, offset - tailSize), Math.min(tailSize, offset)),
			}
			: null,
	};
}

function * readHelped(source: LogSource, decoder: LogDecoder, helper: SliceHelp | null): Generator<void, void> {
	try {
		yield * readRest(source, decoder, helper);
	} finally {
		helper?.end();
	}
}

/** Growth while we read is harmless, since a prefix was read; anything else may have mixed old bytes with new ones. */
const isUntornAfter = (before: Stamp, offset: number, after: Stamp): boolean =>
	offset === before.size && (after.size > before.size || (after.size === before.size && after.modifiedAt === before.modifiedAt));

/**
Returns the kept state when the file only grew since: all the bytes read before are the same. In a large file only its first and its last
ones are looked at here.
@yields after each chunk.
*/
function * continued(descriptor: number, stamp: Stamp, {followed}: ReadRequest, beforeRead: () => void): Generator<void, Followed | null> {
	if (!followed || !(isSameStamp(stamp, followed.stamp) || hasGrown(stamp, followed.stamp))) {
		return null;
	}

	const head = readBytes(descriptor, 0, followed.head.length);
	const tail = readBytes(descriptor, followed.offset - followed.tail.length, followed.tail.length);
	if (!head.equals(followed.head) || !tail.equals(followed.tail)) {
		return null;
	}

	const isProved = followed.offset > provedAtOnce || (yield * hashStart(descriptor, followed.offset, beforeRead)) === followed.hash.digest();
	return isProved ? followed : null;
}

const hasGrown = (now: Stamp, before: Stamp): boolean =>
	now.size > before.size && now.inode === before.inode && now.device === before.device;

const readBytes = (descriptor: number, position: number, length: number): Buffer => {
	const bytes = Buffer.alloc(length);
	const count = readSync(descriptor, bytes, 0, length, position);
	return bytes.subarray(0, count);
};
