import {isFolder} from '../intake/system/is-folder.ts';
import type {Tenant} from '../connectors/model.ts';
import {goals} from '../connectors/onboarding/index.ts';
import {locate} from '../select/screens/location.ts';
import {findConnector, lookAtGoal, type WaitLook} from '../select/reports/wait-report.ts';
import {sanitize} from '../text/sanitize.ts';
import {durations, formatAge, formatIso} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {folderMissing, quote} from './command-line/errors.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {beginWatch} from './live/begin-watch.ts';
import {openWatch} from './live/open-watch.ts';
import type {Errand} from './live/screen.ts';
import {nearest} from './command-line/nearest.ts';
import {chooseFolders, openConfiguration} from './opening/open-configuration.ts';
import {createFolderTeller} from './telling/tell-folders.ts';
import {tellProblem} from './telling/tell-problem.ts';
import {createWakeUp} from './telling/wake-up.ts';

const defaultTimeout = 3 * durations.day;

/** However short the time is, the folder is looked at once, unless it does not answer for so long (milliseconds). */
const firstLook = 30_000;

/** Waits until a connector reaches its goal: a line for each change; exit code 0 when reached, 1 when the time was up. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const missing = chooseFolders(context, await openConfiguration(context)).find(folder => !isFolder(folder));
	if (missing !== undefined) {
		throw folderMissing(missing);
	}

	const {session, terminal, environment} = context;
	if (session !== null && terminal.isStdinTty && terminal.isStdoutTty && environment['TERM'] !== 'dumb' && environment['INK_SCREEN_READER'] !== 'true') {
		const begun = beginWatch(await openWatch(context));
		const {runScreen} = await import('./live/screen.ts');
		return runScreen(context, session, begun, errandOf(context));
	}

	let isReached = false;
	return {
		text: waitLines(context, () => {
			isReached = true;
		}),
		get exitCode() {
			return isReached ? exitCodes.done : exitCodes.timedOut;
		},
	};
};

/** The live lane: the steps of the connector with their clocks, or what is known of one that is not being onboarded. */
const errandOf = (context: CommandContext): Errand => {
	const {clock, flags} = context;
	const [name = ''] = context.arguments;
	const goal = flags.goal ?? 'first-log';
	const after = flags.timeout ?? defaultTimeout;
	const notReached = (sentence: string) => ({text: lineOf(clock(), sentence), exitCode: exitCodes.timedOut});
	return {
		begin(tenant) {
			const connector = tenant === null ? null : findConnector(tenant, name);
			return connector?.onboarding === null ? locate('connector', {connector: connector.key}) : locate('onboarding');
		},
		says(tenant) {
			const look = lookAtGoal(tenant, name, goal);
			return look === null ? null : ['Waiting for', `${goals.find(row => row.name === goal)!.title}.`, look.sentence, suggestion(tenant, name)].filter(part => part !== null).join(' ');
		},
		judge(tenant) {
			const look = lookAtGoal(tenant, name, goal);
			return look?.isReached === true ? {text: `${lineOf(clock(), look.sentence)}${noticeOf(look, context)}`, exitCode: exitCodes.done} : null;
		},
		timeout: {after, result: notReached(timeUpSentence(name, after))},
		left: notReached(`${name}: left before it was reached.`),
	};
};

const timeUpSentence = (name: string, timeout: number): string =>
	`${name}: the time was up after ${formatAge(timeout) === 'now' ? `${timeout / 1000}s` : formatAge(timeout)}.`;

/**
Watches until the goal is reached, the time is up, or a signal comes.
@yields a line for each change
*/
async function * waitLines(context: CommandContext, onReached: () => void): AsyncGenerator<string> {
	const {clock, flags, signal} = context;
	const [name = ''] = context.arguments;
	const goal = flags.goal ?? 'first-log';
	const timeout = flags.timeout ?? defaultTimeout;
	const end = performance.now() + timeout;
	const wakeUp = createWakeUp(signal);
	const tellFolders = createFolderTeller(context);
	let tenant: Tenant | null = null;
	const {start} = await openWatch(context);
	const watch = await start({
		onChange(watched) {
			tellFolders(watched.intake.folders);
			// A goal may be missed by a log not read yet: `healthy` above all.
			if (watched.intake.isComplete) {
				({tenant} = watched);
				wakeUp.wake();
			}
		},
		onProblem(problem) {
			tellProblem(problem, context);
		},
	});
	try {
		let told: WaitLook | null = null;
		while (!signal.aborted) {
			const look = lookAtGoal(tenant, name, goal);
			if (look !== null && look.sentence !== told?.sentence) {
				yield lineOf(clock(), look.sentence);
				tellProblem(told === null ? suggestion(tenant, name) : null, context);
				told = look;
			}

			if (look?.isReached === true) {
				onReached();
				yield noticeOf(look, context);
				return;
			}

			const left = end - performance.now() + (look === null ? firstLook : 0);
			if (left <= 0) {
				yield lineOf(clock(), timeUpSentence(name, timeout));
				return;
			}

			await wakeUp.wait(Math.min(left, longestTimer));
		}
	} finally {
		await watch.close();
	}
}

/** Node's timers count no further (milliseconds). */
const longestTimer = 2_147_483_647;

const lineOf = (at: number, sentence: string): string => `${formatIso(at)} ${sanitize(sentence)}\n`;

/** A slip of the finger would otherwise be waited for until the time is up. */
const suggestion = (tenant: Tenant | null, name: string): string | null => {
	const near = tenant === null || findConnector(tenant, name) !== null ? null : nearest(name, tenant.connectors.map(connector => connector.name));
	return near === null ? null : `Did you mean ${quote(near)}?`;
};

/** Returns the bell, and the notice (OSC 9) terminals show when their window is not in front; nothing without a terminal. */
export const noticeOf = ({sentence}: WaitLook, {terminal}: Pick<CommandContext, 'terminal'>): string =>
	terminal.isStdoutTty ? `\u0007\u001B]9;${sanitize(sentence)}\u0007` : '';
