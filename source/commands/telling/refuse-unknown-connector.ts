import type {Tenant} from '../../connectors/model.ts';
import {connectorKey} from '../../connectors/name.ts';
import {quote, usageError} from '../command-line/errors.ts';
import {nearest} from '../command-line/nearest.ts';

/** Throws when a connector is asked for that nothing is known of: an empty answer would read like a healthy one. */
export const refuseUnknownConnector = ({connectors}: Tenant, name: string | undefined): void => {
	if (name === undefined || connectors.some(({key}) => key === connectorKey(name))) {
		return;
	}

	const near = nearest(name, connectors.map(connector => connector.name));
	throw usageError(`There is no connector ${quote(name)}: ${near === null ? 'connwatch status lists them.' : `did you mean ${quote(near)}?`}`);
};
