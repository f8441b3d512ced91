/** The thread that touches the disk, so that a share that hangs or a file that takes long never holds up the keys. */
import {availableParallelism} from 'node:os';
import {parentPort, workerData} from 'node:worker_threads';
import {createDecoder} from '../decode/decoder.ts';
import {createEngine} from './engine.ts';
import {createLastWords} from './last-words.ts';
import {packReading} from './pack-reading.ts';
import type {
	ReadNews,
	ReadOrder,
	WatchNews,
	WatchOrder,
	WorkerTask,
} from './messages.ts';
import {createPulse, noPulse} from './pulse.ts';
import {readLog} from './read-log.ts';
import {createSliceScanner} from './scan-slices.ts';
import {createSecondReader} from './second-reader.ts';
import {createWatchLoop} from './watch-loop.ts';

const now = (): number => Date.now();
/** Bytes of a file from which on a second thread helps to scan it: its start costs as much as reading ten megabytes. */
const helpFrom = availableParallelism() > 1 ? 48 * 1024 * 1024 : Infinity;
const port = parentPort!;

const watchFolders = async (task: WorkerTask & {job: 'watch'}): Promise<never> => {
	// Reading alone does not need chokidar.
	const {createEvents} = await import('./events.ts');
	const engine = createEngine(task.folders, {
		createDecoder, pulse: createPulse(task.pulse), now, helpFrom, isFollowing: true, refused: task.refused, onStep: createLastWords(task.lastWords).say,
	});
	const secondReader = createSecondReader(engine.reader, () => {
		loop.tell();
	});
	const loop = createWatchLoop(engine, loop => createEvents(location => {
		loop.hint(location);
	}, () => {
		loop.rescan();
	}), {
		folders: task.folders,
		pollEvery: task.pollEvery,
		afterScan: secondReader.help,
		send(news: WatchNews) {
			port.postMessage({...news, files: news.files.map(file => file.reading ? {...file, reading: packReading(file.reading)} : file)} satisfies WatchNews);
		},
	});
	port.on('message', (_order: WatchOrder) => {
		loop.rescan();
	});
	return loop.run();
};

/** Milliseconds between two messages of how far a file is read: each costs as much as reading some hundred rows. */
const tellEvery = 10;

const readFiles = (): void => {
	let untold = 0;
	let toldAt = 0;
	const tell = (): void => {
		port.postMessage({bytes: untold} satisfies ReadNews);
		untold = 0;
		toldAt = performance.now();
	};

	port.on('message', (order: ReadOrder) => {
		const steps = readLog({
			...order, folder: 0, followed: null, isKept: false,
		}, {
			createDecoder,
			pulse: noPulse,
			now,
			helpFrom,
			onBytes(bytes) {
				untold += bytes;
				if (performance.now() - toldAt >= tellEvery) {
					tell();
				}
			},
		});
		let result = steps.next();
		while (!result.done) {
			result = steps.next();
		}

		tell();
		const {outcome} = result.value;
		port.postMessage({id: order.id, outcome: outcome.result === 'read' ? {...outcome, reading: packReading(outcome.reading)} : outcome} satisfies ReadNews);
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
	readFiles();
} else {
	scanFile(task);
}
