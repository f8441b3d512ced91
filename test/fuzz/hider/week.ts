import type {SimulatedEvent, SimulatedImport} from '../../../source/simulate/event.ts';
import {layouts} from '../../../source/simulate/layouts/index.ts';

const day = 86_400_000;
const last = Date.parse('2026-11-21T02:10:05Z');

const cleanImport = (at: number): SimulatedImport => ({
	event: 'import', at, availableFromSource: 50, availableForImport: 120, imported: 118, partiallyImported: 0, skipped: 2, failed: 0, failedItems: [],
});

const failedItems = Array.from({length: 6}, (_, index) => ({
	itemId: `AAMkAD-00000${index}`, user: `user${index}@vendor.example`, m365User: index % 2 === 0 ? '' : `user${index}@contoso.example`, reason: index % 2 === 0 ? 'User mapping not found' : 'Item too large',
}));

/** Failed long enough ago that no state remembers it, so that its table of failed items stands in a clean log. */
const oldFailure = (at: number): SimulatedImport => ({
	...cleanImport(at), imported: 112, failed: 6, failedItems,
});

/** Eleven days, a failing one first, all others clean, the last one of yesterday. */
const events = Array.from({length: 11}, (_, index) => {
	const at = last - ((10 - index) * day);
	return index === 0 ? oldFailure(at) : cleanImport(at);
});

const records: readonly SimulatedEvent[] = events.map(event => ({...event, imported: 40}));

/** A clean log to hide something in. */
export type Week = {readonly name: string; readonly extension: string; readonly text: string};

const weekOf = (layout: keyof typeof layouts, of: readonly SimulatedEvent[] = events): Week => ({
	name: layout, extension: layouts[layout].extension, text: layouts[layout].write('Bloomberg Message', of),
});

const short = events.slice(1);

/** Clean logs that are text read line by line. */
export const textWeeks: readonly Week[] = [
	weekOf('tab'),
	weekOf('comma'),
	weekOf('pipe'),
	weekOf('labelled'),
	weekOf('inline'),
	weekOf('named'),
	weekOf('newestFirst'),
	weekOf('csv'),
	weekOf('records', records),
	{...weekOf('tab', short), name: 'tab without failed items'},
	{...weekOf('pipe', short), name: 'pipe without failed items'},
];

/** A clean JSON array. */
export const jsonWeek = weekOf('json');

/** The clean imports as events. */
export const cleanEvents = events;
