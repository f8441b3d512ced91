import {durations} from '../text/time.ts';
import type {Kind} from './reading.ts';
import type {ConnectorSettings, Settings} from './settings.ts';

/** The limits one connector is judged by, every default filled in; durations in milliseconds. */
export type Rules = {
	readonly warnAfter: number;
	readonly errorAfter: number;
	readonly maxFailed: number;
	readonly maxPartial: number;
	readonly expectedWeekdays: ReadonlySet<number> | null;
};

const durationsOfKind: Readonly<Record<Kind, Pick<Rules, 'warnAfter' | 'errorAfter'>>> = {
	'admin-log': {warnAfter: 48 * durations.hour, errorAfter: 72 * durations.hour},
	// Microsoft warns when such a connector has imported nothing for more than 7 days.
	'records-log': {warnAfter: 3 * durations.day, errorAfter: 7 * durations.day},
	'audit-export': {warnAfter: 48 * durations.hour, errorAfter: 72 * durations.hour},
};

/** Returns the limits of one connector: its own row of the configuration, the defaults, then the defaults of its kind. */
export const rulesFor = (row: ConnectorSettings | null, defaults: Settings['defaults'], kind: Kind): Rules => ({
	warnAfter: row?.warnAfter ?? defaults.warnAfter ?? durationsOfKind[kind].warnAfter,
	errorAfter: row?.errorAfter ?? defaults.errorAfter ?? durationsOfKind[kind].errorAfter,
	maxFailed: row?.maxFailed ?? defaults.maxFailed,
	maxPartial: row?.maxPartial ?? defaults.maxPartial,
	expectedWeekdays: row?.expectedWeekdays ?? null,
});
