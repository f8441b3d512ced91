import {wordOn} from '../acknowledged.ts';
import type {Finding} from '../model.ts';
import type {Subject} from '../subject/subject.ts';
import {balance} from './balance.ts';
import type {Check} from './check.ts';
import {coverage} from './coverage.ts';
import {fanOut} from './fan-out.ts';
import {failedItems} from './failed-items.ts';
import {freshness} from './freshness.ts';
import {futureTime} from './future-time.ts';
import {newReason} from './new-reason.ts';
import {partialItems} from './partial-items.ts';
import {quietDay} from './quiet-day.ts';
import {revision} from './revision.ts';
import {rowCount} from './row-count.ts';
import {sourceCap} from './source-cap.ts';
import {unread} from './unread.ts';
import {volume} from './volume.ts';

/** The checks, in the order findings of one severity are shown after those that say why the connector is in its state. */
export const checks: readonly Check[] = [
	unread,
	failedItems,
	freshness,
	coverage,
	balance,
	partialItems,
	rowCount,
	newReason,
	futureTime,
	quietDay,
	volume,
	sourceCap,
	fanOut,
	revision,
];

const findingsOf = ({name, run}: Check, subject: Subject): readonly Finding[] =>
	run(subject).map(({severity, message, next, evidence, reasons = [], item, shape}) => ({
		check: name,
		severity,
		message,
		next,
		evidence,
		reason: reasons.length === 1 ? reasons[0]! : null,
		...typeof shape === 'string' && {shape},
		...wordOn({
			check: name, reasons, item, shape,
		}, subject),
	}));

/** Runs every check on one connector; returns its findings in the order of the table. */
export const runChecks = (subject: Subject): readonly Finding[] => checks.flatMap(check => findingsOf(check, subject));

const suspiciousChecks = new Set(checks.filter(({isSuspicious}) => isSuspicious).map(({name}) => name));

/** Whether a finding makes its connector at least `suspicious`: a warning of a check that says so, also when it is acknowledged. */
export const isSuspicion = ({check, severity}: Finding): boolean => severity !== 'info' && suspiciousChecks.has(check);
