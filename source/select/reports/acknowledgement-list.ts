import {compareByCodePoint, connectorKey} from '../../connectors/name.ts';
import type {Instant} from '../../connectors/reading.ts';
import type {Acknowledgement} from '../../connectors/settings.ts';
import type {AcknowledgementList} from '../../schema/acknowledgement-list.ts';
import {formatIso} from '../../text/time.ts';

/** Returns all acknowledgements, by connector and expiry, and whether each has expired. */
export const acknowledgementList = (acknowledgements: readonly Acknowledgement[], now: Instant): AcknowledgementList => ({
	schemaVersion: 1,
	asOf: formatIso(now),
	acknowledgements: acknowledgements
		.toSorted((one, other) => compareByCodePoint(keyOf(one), keyOf(other)) || one.expiresAt - other.expiresAt)
		.map(({id, connector, reason, check, shape, author, ticket, note, createdAt, expiresAt}) => ({
			id, connector, reason, check, shape, author, ticket, note, createdAt: formatIso(createdAt), expiresAt: formatIso(expiresAt), expired: expiresAt <= now,
		})),
});

/** Those of every connector come first. */
const keyOf = ({connector}: Acknowledgement): string => connector === null ? '' : connectorKey(connector);
