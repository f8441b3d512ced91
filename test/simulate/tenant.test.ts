import {describe, expect, test} from 'vitest';
import {createFeed} from '../../source/simulate/feed.ts';
import {scenarios} from '../../source/simulate/scenarios.ts';
import {defaultTenantOptions, simulateTenant} from '../../source/simulate/tenant.ts';
import {timelineOf} from '../../source/simulate/timeline.ts';
import {addDays, utcDateOf} from '../../source/text/time.ts';

const now = Date.parse('2026-11-22T08:00:00Z');
const options = {...defaultTenantOptions, now};

describe('simulateTenant', () => {
	test('gives the same files for the same seed, others for another', () => {
		expect(simulateTenant(options)).toEqual(simulateTenant(options));
		expect(simulateTenant({...options, seed: 2}).files).not.toEqual(simulateTenant(options).files);
	});

	test('names no path twice, and none that leaves the folder', () => {
		const paths = simulateTenant({...options, connectors: 200}).files.map(({path}) => path);
		expect(new Set(paths).size).toBe(paths.length);
		expect(paths.filter(path => path.startsWith('/') || path.split('/').includes('..'))).toEqual([]);
	});

	test('shows every state of the product', () => {
		const shown = new Set(simulateTenant(options).states.values());
		expect([...shown].toSorted()).toEqual([
			'failing', 'gap', 'healthy', 'late', 'overdue', 'partial', 'paused', 'quiet', 'suspicious', 'unbalanced', 'unreadable', 'unresolved', 'waiting',
		]);
	});

	test('gives as many connectors as asked for, each with its own name', () => {
		for (const connectors of [1, 5, 24, 150]) {
			expect(simulateTenant({...options, connectors}).states.size).toBe(connectors);
		}
	});

	test('saves nothing later than now', () => {
		for (const time of ['00:00:00', '00:20:00', '06:00:00', '23:59:59']) {
			const at = Date.parse(`2026-11-22T${time}Z`);
			expect(simulateTenant({...options, now: at}).files.filter(({modifiedAt}) => modifiedAt > at)).toEqual([]);
		}
	});

	test('lets nothing fail when told so', () => {
		const {files} = simulateTenant({...options, failures: 0});
		expect(files.some(({text}) => text.includes('Failure Reason'))).toBe(false);
		expect(simulateTenant(options).files.some(({text}) => text.includes('Failure Reason'))).toBe(true);
	});
});

describe('timelineOf', () => {
	test('adds up, except where the plan says otherwise', () => {
		for (const failures of [0, 1, 50, 100]) {
			const differing = scenarios.filter(scenario => timelineOf(scenario, {...options, failures}).some(({event}) => event.event === 'import'
				&& event.availableForImport !== event.imported + event.partiallyImported + event.skipped + event.failed));
			expect(differing.map(({shows}) => shows)).toEqual(['unbalanced']);
		}
	});

	test('runs on each date that is not left out, never later than the newest, and no more fails than there is', () => {
		for (const scenario of scenarios) {
			const newest = scenario.newest(now);
			const imports = timelineOf(scenario, {...options, failures: 100}).flatMap(({back, event}) => event.event === 'import' ? [{back, ...event}] : []);
			for (const {back, at, availableForImport, failed} of imports) {
				expect(failed).toBeLessThanOrEqual(availableForImport);
				expect(utcDateOf(at)).toBe(addDays(utcDateOf(newest), -back));
				expect(at).toBeLessThanOrEqual(newest);
			}
		}
	});

	test('lists no more rows than items failed', () => {
		for (const scenario of scenarios) {
			for (const {event} of timelineOf(scenario, {...options, failures: 30})) {
				expect(event.event === 'empty' || event.failedItems.length <= event.failed).toBe(true);
			}
		}
	});
});

describe('createFeed', () => {
	test('goes on where the tenant ends, without touching its files', () => {
		const paths = new Set(simulateTenant(options).files.map(({path}) => path));
		const feed = createFeed(options);
		for (let step = 1; step <= 100; step++) {
			const {path} = feed.next(now + (step * 2000));
			expect(paths.has(path), path).toBe(false);
			paths.add(path);
		}
	});

	test('gives the same downloads for the same seed and moments', () => {
		const first = createFeed(options);
		const second = createFeed(options);
		for (let step = 1; step <= 30; step++) {
			expect(first.next(now + (step * 1500))).toEqual(second.next(now + (step * 1500)));
		}
	});

	test('works for a tenant of one', () => {
		expect(createFeed({...options, connectors: 1}).next(now).path).toBe('Bloomberg Message_Log (5).txt');
	});
});
