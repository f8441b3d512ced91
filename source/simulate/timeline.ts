import {
	durations,
	startOfDate,
	utcDateOf,
	weekdayOf,
} from '../text/time.ts';
import type {SimulatedEvent, SimulatedImport} from './event.ts';
import {failedItemsOf} from './failed-items.ts';
import {createRandom, type Random} from './random.ts';
import type {DayPlan, Scenario} from './scenario.ts';

export type TimelineOptions = {
	readonly seed: number;
	readonly now: number;
	/** Days of history, the newest event's day included. */
	readonly days: number;
	/** Percent of the items that fail where a connector has failures. */
	readonly failures: number;
};

/** An event with the days between it and the newest one. */
export type DatedEvent = {readonly back: number; readonly event: SimulatedEvent; readonly revises: SimulatedImport | null};

/** Returns what an invented connector did up to now, oldest first. */
export const timelineOf = (scenario: Scenario, options: TimelineOptions): readonly DatedEvent[] => {
	const newest = scenario.newest(options.now);
	const events: DatedEvent[] = [];
	for (let back = options.days - 1; back >= 0; back--) {
		const plan = scenario.plan(back);
		const random = createRandom(options.seed, `${scenario.name}/${back}`);
		const at = momentOf(newest, back, random);
		if (plan.happens === 'empty') {
			events.push({back, event: {event: 'empty', at}, revises: null});
		} else if (plan.happens === 'import') {
			const event = importOf(scenario, {
				plan, at, failures: options.failures, random,
			});
			events.push({back, event, revises: plan.revised === undefined ? null : beforeRevision(event, plan.revised)});
		}
	}

	return events;
};

/** A connector runs at about the same time every day, never on another date. */
const momentOf = (newest: number, back: number, random: Random): number => {
	const at = newest - (back * durations.day);
	const early = back === 0 ? 0 : random.between(0, 25 * 60) * 1000;
	return Math.floor(Math.max(startOfDate(utcDateOf(at)), at - early) / 1000) * 1000;
};

type ImportOptions = {readonly plan: DayPlan; readonly at: number; readonly failures: number; readonly random: Random};

/** Returns one import of an invented connector that adds up, unless its plan says otherwise. */
export const importOf = (scenario: Scenario, {plan, at, failures, random}: ImportOptions): SimulatedImport => {
	const isWeekend = [0, 6].includes(weekdayOf(utcDateOf(at)));
	const usual = scenario.itemsADay * (isWeekend ? scenario.weekend : 1) * (plan.volume ?? 1);
	const availableFromSource = Math.max(isWeekend && scenario.weekend === 0 ? 0 : 1, Math.round(usual * (0.94 + (random.fraction() * 0.12))));
	const availableForImport = Math.round(availableFromSource * scenario.fanOut * (plan.fanOut ?? 1));
	const rate = (plan.failures ?? 0) * failures / 100;
	const failed = rate === 0 ? 0 : Math.min(availableForImport, Math.max(1, Math.round(availableForImport * rate)));
	const partiallyImported = Math.min(availableForImport - failed, Math.round(availableForImport * (plan.partial ?? 0)));
	const skipped = scenario.layout === 'records' ? 0 : Math.min(availableForImport - failed - partiallyImported, Math.round(availableForImport * random.fraction() * 0.012));
	return {
		event: 'import',
		at,
		availableFromSource,
		availableForImport,
		imported: Math.max(0, availableForImport - failed - partiallyImported - skipped - (plan.unaccounted ?? 0)),
		partiallyImported,
		skipped,
		failed,
		failedItems: failedItemsOf({
			random, failed, reasonNames: scenario.layout === 'records' ? ['size'] : plan.reasons ?? ['mapping', 'size'], identity: scenario.identity, firstPerson: Math.floor(at / durations.day) % 50,
		}),
	};
};

const beforeRevision = (event: SimulatedImport, items: number): SimulatedImport => ({
	...event,
	availableForImport: event.availableForImport - items,
	imported: event.imported - items,
});
