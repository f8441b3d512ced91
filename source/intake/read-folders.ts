import {availableParallelism} from 'node:os';
import {setImmediate, setTimeout} from 'node:timers/promises';
import type {Instant} from '../connectors/reading.ts';
import {createDecoder} from '../decode/decoder.ts';
import {createAssembly} from './assembly.ts';
import {createEngine, type Engine} from './book/engine.ts';
import {hashCopies} from './hash-copies.ts';
import {healthOf} from './health.ts';
import {createKnownBlocks} from './log/known-blocks.ts';
import {noPulse} from './folder/pulse.ts';
import type {IntakeProgress, IntakeSnapshot} from './snapshot.ts';
import {steadyNow} from './system/steady-time.ts';

/** Which files get a SHA-256. `usual`: all that are not very large. `copies`: those that may be copies of each other. */
export type Hashes = 'usual' | 'copies';

export type ReadOptions = {
	/** Stops reading; the promise then rejects with its reason. */
	readonly signal?: AbortSignal;
	readonly onProgress?: (progress: IntakeProgress) => void;
	/** The machine's clock, not the moment judged: a file's age is measured with it. */
	readonly now: () => Instant;
	/** `usual` when it does not say. */
	readonly hashes?: Hashes;
};

/** More bytes than this are read by workers, because starting a worker costs more than reading less than that. */
const inProcessLimit = 32 * 1024 * 1024;
/** Scans at most: what was renamed or deleted between listing and reading is looked for again. */
const maximumScans = 3;
const sliceTime = 50;

/** Reads everything in the folders once. A folder that is missing or cannot be listed says so in its health. */
export const readFolders = async (folders: readonly string[], options: ReadOptions): Promise<IntakeSnapshot> => {
	const engine = createEngine(folders, {
		createDecoder: createKnownBlocks(() => createDecoder()), pulse: noPulse, now: options.now, isFollowing: false, isHashing: options.hashes !== 'copies',
	});
	for (let scans = 0; scans < maximumScans; scans++) {
		engine.scan();
		const {bytesTotal, filesTotal} = engine.reader.progress() ?? {bytesTotal: 0, filesTotal: 0};
		if (bytesTotal > inProcessLimit) {
			const {readInWorkers} = await import('./reading-workers.ts');
			await readInWorkers(engine, Math.min(2, availableParallelism(), filesTotal), options);
		}

		// All of it, or what changed while a worker read it and waits for another attempt.
		await readHere(engine, options);

		if (!engine.reader.isScanNeeded()) {
			break;
		}
	}

	const snapshot = snapshotOf(folders, engine);
	return options.hashes === 'copies' ? {...snapshot, files: await hashCopies(snapshot.files, options.signal)} : snapshot;
};

const readHere = async ({reader}: Engine, {signal, onProgress}: ReadOptions): Promise<void> => {
	let sliceEnd = steadyNow() + sliceTime;
	for (;;) {
		if (reader.step()) {
			if (steadyNow() < sliceEnd) {
				continue;
			}

			await setImmediate();
		} else if (reader.progress() === null) {
			return;
		} else {
			// What waits for another attempt is not done, though there is no step to take just now.
			await setTimeout(Math.min(sliceTime, Math.max(1, reader.dueIn() ?? 1)));
		}

		signal?.throwIfAborted();
		const progress = reader.progress();
		if (progress) {
			onProgress?.(progress);
		}

		sliceEnd = steadyNow() + sliceTime;
	}
};

const snapshotOf = (folders: readonly string[], engine: Engine): IntakeSnapshot => {
	const patch = engine.takePatch();
	const assembly = createAssembly(folders);
	assembly.apply(patch);
	return {
		files: assembly.files(),
		folders: patch.folders.map(state => healthOf(state, {
			eventReason: 'read once', hangReason: null, staleReason: null, lag: null,
		})),
		progress: null,
		isComplete: true,
	};
};
