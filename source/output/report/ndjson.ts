import type {EvidenceReport} from '../../schema/report.ts';
import type {Output} from '../format.ts';
import {jsonLine} from '../json.ts';

/** Prints one line a connector and day. */
export const reportLines: Output<EvidenceReport> = ({asOf, masked, connectors}) =>
	connectors.flatMap(({name, days}) => days.map(day => jsonLine({
		asOf, ...(masked && {masked}), connector: name, ...day,
	}))).join('');
