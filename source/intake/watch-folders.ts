import type {Instant} from '../connectors/reading.ts';
import {createAssembly} from './assembly.ts';
import {createFolderJudge} from './folder-judge.ts';
import {createRetelling} from './retelling.ts';
import type {IntakeSnapshot} from './snapshot.ts';
import type {WatchNews} from './threads/messages.ts';
import {createLags} from './watch/lags.ts';
import {createPublisher} from './watch/publisher.ts';
import {createRestartingWorker} from './watch/restarting-worker.ts';

/** Folders being watched, until closed. */
export type FolderWatch = {
	/** Scans now instead of at the next interval. */
	rescan(): void;
	/** Ends watching within a second, also when the disk does not answer. */
	close(): Promise<void>;
	/** Whether, after closing, a thread still hangs inside the system: then only `exitAtOnce` ends the process in time. */
	isHanging(): boolean;
	getSnapshot(): IntakeSnapshot;
};

export type WatchOptions = {
	/** Milliseconds between scans; set means scans only. */
	readonly pollEvery: number | null;
	readonly onChange: (snapshot: IntakeSnapshot) => void;
	/** The machine's clock. */
	readonly now: () => Instant;
};

/** Milliseconds between two looks at whether the worker hangs or its scans are late. */
const lookEvery = 500;

/**
Watches folders, one inside another or not there at all included, and reports every change. A worker does the work; this
side never touches the disk, so it cannot be held up by it.
*/
export const watchFolders = (folders: readonly string[], options: WatchOptions): FolderWatch => {
	const assembly = createAssembly(folders);
	const lags = createLags(options.now);
	const judge = createFolderJudge(folders, lags);
	const retelling = createRetelling(assembly);
	let news: WatchNews | null = null;

	const judgeFolders = () => judge.judge(worker.deathReason(), worker.hungFolder());

	const publisher = createPublisher(() => {
		lags.measure(news?.changes ?? []);
		snapshot = {
			files: assembly.files(),
			folders: judgeFolders(),
			progress: news?.progress ?? null,
			// Stays true when a worker that died is started again: until it reports, files are as they were last read.
			isComplete: snapshot.isComplete || (news?.isComplete ?? false),
		};
		options.onChange(snapshot);
	});

	const receive = (received: WatchNews): void => {
		news = received;
		judge.take(received);
		assembly.apply(received);
		if (retelling.take(received)) {
			worker.recover();
		}

		// What everybody waited for since the start is published at once.
		publisher.schedule(received.isComplete ? (snapshot.isComplete ? 'soon' : 'at once') : 'collected');
	};

	const worker = createRestartingWorker({folders, pollEvery: options.pollEvery}, receive, () => {
		retelling.begin();
		publisher.publish();
	});
	let snapshot: IntakeSnapshot = {
		files: [], folders: judgeFolders(), progress: null, isComplete: false,
	};
	worker.start();
	const lookTimer = setInterval(() => {
		worker.look();
		if (judgeFolders().some(({mode}, folder) => mode !== snapshot.folders[folder]?.mode)) {
			publisher.publish();
		}
	}, lookEvery);

	return {
		rescan: worker.rescan,
		async close() {
			clearInterval(lookTimer);
			publisher.close();
			await worker.close();
		},
		isHanging: worker.isHanging,
		getSnapshot: () => snapshot,
	};
};
