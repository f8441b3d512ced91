import {durations} from '../text/time.ts';
import {fileOf, type SimulatedFile} from './downloads.ts';
import type {SimulatedEvent} from './event.ts';
import {claimPath} from './path-styles.ts';
import {createRandom} from './random.ts';
import {clean, type DayPlan, type Scenario} from './scenario.ts';
import {scenariosFor, simulateTenant, type TenantOptions} from './tenant.ts';
import {importOf, timelineOf} from './timeline.ts';

/** The downloads that follow the first ones while a tenant is being watched. */
export type Feed = {
	/** Returns the next download, holding an import completed at `at` (milliseconds); times must not go backwards. */
	readonly next: (at: number) => SimulatedFile;
};

type Delivery = {readonly scenario: Scenario; readonly plan: DayPlan};

/** The first deliveries tell a story each: a first log, a repair, a recovery, a new failure. */
const script: ReadonlyArray<readonly [name: string, plan: DayPlan]> = [
	['ServiceNow', clean],
	['Bloomberg Message', clean],
	['Instant Bloomberg', {...clean, failures: 0.2, reasons: ['mapping', 'mailbox']}],
	['Zoom Meetings', clean],
	['Symphony', clean],
	['WhatsApp Archiver', clean],
];

/** What a delivery after the script brings: mostly nothing to worry about. */
const laterPlans: readonly DayPlan[] = [
	clean,
	clean,
	clean,
	clean,
	clean,
	clean,
	clean,
	{...clean, failures: 1},
	{...clean, failures: 0.5, reasons: ['throttled']},
	{...clean, partial: 0.02},
];

const portalKeeps = 7 * durations.day;

/** Returns the feed that continues the tenant simulated with the same options. */
export const createFeed = (options: TenantOptions): Feed => {
	const random = createRandom(options.seed, 'feed');
	const scenarios = scenariosFor(options.connectors).map(scenario => withoutAccident(scenario));
	const deliveries = scripted(scenarios);
	const followed = scenarios.filter(({configuration}) => configuration?.(options.now).paused === undefined);
	const taken = new Set<string>();
	for (const {path} of simulateTenant(options).files) {
		claimPath(taken, path);
	}

	const events = new Map<string, readonly SimulatedEvent[]>();
	return {
		next(at) {
			const {scenario, plan} = deliveries.shift() ?? {scenario: random.pick(followed), plan: random.pick(laterPlans)};
			const second = Math.floor(at / 1000) * 1000;
			const before = events.get(scenario.name) ?? heldBefore(scenario, options);
			const event = importOf(scenario, {
				plan, at: second, failures: options.failures, random,
			});
			const held = [...before.filter(earlier => earlier.at < second && earlier.at > second - portalKeeps), event];
			events.set(scenario.name, held);
			return fileOf(scenario, held, at, taken);
		},
	};
};

const withoutAccident = ({savedInstead: _, ...scenario}: Scenario): Scenario => scenario;

const scripted = (scenarios: readonly Scenario[]): Delivery[] =>
	script.flatMap(([name, plan]) => scenarios.filter(scenario => scenario.name === name).map(scenario => ({scenario, plan})));

/** A connector without a download yet has no past. */
const heldBefore = (scenario: Scenario, options: TenantOptions): readonly SimulatedEvent[] =>
	scenario.downloads.length === 0 ? [] : timelineOf(scenario, options).map(({event}) => event);
