import type {Connector} from '../connectors/model.ts';
import {utcDateOf} from '../text/time.ts';

/** Returns the note and the expiry of what acknowledges a reason or a check; empty when nothing does. */
export const acknowledgementWords = (connector: Connector, about: {readonly reason: string | null; readonly check: string | null}): string => {
	const found = connector.acknowledgements.find(({reason, check}) => (reason !== null && reason === about.reason) || (check !== null && check === about.check));
	return found === undefined ? '' : `${found.note} (until ${utcDateOf(found.expiresAt)})`;
};
