import {isAcknowledged} from '../acknowledged.ts';
import {reasonsOf} from '../failed-items/failed-rows.ts';
import type {HeldImport} from '../model.ts';
import type {Rules} from '../rules.ts';
import type {Subject} from './subject.ts';

/** Whether an import has no more failed items than allowed; dropped attachments do not count, unknown is not clean for an admin log. */
export const isClean = ({kind, counts: {failed}}: HeldImport, {maxFailed}: Rules): boolean =>
	failed === null ? kind !== 'admin-log' : failed <= maxFailed;

/**
Returns the other imports of the eight days of the strip with more failed items than allowed, newest first; those only an audit
export tells of are behind them.
*/
export const uncleanBefore = ({recent, beside, days, lastImport, rules}: Subject): readonly HeldImport[] =>
	[...recent.filter(item => item !== lastImport), ...beside.filter(({date}) => date >= days[0]!.date)]
		.filter(item => item.counts.failed !== null && !isClean(item, rules));

/** Returns those that no acknowledgement covers. */
export const unacknowledged = (imports: readonly HeldImport[], subject: Subject): readonly HeldImport[] =>
	imports.filter(item => !isAcknowledged({check: 'failed-items', reasons: reasonsOf(item.failedItems), item}, subject));
