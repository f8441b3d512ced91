import {createAssessor} from '../../connectors/judge/assess.ts';
import type {Tenant} from '../../connectors/model.ts';
import type {Instant} from '../../connectors/reading.ts';
import type {Acknowledgement} from '../../connectors/settings.ts';
import type {Configuration} from '../../intake/own-files/configuration.ts';
import type {FolderHealth, IntakeSnapshot} from '../../intake/snapshot.ts';
import {readAcknowledgements} from '../../intake/own-files/state-folder.ts';
import {watchConfiguration, type VersionedSource} from '../../intake/own-files/watch-configuration.ts';
import {watchFolders} from '../../intake/watch-folders.ts';
import {steadyNow} from '../../intake/system/steady-time.ts';

export type WatchedTenant = {
	/** Of what has been read so far: only `intake.isComplete` says that it is everything. Null until there is something to show. */
	readonly tenant: Tenant | null;
	readonly intake: IntakeSnapshot;
	readonly now: Instant;
};

export type TenantWatchOptions = {
	readonly folders: readonly string[];
	readonly configuration: Configuration;
	/** Null for a configuration that is no file. */
	readonly configurationSource: VersionedSource | null;
	readonly stateFolder: string;
	/** Acknowledgements besides those of the state folder. */
	readonly knownAlready?: readonly Acknowledgement[];
	/** Milliseconds between scans; null leaves it to the watch. */
	readonly pollEvery: number | null;
	/** The moment to judge as of: stands still with `--now`. */
	readonly now: () => Instant;
	/** The machine's clock. */
	readonly clock: () => Instant;
	readonly onChange: (watched: WatchedTenant) => void;
	/** Milliseconds after which a first read that still goes on is judged by what was read so far. */
	readonly showEarlyAfter?: number;
	/** Called at the end when a thread hangs inside the system. */
	readonly onHang: () => void;
	/** Called with what is wrong with a file of ours, one sentence, and with null when it is right again. */
	readonly onProblem: (sentence: string | null) => void;
};

export type TenantWatch = {
	readonly rescan: () => void;
	/** Reads the acknowledgements anew and judges again. */
	readonly acknowledge: () => Promise<void>;
	readonly close: () => Promise<void>;
};

const minute = 60_000;
/** A first read that takes longer (milliseconds) shows what was read so far, the newest logs, and looks as unfinished as it is. */
const defaultShowEarlyAfter = 1500;
/** Times what the last judging took: judging half of the logs again and again must not hold up reading the rest. */
const earlyGap = 10;

/** Watches folders, configuration, acknowledgements and the clock, and tells the tenant anew whenever one of them changed it. */
export const watchTenant = async (options: TenantWatchOptions): Promise<TenantWatch> => {
	const {folders, stateFolder, knownAlready = [], pollEvery, showEarlyAfter = defaultShowEarlyAfter, now, clock, onChange, onHang, onProblem} = options;
	const assess = createAssessor();
	let {settings} = options.configuration;
	let acknowledgements: readonly Acknowledgement[] = [];
	let tenant: Tenant | null = null;
	let intake: IntakeSnapshot | null = null;
	let wasComplete = false;
	let earlyAt = steadyNow() + showEarlyAfter;

	const isWorthJudging = ({isComplete, files}: IntakeSnapshot): boolean => {
		wasComplete ||= isComplete;
		return wasComplete || (steadyNow() >= earlyAt && files.some(({reading}) => reading !== null));
	};

	const judge = (): void => {
		if (intake === null) {
			return;
		}

		const moment = now();
		if (isWorthJudging(intake)) {
			const startedAt = steadyNow();
			tenant = assess({
				files: intake.files, settings, acknowledgements, now: moment,
			});
			const endedAt = steadyNow();
			earlyAt = endedAt + Math.max(showEarlyAfter, (endedAt - startedAt) * earlyGap);
		}

		onChange({tenant, intake, now: moment});
	};

	let readings = 0;
	let newestReading = 0;
	/** What is wrong with a file of our own, until it is right again. */
	const problems: Record<'configuration' | 'acknowledgements', string | null> = {configuration: null, acknowledgements: null};
	const tellProblem = (file: keyof typeof problems, sentence: string | null): void => {
		if (sentence !== problems[file]) {
			problems[file] = sentence;
			onProblem([problems.configuration, problems.acknowledgements].filter(problem => problem !== null).join(' ') || null);
		}
	};

	const readAcknowledged = async (): Promise<void> => {
		const reading = ++readings;
		const {value, problem} = await readAcknowledgements(stateFolder, clock());
		if (reading < newestReading) {
			// Begun before the one that is held, it may not know what was acknowledged in between.
			return;
		}

		newestReading = reading;
		tellProblem('acknowledgements', problem);

		// A colleague's word may have come in; an unchanged file must not look like a change.
		const all = [...knownAlready, ...value];
		if (JSON.stringify(all) !== JSON.stringify(acknowledgements)) {
			acknowledgements = all;
		}
	};

	// The worker starts while our own files are read: nothing is judged before both are there.
	let isJudging = false;
	const watch = watchFolders(folders, {
		pollEvery,
		now: clock,
		onChange(snapshot) {
			const before = intake;
			intake = snapshot;
			if (isJudging && (before === null || isNews(before, snapshot, clock()))) {
				judge();
			}
		},
	});
	await readAcknowledged();
	isJudging = true;
	judge();
	const configurationWatch = options.configurationSource === null
		? null
		: watchConfiguration(options.configurationSource, {
			onChange(configuration) {
				({settings} = configuration);
				judge();
			},
			onProblem(sentence) {
				tellProblem('configuration', sentence);
			},
		});

	let isClosed = false;
	let minuteTimer: NodeJS.Timeout;
	const waitForMinute = (): void => {
		minuteTimer = setTimeout(async () => {
			await readAcknowledged();
			if (!isClosed) {
				judge();
				waitForMinute();
			}
		}, minute - (clock() % minute));
	};

	waitForMinute();
	return {
		rescan: watch.rescan,
		async acknowledge() {
			await readAcknowledged();
			judge();
		},
		async close() {
			isClosed = true;
			clearTimeout(minuteTimer);
			configurationWatch?.close();
			await watch.close();
			if (watch.isHanging()) {
				onHang();
			}
		},
	};
};

/**
Whether a snapshot says more than that another scan found everything as it was: those come every five seconds, and judging and
painting for them is what an idle board would spend its time on. The next minute shows their figures anyway.
*/
const isNews = (before: IntakeSnapshot, after: IntakeSnapshot, now: Instant): boolean =>
	before.files !== after.files
	|| before.isComplete !== after.isComplete
	|| after.progress !== before.progress
	|| after.folders.some((folder, index) => looksOther(before.folders[index]!, folder, now));

const looksOther = (before: FolderHealth, after: FolderHealth, now: Instant): boolean =>
	before.mode !== after.mode || before.reason !== after.reason || minutesSince(before, now) !== minutesSince(after, now);

const minutesSince = ({lastScanAt}: FolderHealth, now: Instant): number | null => lastScanAt === null ? null : Math.floor((now - lastScanAt) / minute);
