import {deadlinesOf} from '../../select/words/deadlines.ts';
import type {StatusConnector, StatusReport} from '../../schema/status.ts';
import {csv, type CsvCell} from '../../text/csv.ts';
import type {Output} from '../format.ts';

type CsvColumn = {readonly title: string; readonly cell: (connector: StatusConnector, report: StatusReport) => CsvCell};

const importColumn = (title: keyof NonNullable<StatusConnector['lastImport']>): CsvColumn => ({
	title, cell: ({lastImport}) => lastImport?.[title] ?? null,
});

const columns: readonly CsvColumn[] = [
	{title: 'asOf', cell: (_, {asOf}) => asOf},
	{title: 'connector', cell: ({name}) => name},
	{title: 'kind', cell: ({kind}) => kind},
	{title: 'state', cell: ({state}) => state},
	{title: 'severity', cell: ({severity}) => severity},
	{title: 'mutedUntil', cell: ({mutedUntil}) => mutedUntil},
	{title: 'mutedBy', cell: ({mutedBy}) => mutedBy},
	{title: 'lastEvidenceAt', cell: ({lastEvidenceAt}) => lastEvidenceAt},
	...(['completedAt', 'availableFromSource', 'availableForImport', 'imported', 'partiallyImported', 'skipped', 'failed', 'failureRows', 'imbalance', 'fanOut'] as const)
		.map(title => importColumn(title)),
	{title: 'daysUnknown', cell: ({days}) => days.filter(({state}) => state === 'unknown').length},
	{title: 'daysMissing', cell: ({days}) => days.filter(({state}) => state === 'missing').length},
	{title: 'downloadBy', cell: connector => deadlinesOf(connector)[0]?.downloadBy ?? null},
	{title: 'findings', cell: ({findings}) => findings.filter(({severity, acknowledged}) => severity !== 'info' && !acknowledged).map(({message}) => message).join('; ')},
	{title: 'masked', cell: (_, {masked}) => masked ?? false},
];

/** Prints one row a connector with its newest import. */
export const statusCsv: Output<StatusReport> = report =>
	csv(columns.map(({title}) => title), report.connectors.map(connector => columns.map(({cell}) => cell(connector, report))));
