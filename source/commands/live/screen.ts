import {setTimeout as delay} from 'node:timers/promises';
import type {Tenant} from '../../connectors/model.ts';
import {createItemIdLoader} from '../../intake/item-ids/load-item-ids.ts';
import {stateFolderOf} from '../../intake/own-files/places.ts';
import {readOrCreateMaskKey, readView} from '../../intake/own-files/state-folder.ts';
import {createMask, type Mask} from '../../select/line/mask.ts';
import type {Location} from '../../select/screens/location.ts';
import {createStore} from '../../store/store.ts';
import {sanitize} from '../../text/sanitize.ts';
import type {ThemeName} from '../../text/theme-names.ts';
import {type WindowSize, windowSize} from '../../text/window-size.ts';
import {defaultView, initialAppState, type Look} from '../../ui/state/view-state.ts';
import type {CommandContext, CommandResult, Session} from '../command-line/command.ts';
import {exitCodes} from '../command-line/exit-codes.ts';
import {isUnicodeLocale, pageOptions} from '../telling/page-options.ts';
import {tellProblem} from '../telling/tell-problem.ts';
import {steadyNow} from '../../intake/system/steady-time.ts';
import {locationOf} from '../../intake/folder/log-location.ts';
import {pageLog} from '../opening/page-log.ts';
import {createActions} from './actions.ts';
import {createFailureQueries} from './failure-queries.ts';
import type {BegunWatch} from './begin-watch.ts';
import {restWhenIdle} from './rest.ts';

/** A first read that is over within this many milliseconds needs no progress bar: one paint at start. */
const patience = 300;
/** Progress is painted this often at most, in milliseconds. */
const progressEvery = 500;
/** A signal ends the program within a second: a terminal that takes nothing for this long, in milliseconds, is not restored. */
const flushLimit = 800;
/** Who presses `q` is there, and needs the terminal back. Linux wakes a writer every 4 KB, which a line of 1 KB/s takes in four seconds. */
const farewellLimit = 8000;
/** Item ids that are still being read after this long, in milliseconds, stand on a share that hangs. */
const readLimit = 200;
/** Node's timers count no further (milliseconds). */
const longestTimer = 2_147_483_647;

type PlainResult = {readonly text: string; readonly exitCode: number};

/** What the screen is open for, when not to be left open: `wait`. */
export type Errand = {
	/** The place to begin at, above the board. */
	readonly begin: (tenant: Tenant | null) => Location;
	/** Returns where it stands, in a sentence or two that is said when it changes; null while nobody knows. */
	readonly says: (tenant: Tenant | null) => string | null;
	/** Returns the end when the tenant says so, null to go on. */
	readonly judge: (tenant: Tenant) => CommandResult | null;
	/** How it ends after so many milliseconds. */
	readonly timeout: {readonly after: number; readonly result: CommandResult};
	/** How it ends when the reader leaves before. */
	readonly left: PlainResult;
};

