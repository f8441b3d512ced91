import type {
	Connector,
	ConnectorTotals,
	Day,
	HeldImport,
	Severity,
	Tenant,
} from '../../connectors/model.ts';
import type {Instant, LogFile} from '../../connectors/reading.ts';
import type {StatusConnector, StatusFile, StatusReport} from '../../schema/status.ts';
import {formatIso} from '../../text/time.ts';
import {otherRecords} from '../words/other-records.ts';
import {noMask, type Mask} from '../line/mask.ts';

/** Returns the board as the JSON contract of product.md has it; every format is printed from this. */
export const statusReport = (tenant: Tenant, mask: Mask = noMask): StatusReport => ({
	schemaVersion: 1,
	asOf: formatIso(tenant.asOf),
	...(mask.isOn && {masked: true as const}),
	verdict: tenant.verdict,
	totals: {
		connectors: tenant.connectors.length,
		critical: countSeverity(tenant, 'critical'),
		warning: countSeverity(tenant, 'warning'),
		waiting: countSeverity(tenant, 'waiting'),
		muted: countSeverity(tenant, 'muted'),
		ok: countSeverity(tenant, 'ok'),
	},
	connectors: tenant.connectors.map(connector => statusConnector(connector, mask)),
	files: {
		...tenant.fileAccount,
		...otherRecords(tenant.files) > 0 && {otherRecords: otherRecords(tenant.files)},
		problems: tenant.files.flatMap(file => problemsOf(file, mask)),
		list: tenant.files.map(file => statusFile(file, tenant, mask)),
	},
});

const countSeverity = (tenant: Tenant, severity: Severity): number =>
	tenant.connectors.filter(connector => connector.severity === severity).length;

/** Returns one connector as the JSON contract has it. */
export const statusConnector = (connector: Connector, mask: Mask = noMask): StatusConnector => ({
	name: connector.name,
	kind: connector.kind,
	state: connector.state,
	severity: connector.severity,
	mutedUntil: isoOrNull(connector.muted?.until ?? null),
	mutedBy: connector.muted?.by.join(', ') || null,
	lastEvidenceAt: isoOrNull(connector.lastEvidenceAt),
	lastImport: connector.lastImport === null ? null : statusImport(connector.lastImport),
	days: connector.days.map(day => statusDay(day)),
	totals: statusTotals(connector.totals),
	failureReasons: connector.failureReasons.map(({reason, rows}) => ({reason: mask.text(reason), rows})),
	findings: connector.findings.map(({check, severity, message, isAcknowledged}) => ({
		check, severity, message: mask.finding(message), acknowledged: isAcknowledged,
	})),
});

const isoOrNull = (instant: Instant | null): string | null => instant === null ? null : formatIso(instant);

const statusTotals = ({imports, failureRows, ...counts}: ConnectorTotals): StatusConnector['totals'] => ({imports, ...counts, failureRows});

const statusDay = ({
	date, state, imports, failed, downloadBy,
}: Day): StatusConnector['days'][number] => ({
	date, state, imports, failed, downloadBy,
});

const statusImport = ({completedAt, counts, failureRows, imbalance, fanOut}: HeldImport): StatusConnector['lastImport'] => ({
	completedAt: formatIso(completedAt), ...counts, failureRows, imbalance, fanOut,
});

const problemsOf = (file: LogFile, mask: Mask): StatusReport['files']['problems'] =>
	(file.reading?.problems ?? []).map(({line, problem, message}) => ({
		path: file.path, line, problem, message: mask.quoting(message),
	}));

const statusFile = (file: LogFile, tenant: Tenant, mask: Mask): StatusFile => ({
	folder: file.folder,
	path: file.path,
	status: tenant.duplicateFiles.has(file.id) ? 'duplicate' : file.status,
	reason: file.reason === null ? null : mask.text(file.reason),
	connector: tenant.connectorOfFile.get(file.id) ?? null,
	bytes: file.reading === null ? null : {...file.reading.bytes},
});
