import {countOf, formatCount} from '../../text/numbers.ts';
import {formatDate, formatTime} from '../../text/time.ts';
import type {
	Connector,
	DayState,
	HeldImport,
	Tenant,
} from '../model.ts';
import {haveSameCounts} from './versions.ts';

/** What kind of change it is; a row of the table below, or a connector that came or went. */
export type ChangeName = 'connector' | 'state' | 'import' | 'revision' | 'empty-day' | 'day' | 'onboarding' | 'acknowledgement';

/** One change between two moments. */
export type Change = {readonly connector: string; readonly what: ChangeName; readonly message: string};

type Difference = {readonly what: ChangeName; readonly find: (before: Connector, after: Connector) => readonly string[]};

/** More than this of one kind are told as one change. */
const maximumTold = 10;

/** What matters first: a narrow screen cuts the end. */
const importMessage = ({completedAt, counts}: HeldImport, before: HeldImport | null = null): string => {
	const failed = `${formatCount(counts.failed)} failed${before === null ? '' : ` (${formatCount(before.counts.failed)} before)`}`;
	return `${failed}, ${formatCount(counts.imported)} imported: ${before === null ? 'import' : 'revised import'} of ${formatTime(completedAt, 'utc')} UTC`;
};

const told = (items: readonly HeldImport[]): readonly string[] => items.length > maximumTold
	? [`${countOf(items.length, 'new import')}, the newest ${formatTime(items[0]!.completedAt, 'utc')} UTC`]
	: items.toReversed().map(item => importMessage(item));

const newDays = (before: Connector, after: Connector, state: DayState): readonly string[] => {
	const known = new Set(before.history.filter(day => day.state === state).map(({date}) => date));
	return after.history.filter(day => day.state === state && !known.has(day.date)).map(({date}) => date);
};

const dayMessages: ReadonlyArray<{readonly state: DayState; readonly message: (date: string) => string}> = [
	{state: 'missing', message: date => `the log of ${formatDate(date)} is missing`},
	{state: 'unknown', message: date => `whether items failed on ${formatDate(date)} is not known`},
	{state: 'lost', message: date => `the log of ${formatDate(date)} can no longer be downloaded`},
	{state: 'silent', message: date => `the logs say nothing about ${formatDate(date)}`},
];

const differences: readonly Difference[] = [
	{
		what: 'import',
		find(before, after) {
			const known = new Set(before.imports.map(({id}) => id));
			return told(after.imports.filter(({id}) => !known.has(id)));
		},
	},
	{
		what: 'revision',
		find(before, after) {
			const known = new Map(before.imports.map(item => [item.id, item]));
			return after.imports.filter(({id, counts}) => {
				const item = known.get(id);
				return item !== undefined && !haveSameCounts(item.counts, counts);
			}).map(item => importMessage(item, known.get(item.id)));
		},
	},
	{what: 'empty-day', find: (before, after) => newDays(before, after, 'empty').map(date => `no items on ${formatDate(date)}`)},
	{what: 'day', find: (before, after) => dayMessages.flatMap(({state, message}) => newDays(before, after, state).map(date => message(date)))},
	{
		what: 'onboarding',
		find(before, after) {
			const known = new Map((before.onboarding ?? []).map(({name, state}) => [name, state]));
			return (after.onboarding ?? []).filter(({name, state}) => known.has(name) && known.get(name) !== state).map(({title, state, message}) => `${title}: ${state}. ${message}`);
		},
	},
	{
		what: 'acknowledgement',
		find(before, after) {
			const subjectOf = ({reason, check}: {readonly reason: string | null; readonly check: string | null}): string => reason ?? check ?? '';
			const missing = (first: Connector, second: Connector): Connector['acknowledgements'] => first.acknowledgements.filter(({id}) => second.acknowledgements.every(other => other.id !== id));
			return [
				...missing(after, before).map(item => `acknowledged: ${subjectOf(item)}`),
				...missing(before, after).map(item => `no longer acknowledged: ${subjectOf(item)}`),
			];
		},
	},
	{what: 'state', find: (before, after) => before.state === after.state ? [] : [`${before.state} → ${after.state}`]},
];

const changesOf = (before: Connector | undefined, after: Connector): readonly Change[] => {
	if (before === undefined) {
		return [{connector: after.name, what: 'connector', message: `new connector, ${after.state}`}];
	}

	return before === after ? [] : differences.flatMap(({what, find}) => find(before, after).map(message => ({connector: after.name, what, message})));
};

/** Returns what changed from one moment to another, in the order of the board: nothing for connectors that kept their identity. */
export const compareTenants = (before: Tenant, after: Tenant): readonly Change[] => {
	const known = new Map(before.connectors.map(connector => [connector.key, connector]));
	const kept = new Set(after.connectors.map(({key}) => key));
	return [
		...after.connectors.flatMap(connector => changesOf(known.get(connector.key), connector)),
		...before.connectors.filter(({key}) => !kept.has(key)).map(({name}): Change => ({connector: name, what: 'connector', message: 'no longer held: its files are gone'})),
	];
};
