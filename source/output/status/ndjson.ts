import type {StatusReport} from '../../schema/status.ts';
import type {Output} from '../format.ts';
import {jsonLine} from '../json.ts';

/** Prints one line a connector, each with the moment it was judged, for log collectors. */
export const statusLines: Output<StatusReport> = ({asOf, masked, connectors}) =>
	connectors.map(connector => jsonLine({asOf, ...(masked && {masked}), ...connector})).join('');
