import {durations, formatIso} from '../text/time.ts';
import {downloadsOf, fileOf, type SimulatedFile} from './downloads.ts';
import {reasons} from './failed-items.ts';
import type {Scenario, SimulatedSettings} from './scenario.ts';
import {scenarios} from './scenarios.ts';
import {timelineOf, type TimelineOptions} from './timeline.ts';

export type TenantOptions = TimelineOptions & {
	/** How many connectors; beyond the table, its rows come again under other names. */
	readonly connectors: number;
};

export const defaultTenantOptions = {
	seed: 1, days: 28, connectors: scenarios.length, failures: 1,
} as const;

/** An acknowledgement as the state folder keeps it, with ISO times. */
type SimulatedAcknowledgement = {
	readonly id: string;
	readonly connector: string;
	readonly reason: string;
	readonly note: string;
	readonly createdAt: string;
	readonly expiresAt: string;
};

/** An invented tenant as of one moment. Everything in it is synthetic. */
export type SimulatedTenant = {
	/** Oldest first. */
	readonly files: readonly SimulatedFile[];
	/** The `connectors` of a configuration file. */
	readonly connectors: Record<string, SimulatedSettings>;
	readonly acknowledgements: readonly SimulatedAcknowledgement[];
	/** The state each connector should be found in, by name. */
	readonly states: ReadonlyMap<string, string>;
};

/** Returns an invented tenant: the same files for the same options, on every machine. */
export const simulateTenant = (options: TenantOptions): SimulatedTenant => {
	const rows = scenariosFor(options.connectors);
	const taken = new Set<string>();
	const files = [
		...rows.flatMap(scenario => downloadsOf(scenario, timelineOf(scenario, options), options.now, taken)),
		...auditExports(rows, options, taken),
		...strayFiles(options.now),
	];
	return {
		files: files.toSorted((one, other) => one.modifiedAt - other.modifiedAt),
		connectors: Object.fromEntries(rows.flatMap(({name, configuration}) => configuration === undefined ? [] : [[name, configuration(options.now)]])),
		acknowledgements: rows.flatMap(scenario => acknowledgementsOf(scenario, options.now)),
		states: new Map(rows.map(({name, shows}) => [name, shows])),
	};
};

const regions = ['EMEA', 'APAC', 'Americas', 'Zürich', 'Subsidiary'] as const;

/** Returns the rows of the table, and when they are not enough, copies of the rows that need no configuration. */
export const scenariosFor = (count: number): readonly Scenario[] => {
	const copied = scenarios.filter(({configuration, acknowledges, path}) => configuration === undefined && acknowledges === undefined && path !== 'download' && path !== 'audit');
	const more = Array.from({length: Math.max(0, count - scenarios.length)}, (_, index): Scenario => {
		const scenario = copied[index % copied.length]!;
		const round = Math.floor(index / copied.length);
		const region = regions[round % regions.length]!;
		return {...scenario, name: `${scenario.name} ${region}${round < regions.length ? '' : ` ${Math.floor(round / regions.length) + 1}`}`};
	});
	return [...scenarios.slice(0, count), ...more];
};

/** An audit export beside the admin log of the first connector: it repeats failures, and must add no totals. */
const auditExports = (rows: readonly Scenario[], options: TenantOptions, taken: Set<string>): readonly SimulatedFile[] =>
	rows.slice(0, 1).flatMap(scenario => {
		const newest = timelineOf(scenario, options).at(-1);
		return newest === undefined
			? []
			: [fileOf({...scenario, layout: 'auditCsv', path: 'audit'}, [newest.event], newest.event.at + durations.hour, taken)];
	});

/** What else lies in a folder where people save downloads. */
const strayFiles = (now: number): readonly SimulatedFile[] => [
	{
		path: 'Unconfirmed 482913.crdownload', text: 'Import completion time: 1', modifiedAt: now - (4 * durations.minute), encoding: 'utf-8',
	},
	{
		path: 'How we download the logs.txt', text: 'Every Monday, one connector after another.\nAsk the records team when in doubt.\n', modifiedAt: now - (26 * durations.day), encoding: 'utf-8',
	},
	{
		path: 'desktop.ini', text: '[.ShellClassInfo]\r\n', modifiedAt: now - (90 * durations.day), encoding: 'utf-8',
	},
];

const acknowledgementsOf = ({name, acknowledges}: Scenario, now: number): readonly SimulatedAcknowledgement[] => acknowledges === undefined
	? []
	: [{
		id: `demo-${name.toLowerCase().replaceAll(/[^a-z0-9]+/gv, '-')}`,
		connector: name,
		reason: reasons[acknowledges.reason],
		note: acknowledges.note,
		createdAt: formatIso(now - durations.day),
		expiresAt: formatIso(now + (30 * durations.day)),
	}];
