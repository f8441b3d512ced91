import type {FindingSeverity, Severity, Verdict} from './model.ts';

/** Severities of connectors, worst first. */
export const severities = ['critical', 'warning', 'waiting', 'ok'] as const satisfies readonly Severity[];

/** Severities of findings, worst first. */
export const findingSeverities = ['critical', 'warning', 'info'] as const satisfies readonly FindingSeverity[];

/** Returns the worst of several severities, `unknown` when there is none. */
export const worstOf = (given: readonly Severity[]): Verdict => severities.find(severity => given.includes(severity)) ?? 'unknown';
