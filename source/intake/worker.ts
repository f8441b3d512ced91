/** The thread that touches the disk, so that a share that hangs or a file that takes long never holds up the keys. */
import {availableParallelism} from 'node:os';
import {parentPort, workerData} from 'node:worker_threads';
import {createDecoder} from '../decode/decoder.ts';
import {createEngine} from './book/engine.ts';
import {favourMemory} from './system/favour-memory.ts';
import {collectGarbage, giveBackMemory} from './system/give-back-memory.ts';
import {createEvents} from './watch/events.ts';
import {createCrashRecord} from './threads/crash-record.ts';
import {packReading} from './threads/pack-reading.ts';
import type {
	ReadNews,
	ReadOrder,
	WatchNews,
	WatchOrder,
	WorkerTask,
} from './threads/messages.ts';
import {createPulse, noPulse} from './folder/pulse.ts';
import {createKnownBlocks} from './log/known-blocks.ts';
import {readLog, type ReadEnvironment} from './log/read-log.ts';
import {ScanHelper} from './log/scan-helper.ts';
import {createSliceScanner} from './log/scan-slices.ts';
import {createSecondReader} from './watch/second-reader.ts';
import {createWatchLoop} from './watch/watch-loop.ts';

const now = (): number => Date.now();
/** Bytes of a file from which on a second thread helps to scan it: its start costs as much as reading ten megabytes. */
const helpFrom = availableParallelism() > 1 ? 48 * 1024 * 1024 : Infinity;
/** Here, not in what reads: a plain command reads what is smaller, and loads no helper. */
const helperFor: ReadEnvironment['helperFor'] = (location, stamp, bytes) => bytes < helpFrom ? null : new ScanHelper(location, stamp);
/** Above this many files the memory they take matters more than the time. */
const largeTree = 20_000;
/** Milliseconds after which memory of the first read is given back: by then its result is on the screen. */
const restAfterFirstRead = 1000;
const port = parentPort!;

const watchFolders = async (task: WorkerTask & {job: 'watch'}): Promise<never> => {
	const engine = createEngine(task.folders, {
		createDecoder: createKnownBlocks(() => createDecoder()), pulse: createPulse(task.pulse), now, helperFor, isFollowing: true, refused: task.refused,
		onStep: createCrashRecord(task.crashRecord).say,
	});
	/** Since memory was given back last. */
	let hasRead = false;
	let isLarge = false;
	let isComplete = false;
	const secondReader = createSecondReader(engine.reader, () => {
		loop.tell();
	});
	const loop = createWatchLoop(engine, loop => createEvents(location => {
		loop.hint(location);
	}, () => {
		loop.catchUp();
	}), {
		folders: task.folders,
		pollEvery: task.pollEvery,
		afterScan() {
			secondReader.help();
			if (!isLarge && engine.book.entries.size > largeTree) {
				isLarge = true;
				// What listing it left behind is a third of the heap.
				favourMemory();
				collectGarbage();
			}

			if (hasRead && engine.reader.progress() === null) {
				hasRead = false;
				giveBackMemory({isAwaited: false});
			}
		},
		send(news: WatchNews) {
			hasRead ||= news.files.length > 0;
			if (news.isComplete && !isComplete) {
				isComplete = true;
				setTimeout(giveBackMemory, restAfterFirstRead, {isAwaited: false});
			}

			port.postMessage({...news, files: news.files.map(file => file.reading ? {...file, reading: packReading(file.reading)} : file)} satisfies WatchNews);
		},
	});
	port.on('message', (_order: WatchOrder) => {
		loop.rescan();
	});
	return loop.run();
};

/** Milliseconds between two messages of what was read: each costs both threads as much as reading a hundred rows. */
const tellEvery = 10;

const readFiles = (task: WorkerTask & {job: 'read'}): void => {
	const crashRecord = task.crashRecord ? createCrashRecord(task.crashRecord) : null;
	let bytes = 0;
	let files: Array<ReadNews['files'][number]> = [];
	let toldAt = 0;
	const tell = (): void => {
		port.postMessage({bytes, files} satisfies ReadNews);
		bytes = 0;
		files = [];
		toldAt = performance.now();
	};

	const tellInTime = (): void => {
		if (performance.now() - toldAt >= tellEvery) {
			tell();
		}
	};

	const environment = {
		createDecoder: createKnownBlocks(() => createDecoder()), pulse: noPulse, now, helperFor, onBytes(count: number) {
			bytes += count;
			tellInTime();
		},
	};
	const read = (order: ReadOrder): void => {
		crashRecord?.say(order.id);
		const steps = readLog({
			...order, folder: 0, followed: null, isKept: false,
		}, environment);
		let result = steps.next();
		while (!result.done) {
			result = steps.next();
		}

		const {outcome} = result.value;
		files.push({id: order.id, outcome: outcome.result === 'read' ? {...outcome, reading: packReading(outcome.reading)} : outcome});
	};

	port.on('message', (orders: readonly ReadOrder[]) => {
		for (const order of orders) {
			read(order);
			tellInTime();
		}

		tell();
	});
	// Says that it is ready.
	tell();
};

const scanFile = (task: WorkerTask & {job: 'scan'}): void => {
	port.on('message', createSliceScanner(task));
};

const task = workerData as WorkerTask;
if (task.job === 'watch') {
	await watchFolders(task);
} else if (task.job === 'read') {
	readFiles(task);
} else {
	scanFile(task);
}
