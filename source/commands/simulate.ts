import path from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {
	deliverLog,
	writeSimulatedConfiguration,
	writeSimulation,
} from '../intake/own-files/write-simulation.ts';
import {createFeed} from '../simulate/feed.ts';
import {defaultTenantOptions, simulateTenant, type TenantOptions} from '../simulate/tenant.ts';
import {countOf} from '../text/numbers.ts';
import {sanitize} from '../text/sanitize.ts';
import {durations, formatIso} from '../text/time.ts';
import type {CommandContext, CommandResult} from './command-line/command.ts';
import {exitCodes} from './command-line/exit-codes.ts';
import {explained} from './opening/simulation-errors.ts';

/** Writes a simulated tenant into a new or empty folder, and with `--speed` keeps delivering logs. */
export const run = async (context: CommandContext): Promise<CommandResult> => {
	const {flags} = context;
	const folder = path.resolve(context.currentFolder, context.arguments[0] ?? '');
	const options: TenantOptions = {
		seed: flags.seed ?? defaultTenantOptions.seed,
		days: flags.days ?? defaultTenantOptions.days,
		connectors: flags.connectors ?? defaultTenantOptions.connectors,
		failures: flags.failures ?? defaultTenantOptions.failures,
		now: context.now(),
	};
	const summary = await explained(async () => writeTenant(folder, options));
	const {speed = 0} = flags;
	return {
		text: speed === 0 ? summary : live(summary, context, {folder, options, speed}),
		exitCode: exitCodes.done,
	};
};

const writeTenant = async (folder: string, options: TenantOptions): Promise<string> => {
	const {files, connectors, acknowledgements, states} = simulateTenant(options);
	await writeSimulation(folder, files);
	const configuration = await writeSimulatedConfiguration(folder, {folders: [folder], connectors});
	return [
		`${countOf(files.length, 'file')} of ${countOf(states.size, 'connector')} over ${countOf(options.days, 'day')} until ${formatIso(options.now)}, all of it invented.`,
		`Look at them: connwatch --config ${inShell(configuration)}`,
		...acknowledgements.map(({connector, reason, note}) =>
			`One failure is known there: connwatch ack add --connector ${inShell(connector)} --reason ${inShell(reason)} --note ${inShell(note)} --expires 30d`),
		'',
	].join('\n');
};

/** Returns a word that can be copied into a shell; in double quotes where they will do, for cmd knows no others. */
const inShell = (text: string): string => {
	if (/^[\w.\/\-]+$/v.test(text)) {
		return text;
	}

	const safe = sanitize(text);
	return /["$`]/v.test(safe) ? `'${safe.replaceAll('\'', String.raw`'\''`)}'` : `"${safe}"`;
};

type Feeding = {readonly folder: string; readonly options: TenantOptions; readonly speed: number};

/**
Delivers logs until a signal comes; in reality a connector has one a day.
@yields what was written at first, and then a line for each delivery
*/
async function * live(summary: string, {clock, signal}: CommandContext, {folder, options, speed}: Feeding): AsyncGenerator<string> {
	yield summary;
	const feed = createFeed(options);
	const start = clock();
	const pause = durations.day / options.connectors / speed;
	while (!signal.aborted) {
		try {
			await wait(pause, undefined, {signal});
		} catch {
			return;
		}

		// With `--now` the clock of the logs starts there, and runs as ours does.
		const at = options.now + (clock() - start);
		const file = feed.next(at);
		await explained(async () => deliverLog(folder, file));
		yield `${formatIso(at)} ${sanitize(file.path)}\n`;
	}
}
