import type {EvidenceReport} from '../../schema/report.ts';
import {csv} from '../../text/csv.ts';
import type {Output} from '../format.ts';

const counts = ['imports', 'availableForImport', 'imported', 'partiallyImported', 'skipped', 'failed'] as const;

/** Prints one row a connector and day; files as `path sha256`, semicolons between them. */
export const reportCsv: Output<EvidenceReport> = ({asOf, masked, connectors}) => csv(
	['asOf', 'connector', 'date', 'state', 'held', 'balanced', ...counts, 'files', 'acknowledgements', 'masked'],
	connectors.flatMap(({name, days}) => days.map(day => [
		asOf,
		name,
		day.date,
		day.state,
		day.held,
		day.balanced,
		...counts.map(count => day[count]),
		day.files.map(({path, sha256}) => `${path} ${sha256 ?? 'unknown'}`).join('; '),
		day.acknowledgements.map(({reason, check, note}) => `${reason ?? `check ${check ?? ''}`}: ${note}`).join('; '),
		masked ?? false,
	])),
);
