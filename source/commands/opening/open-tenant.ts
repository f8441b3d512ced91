import {assess} from '../../connectors/judge/assess.ts';
import type {Tenant} from '../../connectors/model.ts';
import {stateFolderOf} from '../../intake/own-files/places.ts';
import {readFolders, type Hashes} from '../../intake/read-folders.ts';
import type {IntakeSnapshot} from '../../intake/snapshot.ts';
import {readAcknowledgements} from '../../intake/own-files/state-folder.ts';
import type {Mask} from '../../select/line/mask.ts';
import type {CommandContext} from '../command-line/command.ts';
import {CommandError, folderMissing, quote} from '../command-line/errors.ts';
import {exitCodes} from '../command-line/exit-codes.ts';
import {progressLine} from '../command-line/progress.ts';
import {tellProblem} from '../telling/tell-problem.ts';
import {openMask} from './open-mask.ts';
import {chooseFolders, openConfiguration} from './open-configuration.ts';
import {isDemo} from './demo-flag.ts';

export type OpenTenant = {
	readonly tenant: Tenant;
	readonly mask: Mask;
};

/**
Reads the folders of the command line (else of the configuration, else the current one) once and judges what is in
them. Throws a command error when a folder is missing or the configuration is wrong.
*/
export const openTenant = async (context: CommandContext, hashes: Hashes = 'copies'): Promise<OpenTenant> =>
	isDemo(context) ? openDemoTenant(context, hashes) : openChosenTenant(context, hashes);

const openChosenTenant = async (context: CommandContext, hashes: Hashes): Promise<OpenTenant> => {
	const configuration = await openConfiguration(context);
	const snapshot = await readOnce(chooseFolders(context, configuration), hashes, context);
	const {value: acknowledgements, problem} = await readAcknowledgements(stateFolderOf(context), context.clock());
	tellProblem(problem, context);
	return {
		tenant: assess({
			files: snapshot.files, settings: configuration.settings, acknowledgements, now: context.now(),
		}),
		mask: await openMask(context, configuration),
	};
};

/** Reads a simulated tenant, which is gone again afterwards. */
const openDemoTenant = async (context: CommandContext, hashes: Hashes): Promise<OpenTenant> => {
	const {openDemo} = await import('./demo.ts');
	const {folder, configuration, acknowledgements, close} = await openDemo(context.now);
	try {
		const {files} = await readOnce([folder], hashes, context);
		const {settings} = configuration;
		return {
			tenant: assess({
				files, settings, acknowledgements, now: context.now(),
			}),
			mask: await openMask(context, configuration),
		};
	} finally {
		await close();
	}
};

const readOnce = async (folders: readonly string[], hashes: Hashes, context: CommandContext): Promise<IntakeSnapshot> => {
	const progress = progressLine(context, context.clock);
	try {
		const snapshot = await readFolders(folders, {
			now: context.clock, signal: context.signal, onProgress: progress.show, hashes,
		});
		refuseUnseen(snapshot);
		return snapshot;
	} finally {
		progress.clear();
	}
};

/** A folder nobody could look into must not pass for an empty one. */
const refuseUnseen = ({folders}: IntakeSnapshot): void => {
	for (const {folder, mode, reason} of folders) {
		if (mode === 'missing') {
			throw folderMissing(folder);
		}

		if (mode === 'stale' || mode === 'not-responding') {
			throw new CommandError(`The folder ${quote(folder)} cannot be read: ${reason ?? 'no reason was given'}. Check its permissions, or the share it is on.`, exitCodes.folderMissing);
		}
	}
};
