import {assess} from '../../source/connectors/judge/assess.ts';
import type {Connector, Finding, Tenant} from '../../source/connectors/model.ts';
import type {LogFile} from '../../source/connectors/reading.ts';
import {noSettings, type Acknowledgement, type Settings} from '../../source/connectors/settings.ts';
import {now} from './build.ts';

export type Circumstances = {
	readonly settings?: Settings;
	readonly acknowledgements?: readonly Acknowledgement[];
	readonly now?: number;
	readonly unseen?: readonly string[];
};

/** Judges files, by default without settings and acknowledgements, at the now of the tests. */
export const tenantOf = (files: readonly LogFile[], circumstances: Circumstances = {}): Tenant => assess({
	settings: noSettings, acknowledgements: [], now, ...circumstances, files,
});

/** Judges files of exactly one connector. */
export const only = (files: readonly LogFile[], circumstances: Circumstances = {}): Connector => {
	const {connectors} = tenantOf(files, circumstances);
	if (connectors.length !== 1) {
		throw new Error(`expected one connector, got ${connectors.map(({name}) => name).join(', ')}`);
	}

	return connectors[0]!;
};

export const findingsOf = ({findings}: Connector, check: string): readonly Finding[] => findings.filter(finding => finding.check === check);

/** The strip as one word a day, oldest first. */
export const stripOf = ({days}: Connector): string => days.map(({state}) => state).join(' ');
