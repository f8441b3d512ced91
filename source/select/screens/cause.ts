/** Where a finding leads: to its cause, never to a screen that says where else to look. */
import type {Connector, Finding, Tenant} from '../../connectors/model.ts';
import {formatTime} from '../../text/time.ts';
import {type Location, locate} from './location.ts';

type CauseOf = (finding: Finding, connector: Connector, tenant: Tenant) => Location | null;

/** The rows of one import; the import itself where it lists none. */
const failedRows: CauseOf = ({evidence}, {key, imports, lastImport}) => {
	const held = imports.find(({completedAt}) => formatTime(completedAt, 'utc') === evidence['completedAt']) ?? lastImport;
	if (held === null) {
		return null;
	}

	return locate(held.failureRows === 0 ? 'import' : 'failed-items', {connector: key, importId: held.id});
};

/** The file, at the line that was not understood. */
const file: CauseOf = ({evidence: {path, line}}, {key, name}, {files, connectorOfFile}) => {
	const named = files.filter(candidate => candidate.path === path);
	const own = named.find(({id}) => [key, name].includes(connectorOfFile.get(id) ?? '')) ?? named[0];
	return own === undefined ? null : locate('file', {subject: own.id, focus: typeof line === 'number' ? `line:${line}` : null});
};

const newestImport: CauseOf = (_, {key, lastImport}) => lastImport === null ? null : locate('import', {connector: key, importId: lastImport.id});

const today: CauseOf = (_, {key}) => locate('today', {focus: `today:${key}`});

const freshness: CauseOf = (finding, connector, tenant) => {
	if (typeof finding.evidence['path'] === 'string') {
		return file(finding, connector, tenant);
	}

	return connector.onboarding === null ? today(finding, connector, tenant) : locate('onboarding', {connector: connector.key});
};

const causes: Readonly<Record<string, CauseOf>> = {
	'failed-items': failedRows,
	unread: file,
	freshness,
	coverage: today,
	'future-time': (finding, connector, tenant) => file(finding, connector, tenant) ?? newestImport(finding, connector, tenant),
};

/** Returns where `enter` on a finding leads: its rows, its file at the line, its import, its clock, or what to download. */
export const causeOf = (finding: Finding, connector: Connector, tenant: Tenant): Location => {
	if (finding.reason !== null) {
		return locate('failed-items', {connector: connector.key, reason: finding.reason});
	}

	return (causes[finding.check] ?? newestImport)(finding, connector, tenant)
		?? newestImport(finding, connector, tenant)
		?? locate('files', {filter: connector.files[0]?.path ?? ''});
};