/** Shows the board until the reader leaves it, the terminal is gone, a signal ends the program, or the errand is done. */
export const runScreen = async (context: CommandContext, session: Session, begun: BegunWatch, errand: Errand | null = null): Promise<CommandResult> => {
	const {stdin, stdout} = session;
	const stateFolder = stateFolderOf(context);
	const {viewKey, isMasked} = begun;
	const [{mount, reduce, rehearse}, saved, {value: maskKey}] = await Promise.all([
		import('../../ui/mount.tsx'),
		context.flags.fresh ? null : readView(stateFolder, viewKey, context.clock()),
		readOrCreateMaskKey(stateFolder, context.clock()),
	]);
	tellProblem(saved?.problem ?? null, context);
	const size = (): WindowSize => windowSize(stdout, context.environment);
	const store = createStore(reduce, initialAppState(
		{
			tenant: null, intake: null, now: context.now(),
		},
		lookOf(context, createMask(maskKey), saved?.value?.theme ?? begun.theme),
		size(),
		{...defaultView, ...saved?.value, ...(isMasked && {isMasked})},
	));

	const itemIds = createItemIdLoader();
	const failureQueries = createFailureQueries(() => {
		store.dispatch({type: 'failuresOutdated'});
	});
	store.dispatch({type: 'failuresOutdated'});
	const left: PlainResult = errand?.left ?? {text: '', exitCode: exitCodes.done};
	const ending = Promise.withResolvers<CommandResult>();
	const firstRead = Promise.withResolvers<void>();
	let progressAt = 0;
	let said: string | null = null;
	const sayErrand = (tenant: Tenant): void => {
		const sentence = errand?.says(tenant) ?? null;
		if (sentence !== null && sentence !== said) {
			said = sentence;
			store.dispatch({type: 'noticed', notice: {text: sanitize(sentence), tone: 'accent'}});
		}
	};

	begun.listen({
		onChange({tenant, intake, now}) {
			if (!intake.isComplete && steadyNow() - progressAt < progressEvery) {
				return;
			}

			progressAt = steadyNow();
			store.dispatch({
				type: 'lived', live: {tenant, intake, now},
			});
			if (tenant === null || !intake.isComplete) {
				return;
			}

			firstRead.resolve();
			const end = errand?.judge(tenant) ?? null;
			if (end !== null) {
				ending.resolve(end);
			}

			sayErrand(tenant);
		},
		onProblem(sentence) {
			store.dispatch({type: 'troubled', trouble: sentence === null ? null : sanitize(sentence)});
		},
	});
	const watch = await begun.watch;

	const leave = (): void => {
		ending.resolve(left);
	};

	context.signal.addEventListener('abort', leave);
	// A terminal that is gone (ssh drop) answers with errors: there is nobody left to tell.
	stdout.on('error', leave);
	stdin.on('error', leave);
	session.unblock();
	if (store.getSnapshot().live.tenant === null) {
		rehearse(store.getSnapshot());
	}

	await Promise.race([firstRead.promise, delay(patience), ending.promise]);
	if (context.signal.aborted) {
		// It may have come before anybody listened. Nothing is on the terminal yet, and nobody would take it off again.
		await watch.close();
		return left;
	}

	if (errand !== null) {
		store.dispatch({type: 'opened', location: errand.begin(store.getSnapshot().live.tenant)});
	}

	const timeUp = errand === null
		? undefined
		: setTimeout(() => {
			ending.resolve(errand.timeout.result);
		}, Math.min(errand.timeout.after, longestTimer));

	let isPaging = false;
	const shell = createActions(context, {
		stdout,
		stateFolder,
		viewKey,
		rescan: watch.rescan,
		answerFailures: failureQueries.ask,
		storedItemIds: itemIds,
		acknowledge: watch.acknowledge,
		async openLog(file, line) {
			await flushed(mounted.drained, farewellLimit);
			isPaging = true;
			try {
				await pageLog(context, session, locationOf(file), line);
			} finally {
				isPaging = false;
			}
		},
		async suspend() {
			await flushed(mounted.drained, farewellLimit);
			session.stop();
		},
		finish({lastScreen, isInterrupted}) {
			ending.resolve(isInterrupted ? {text: '', exitCode: exitCodes.interrupted} : {...left, text: (lastScreen === null ? '' : `${lastScreen}\n`) + left.text});
		},
	});
	// Before the first frame: a Ctrl-Z typed at once must be ours, not the kernel's, which would leave the alternate screen on.
	stdin.setRawMode(true);
	const mounted = mount({
		store, stdin, stdout, actions: shell.actions, size, isConsole: context.environment['TERM'] === 'linux',
	});
	const stopResting = restWhenIdle(store);
	// Ctrl-Z is a key here; this is somebody's `kill -TSTP`, which would leave the alternate screen on.
	const stopStopped = session.onStop(() => {
		// A pager that is stopped has given the terminal back itself: we stop with it.
		if (isPaging) {
			session.stop();
		} else {
			mounted.stop();
		}
	});
	const stopContinued = session.onContinue(() => {
		if (isPaging) {
			return;
		}

		// Whoever stopped us from outside did not ask: the shell has taken keys line by line since, and Node believes it does not.
		stdin.setRawMode(false);
		stdin.setRawMode(true);
		mounted.repaint();
		watch.rescan();
	});
	try {
		// A render error rejects here; Ink has left the screen by then.
		return await Promise.race([ending.promise, mounted.waitUntilExit().then(() => left)]);
	} finally {
		clearTimeout(timeUp);
		stopResting();
		stopStopped();
		stopContinued();
		failureQueries.close();
		mounted.unmount();
		stdin.setRawMode(false);
		const isIdle = Promise.all([failureQueries.idle(), itemIds.idle()]).then(() => true);
		await Promise.all([watch.close(), shell.flush(), flushed(mounted.drained, context.signal.aborted ? flushLimit : farewellLimit)]);
		if (!await Promise.race([isIdle, delay(readLimit, false)])) {
			context.abandonThread();
		}
	}
};

const lookOf = (context: CommandContext, mask: Mask, theme: ThemeName | null): Look => ({
	isAscii: context.flags.ascii ?? !isUnicodeLocale(context.environment),
	hasColours: pageOptions({...context, format: 'table'}).hasColor,
	isLight: isLightBackground(context.environment['COLORFGBG']),
	theme: context.flags.theme ?? theme ?? 'auto',
	mask,
});

/** Whether the terminal says (COLORFGBG, `foreground;background`) that its background is white or light grey. */
const isLightBackground = (colors: string | undefined): boolean => ['7', '15'].includes(colors?.split(';').at(-1) ?? '');

/** Waits until the terminal has taken everything, at most for `limit` milliseconds. */
const flushed = async (drained: () => Promise<void>, limit: number): Promise<void> => {
	const ending = new AbortController();
	try {
		await Promise.race([drained(), delay(limit, undefined, {signal: ending.signal})]);
	} finally {
		ending.abort();
	}
};
