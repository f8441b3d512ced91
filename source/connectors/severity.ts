import type {FindingSeverity, Severity, Verdict} from './model.ts';

/** Severities of connectors, worst first. */
export const severities = ['critical', 'warning', 'waiting', 'muted', 'ok'] as const satisfies readonly Severity[];

/** Verdicts, worst first. */
export const verdicts = ['critical', 'warning', 'unknown', 'waiting', 'ok'] as const satisfies readonly Verdict[];

/** Severities of findings, worst first. */
export const findingSeverities = ['critical', 'warning', 'info'] as const satisfies readonly FindingSeverity[];

/** Returns the worst of several severities, muted ones left out; `unknown` without any connector, and at least that when something could not be looked at. */
export const verdictOf = (given: readonly Severity[], isAllSeen: boolean): Verdict => {
	const found = new Set<Verdict>(given.filter(severity => severity !== 'muted'));
	if (!isAllSeen || given.length === 0) {
		found.add('unknown');
	}

	return verdicts.find(verdict => found.has(verdict)) ?? 'ok';
};
