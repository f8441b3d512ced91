import type {Configuration} from '../../intake/own-files/configuration.ts';
import {stateFolderOf} from '../../intake/own-files/places.ts';
import {readOrCreateMaskKey} from '../../intake/own-files/state-folder.ts';
import {createMask, noMask, type Mask} from '../../select/line/mask.ts';
import type {CommandContext} from '../command-line/command.ts';
import {tellProblem} from '../telling/tell-problem.ts';

/** Returns how people are shown: as tokens when `--mask` or else the configuration says so. */
export const openMask = async (context: CommandContext, configuration: Pick<Configuration, 'mask'>): Promise<Mask> => {
	if (!(context.flags.mask ?? configuration.mask ?? false)) {
		return noMask;
	}

	const {value, problem} = await readOrCreateMaskKey(stateFolderOf(context), context.clock());
	tellProblem(problem, context);
	return createMask(value);
};
