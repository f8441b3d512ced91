import {deadlinesOf} from '../../select/words/deadlines.ts';
import {severities, stateGlyphs, verdicts} from '../../select/line/glyphs.ts';
import type {StatusConnector, StatusReport} from '../../schema/status.ts';
import {addDays, startOfDate} from '../../text/time.ts';
import type {Output} from '../format.ts';
import {
	distinctLabels,
	exposition,
	type Metric,
	type Sample,
} from '../metrics.ts';

type Labelled = StatusConnector & {readonly label: string};

/** Prints gauges for Prometheus' textfile collector; what is unknown has no sample. */
export const statusMetrics: Output<StatusReport> = report => {
	const labels = distinctLabels(report.connectors.map(({name}) => name));
	const connectors = report.connectors.map((connector, index) => ({...connector, label: labels[index]!}));
	return `${report.masked ? '# People are masked: tokens replace their ids.\n' : ''}${exposition([...tenantMetrics(report), ...connectorMetrics(connectors)])}`;
};

const tenantMetrics = (report: StatusReport): readonly Metric[] => [
	{name: 'as_of_timestamp_seconds', help: 'When the folders were judged.', samples: [{labels: {}, value: seconds(report.asOf)}]},
	{
		name: 'verdict',
		help: 'Worst severity of the connectors that are not muted: 1 for the one that holds.',
		samples: verdicts.map(verdict => ({labels: {verdict}, value: Number(report.verdict === verdict)})),
	},
	{
		name: 'connectors',
		help: 'Connectors by severity.',
		samples: severities.map(severity => ({labels: {severity}, value: report.totals[severity]})),
	},
	{
		name: 'files',
		help: 'Entries of the watched folders by how they were read.',
		samples: (['read', 'duplicates', 'pending', 'ignored', 'unrecognised', 'unreadable'] as const)
			.map(status => ({labels: {status}, value: report.files[status]})),
	},
	{name: 'file_problems', help: 'Problems inside files, at most 200 a file.', samples: [{labels: {}, value: report.files.problems.length}]},
];

const connectorMetrics = (connectors: readonly Labelled[]): readonly Metric[] => [
	{
		name: 'connector_state',
		help: 'State of a connector: 1 for the one it is in.',
		samples: connectors.flatMap(({label, state}) =>
			Object.keys(stateGlyphs).map(name => ({labels: {connector: label, state: name}, value: Number(name === state)}))),
	},
	gauge(connectors, 'connector_muted', '1 for a connector that is paused or whose problems are all acknowledged.', ({severity}) => Number(severity === 'muted')),
	gauge(connectors, 'connector_last_evidence_timestamp_seconds', 'End of the last completed import or empty day.', ({lastEvidenceAt}) => secondsOrNull(lastEvidenceAt)),
	gauge(connectors, 'connector_last_import_timestamp_seconds', 'Completion of the newest import held.', ({lastImport}) => secondsOrNull(lastImport?.completedAt ?? null)),
	gauge(connectors, 'connector_last_import_source_items', 'Items available from source in the newest import.', ({lastImport}) => lastImport?.availableFromSource ?? null),
	gauge(connectors, 'connector_last_import_available_items', 'Items available for import in the newest import.', ({lastImport}) => lastImport?.availableForImport ?? null),
	outcomes(connectors),
	gauge(connectors, 'connector_last_import_failure_rows', 'Failed items listed by the newest import.', ({lastImport}) => lastImport?.failureRows ?? null),
	gauge(connectors, 'connector_last_import_imbalance_items', 'Items available for import minus the four outcomes.', ({lastImport}) => lastImport?.imbalance ?? null),
	gauge(connectors, 'connector_missing_logs', 'Days whose log is not held and can still be downloaded.', ({days}) => days.filter(({state}) => state === 'missing').length),
	gauge(connectors, 'connector_unknown_logs', 'Days whose log does not say whether items failed and can still be downloaded.', ({days}) => days.filter(({state}) => state === 'unknown').length),
	gauge(connectors, 'connector_download_deadline_timestamp_seconds', 'When the portal deletes the next log that must be downloaded.', connector => deadline(connector)),
	findings(connectors),
];

const gauge = (connectors: readonly Labelled[], name: string, help: string, valueOf: (connector: Labelled) => number | null): Metric => ({
	name,
	help,
	samples: connectors.flatMap((connector): readonly Sample[] => {
		const value = valueOf(connector);
		return value === null ? [] : [{labels: {connector: connector.label}, value}];
	}),
});

const outcomeNames = {
	imported: 'imported', partiallyImported: 'partially_imported', skipped: 'skipped', failed: 'failed',
} as const;

const outcomes = (connectors: readonly Labelled[]): Metric => ({
	name: 'connector_last_import_items',
	help: 'Items of the newest import by outcome.',
	samples: connectors.flatMap(({label, lastImport}) => Object.entries(outcomeNames).flatMap(([name, outcome]): readonly Sample[] => {
		const value = lastImport?.[name as keyof typeof outcomeNames] ?? null;
		return value === null ? [] : [{labels: {connector: label, outcome}, value}];
	})),
});

const findings = (connectors: readonly Labelled[]): Metric => ({
	name: 'connector_findings',
	help: 'What the checks found and nobody acknowledged.',
	samples: connectors.flatMap(connector => {
		const counts = new Map<string, Sample>();
		for (const {check, severity, acknowledged} of connector.findings) {
			const key = `${check} ${severity}`;
			const value = (counts.get(key)?.value ?? 0) + Number(!acknowledged);
			counts.set(key, {labels: {connector: connector.label, check, severity}, value});
		}

		return counts.values().toArray();
	}),
});

const deadline = (connector: Labelled): number | null => {
	const [nearest] = deadlinesOf(connector);
	return nearest === undefined ? null : startOfDate(addDays(nearest.downloadBy, 1)) / 1000;
};

const seconds = (time: string): number => Date.parse(time) / 1000;
const secondsOrNull = (time: string | null): number | null => time === null ? null : seconds(time);
