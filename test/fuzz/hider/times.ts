import {formatUsTime, formatPaddedTime} from '../../../source/simulate/times.ts';
import type {TimeStyle} from './failing.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** How the completion time is written; some of these are refused, none may be passed over. */
export const timeStyles: readonly TimeStyle[] = [
	{name: 'American', write: formatUsTime},
	{name: 'padded', write: formatPaddedTime},
	{name: 'ISO', write: iso},
	{name: 'ISO with offset', write: at => `${iso(at + 3_600_000).slice(0, 19)}+01:00`},
	{name: 'ISO basic', write: at => iso(at).replaceAll(/[\-:]|\.\d+/gv, '')},
	{name: 'ISO without seconds', write: at => `${iso(at).slice(0, 16)}Z`},
	{name: 'year first with slashes', write: at => iso(at).slice(0, 19).replace('T', ' ').replaceAll('-', '/')},
	{name: 'zone by name', write: () => '11/22/2026 02:14:09 CET'},
	{name: 'zone in words', write: () => '11/22/2026 02:14:09 (UTC+00:00) Dublin'},
	{name: 'day first', write: () => '22/11/2026 02:14:09'},
	{name: 'with points', write: () => '22.11.2026 02:14:09'},
	{name: 'German', write: () => '22. November 2026, 02:14 Uhr'},
	{name: 'Japanese', write: () => '2026年11月22日 2時14分9秒'},
	{name: 'RFC 1123', write: at => new Date(at).toUTCString()},
	{name: 'of date', write: () => 'Sun Nov 22 02:14:09 UTC 2026'},
	{name: 'month by name', write: () => '22-Nov-2026 02:14:09'},
	{name: 'American by name', write: () => 'Nov 22, 2026 2:14:09 AM'},
	{name: 'long by name', write: () => 'Sunday, November 22, 2026 2:14:09 AM'},
	{name: 'dotted a.m.', write: () => '11/22/2026 2:14:09 a.m.'},
	{name: 'narrow no-break', write: () => '11/22/2026, 2:14:09\u202FAM'},
	{name: 'two-digit year', write: () => '11/22/26 02:14:09'},
	{name: 'date alone', write: () => '11/22/2026'},
	{name: 'clock alone', isDateless: true, write: () => '02:14:09'},
	{name: 'twenty-four', write: () => '11/21/2026 24:00:00'},
	{name: 'leap second', write: () => '11/22/2026 02:14:60'},
	{name: 'epoch seconds', isDateless: true, write: at => String(at / 1000)},
	{name: 'epoch milliseconds', isDateless: true, write: String},
	{name: '.NET', write: at => `/Date(${at})/`},
	{name: 'in words', isDateless: true, write: () => 'today at 2:14 AM'},
	{name: 'none', isDateless: true, write: () => '-'},
	{name: 'empty', isDateless: true, write: () => ''},
	{name: 'quoted', write: at => `"${formatUsTime(at)}"`},
];
