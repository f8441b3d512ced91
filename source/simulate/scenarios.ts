import {durations} from '../text/time.ts';
import {
	clean,
	daily,
	usual,
	type DayPlan,
	type Scenario,
} from './scenario.ts';
import {
	ago,
	lastDaily,
	lateMoment,
	missedMoment,
} from './times.ts';

const empty: DayPlan = {happens: 'empty'};
const nothing: DayPlan = {happens: 'nothing'};

const iso = (at: number): string => new Date(at).toISOString();

const logInPage = `<!DOCTYPE html>
<html lang="en"><head><title>Sign in to your account</title></head>
<body><form method="post" action="/common/login"><p>Your session has expired. Sign in to continue.</p></form></body></html>
`;

/**
The invented connectors, one row each: together they show every state. The names are those of real connectors, because
an administrator looks for them; every figure, person and item is invented. The first rows show the most.
*/
export const scenarios: readonly Scenario[] = [
	{
		...usual,
		name: 'Bloomberg Message',
		shows: 'failing',
		itemsADay: 1204,
		fanOut: 2.75,
		newest: lastDaily('02:14'),
		plan(back) {
			if (back === 0) {
				return {...clean, failures: 4, reasons: ['mapping', 'size', 'throttled']};
			}

			return back === 1 || back === 9 ? {...clean, failures: 3, reasons: ['mapping', 'size']} : clean;
		},
	},
	{
		...usual,
		name: 'ICE Chat',
		shows: 'gap',
		layout: 'comma',
		path: 'dated',
		newest: missedMoment,
		plan: back => back === 8 ? {...clean, failures: 1, reasons: ['mapping', 'throttled']} : clean,
	},
	{
		...usual,
		name: 'Slack eDiscovery',
		shows: 'gap',
		layout: 'pipe',
		path: 'folder',
		itemsADay: 5400,
		fanOut: 1.4,
		newest: lastDaily('04:40'),
		plan: back => back === 10 ? {...clean, failures: 0.3, reasons: ['mailbox']} : clean,
		downloads: [...daily([0, 1, 2, 3, 4, 5]), {back: 8, covers: 7}, {back: 17, covers: 7}, {back: 23, covers: 7}],
	},
	{
		...usual,
		name: 'WhatsApp Archiver',
		shows: 'partial',
		layout: 'labelled',
		identity: 'telephone',
		itemsADay: 310,
		fanOut: 1.2,
		newest: lastDaily('05:20'),
		plan(back) {
			if (back === 0) {
				return {...clean, partial: 0.04};
			}

			return back === 10 ? {...clean, failures: 1} : clean;
		},
		isSavedTwice: true,
	},
	{
		...usual,
		name: 'Webex Teams',
		shows: 'unbalanced',
		newest: lastDaily('03:31'),
		plan: back => back === 0 ? {...clean, unaccounted: 7} : clean,
	},
	{
		...usual,
		name: 'HR termination data',
		shows: 'unresolved',
		layout: 'records',
		itemsADay: 9,
		fanOut: 1,
		identity: 'mistyped',
		weekend: 1,
		newest: lastDaily('08:36'),
		plan: back => back === 3 ? {...clean, failures: 1} : clean,
	},
	{
		...usual,
		name: 'Refinitiv Eikon Messenger',
		shows: 'overdue',
		layout: 'inline',
		newest: ago((4 * durations.day) + (5 * durations.hour)),
		plan: back => back === 6 ? {...clean, failures: 1, reasons: ['mapping', 'permission']} : clean,
	},
	{
		...usual,
		name: 'Symphony',
		shows: 'late',
		layout: 'newestFirst',
		newest: lateMoment,
	},
	{
		...usual,
		name: 'Zoom Meetings',
		shows: 'unreadable',
		newest: lastDaily('01:50'),
		downloads: daily([0]),
		savedInstead: logInPage,
	},
	{
		...usual,
		name: 'ServiceNow',
		shows: 'waiting',
		newest: lastDaily('06:00'),
		downloads: [],
		configuration: now => ({createdAt: iso(now - (20 * durations.hour)), auditingEnabledAt: iso(now - (19 * durations.hour))}),
	},
	{
		...usual,
		name: 'Facebook Business Pages',
		shows: 'quiet',
		layout: 'pipe',
		itemsADay: 40,
		fanOut: 1,
		weekend: 1,
		newest: lastDaily('22:05'),
		plan: back => back % 7 === 0 || back % 7 === 4 ? empty : clean,
	},
	{
		...usual,
		name: 'Salesforce Chatter',
		shows: 'suspicious',
		layout: 'json',
		path: 'dated',
		identity: 'identifier',
		itemsADay: 2600,
		weekend: 0.6,
		newest: lastDaily('03:05'),
		plan(back) {
			if (back === 0) {
				return {...clean, volume: 0.08};
			}

			return back === 11 ? {...clean, failures: 0.5} : clean;
		},
	},
	{
		...usual,
		name: 'RingCentral',
		shows: 'paused',
		newest: ago(9 * durations.day),
		plan: back => back === 0 ? {...clean, failures: 1, reasons: ['permission']} : clean,
		configuration: now => ({paused: {until: iso(now + (9 * durations.day)).slice(0, 10), reason: 'vendor migration'}}),
	},
	{
		...usual,
		name: 'Instant Bloomberg',
		shows: 'healthy',
		layout: 'named',
		path: 'download',
		itemsADay: 21_400,
		fanOut: 3.1,
		newest: lastDaily('02:48'),
	},
	{
		...usual,
		name: 'Physical badging',
		shows: 'healthy',
		layout: 'records',
		itemsADay: 640,
		fanOut: 1,
		newest: lastDaily('00:30'),
	},
	{
		...usual,
		name: 'Epic',
		shows: 'healthy',
		layout: 'records',
		itemsADay: 120,
		fanOut: 1,
		weekend: 1,
		newest: lastDaily('04:10'),
		plan: back => back % 3 === 1 ? clean : nothing,
	},
	{
		...usual,
		name: 'Jive',
		// Muted by the acknowledgement below.
		shows: 'unresolved',
		identity: 'handle',
		newest: lastDaily('05:45'),
		plan: back => back === 2 ? {...clean, failures: 1, reasons: ['licence']} : clean,
		acknowledges: {reason: 'licence', note: 'contractors, licences ordered'},
	},
	{
		...usual,
		name: 'WeChat Archiver',
		shows: 'healthy',
		identity: 'handle',
		newest: lastDaily('01:15'),
		plan: back => back === 4 ? {...clean, revised: 12} : clean,
		downloads: [...usual.downloads, {back: 4, covers: 0}],
		encoding: 'utf-16le',
	},
	{
		...usual,
		name: 'FX Connect',
		shows: 'healthy',
		layout: 'csv',
		path: 'coded',
		itemsADay: 95,
		weekend: 1,
		newest: lastDaily('00:50'),
		plan: back => back > 20 ? {...clean, failures: 1} : clean,
		configuration: () => ({match: ['fc-*.csv']}),
	},
	{
		...usual,
		name: 'YouTube',
		shows: 'suspicious',
		itemsADay: 60,
		fanOut: 1,
		weekend: 1,
		newest: lastDaily('04:25'),
		plan: back => back === 3 ? nothing : clean,
	},
	{
		...usual,
		name: 'MS SQL Database Importer',
		shows: 'suspicious',
		layout: 'comma',
		itemsADay: 171_000,
		fanOut: 1,
		weekend: 1,
		newest: lastDaily('05:05'),
		plan: back => back === 0 ? {...clean, volume: 1.1} : {...clean, volume: 0.9},
	},
	{
		...usual,
		name: 'Skype for Business',
		shows: 'suspicious',
		layout: 'auditJson',
		path: 'audit',
		newest: lastDaily('03:55'),
		downloads: [{back: 0, covers: 7}],
	},
	{
		...usual,
		name: 'Enterprise Number Archiver',
		shows: 'overdue',
		newest: lastDaily('06:10'),
		downloads: [],
		configuration: now => ({createdAt: iso(now - (80 * durations.hour)), auditingEnabledAt: null}),
	},
	{
		...usual,
		name: 'LinkedIn Company Pages',
		shows: 'suspicious',
		itemsADay: 150,
		fanOut: 1,
		weekend: 0.8,
		newest: lastDaily('22:20'),
		plan: back => back === 0 ? empty : clean,
	},
	{
		...usual,
		name: 'Reuters Dealing',
		shows: 'suspicious',
		layout: 'newestFirst',
		newest: lastDaily('06:30'),
		plan: back => back === 0 ? {...clean, fanOut: 5} : clean,
	},
	{
		...usual,
		name: 'CellTrust',
		shows: 'suspicious',
		identity: 'telephone',
		// The clock of its server is wrong.
		newest: ago(-3 * durations.hour),
	},
];
