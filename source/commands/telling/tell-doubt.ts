import type {FormatName} from '../../output/format.ts';
import type {Doubt} from '../../select/words/no-failed-items.ts';
import type {CommandContext} from '../command-line/command.ts';
import {tellProblem} from './tell-problem.ts';

/** Formats that programs read: there the counts of `status` say the same. */
const forPrograms: ReadonlySet<FormatName> = new Set(['json', 'ndjson', 'csv']);

/** Says on stderr why an empty list does not mean that nothing failed: it would read like good news. */
export const tellDoubt = (doubt: Doubt | null, {format, writeError}: Pick<CommandContext, 'format' | 'writeError'>): void => {
	if (doubt !== null && !forPrograms.has(format)) {
		tellProblem(`${doubt.headline} ${doubt.next}`, {writeError});
	}
};
