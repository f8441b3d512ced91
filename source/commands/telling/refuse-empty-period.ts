import {formatIso} from '../../text/time.ts';
import {usageError} from '../command-line/errors.ts';
import type {Flags} from '../command-line/flags.ts';

/** Throws when nothing can lie between `--since` and `--until`: an empty answer would read like good news. */
export const refuseEmptyPeriod = ({since, until}: Pick<Flags, 'since' | 'until'>): void => {
	if (since !== undefined && until !== undefined && !(since < until)) {
		throw usageError(`--since ${formatIso(since)} is not before --until ${formatIso(until)}: exchange them.`);
	}
};
