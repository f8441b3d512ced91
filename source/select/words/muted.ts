/** What nobody is to be alarmed by: who said so, and until when. */
import type {Connector} from '../../connectors/model.ts';
import type {StatusConnector} from '../../schema/status.ts';
import {formatDate, formatIso, utcDateOf} from '../../text/time.ts';

type Muting = Pick<StatusConnector, 'state' | 'severity' | 'mutedUntil' | 'mutedBy'>;

/** Returns the state of a connector and, of a muted one, until when and by whom: `failing, acknowledged until 6 Dec by ana`. */
export const stateWords = ({state, severity, mutedUntil, mutedBy}: Muting): string => {
	if (severity !== 'muted') {
		return state;
	}

	// The weekday says nothing about a date weeks ahead.
	const until = mutedUntil === null ? '' : ` until ${formatDate(utcDateOf(Date.parse(mutedUntil))).slice(4)}`;
	return state === 'paused' ? `${state}${until}` : `${state}, acknowledged${until}${mutedBy === null ? '' : ` by ${mutedBy}`}`;
};

/** Returns the same of a connector as the domain has it. */
export const stateWordsOf = ({state, severity, muted}: Connector): string => {
	const until = muted?.until ?? null;
	return stateWords({
		state, severity, mutedUntil: until === null ? null : formatIso(until), mutedBy: muted?.by.join(', ') || null,
	});
};
