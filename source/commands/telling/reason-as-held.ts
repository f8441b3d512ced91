import type {Tenant} from '../../connectors/model.ts';
import type {CommandContext} from '../command-line/command.ts';
import {quote, usageError} from '../command-line/errors.ts';
import {nearest} from '../command-line/nearest.ts';
import {tellProblem} from './tell-problem.ts';

/** Returns what spellings of one reason have in common: case and white space do not tell reasons apart on a command line. */
export const spelled = (reason: string): string => reason.toLowerCase().replaceAll(/\s+/gv, ' ').trim();

/**
Returns a failure reason as the logs write it: on a command line case and white space do not tell reasons apart. Says on stderr
what may have been meant where no log gives it, for an empty list would read like good news.
*/
export const reasonAsHeld = ({connectors}: Tenant, reason: string | null, context: Pick<CommandContext, 'writeError'>): string | null => {
	const held = [...new Set(connectors.flatMap(({failureReasons}) => failureReasons.map(row => row.reason)))];
	if (reason === null || held.includes(reason)) {
		return reason;
	}

	const [found, another] = held.filter(candidate => spelled(candidate) === spelled(reason));
	if (found !== undefined && another !== undefined) {
		throw usageError(`The logs write ${quote(reason)} in more than one way: choose ${quote(found)} or ${quote(another)}.`);
	}

	if (found === undefined) {
		const near = nearest(reason, held);
		tellProblem(near === null ? null : `No log gives the reason ${quote(reason)}: did you mean ${quote(near)}?`, context);
	}

	return found ?? reason;
};
