import {describe, expect, test} from 'vitest';
import type {AppAction} from '../../../source/ui/state/app-action.ts';
import {nothingYet} from '../../../source/ui/state/live-state.ts';
import {reduce} from '../../../source/ui/state/reduce.ts';
import {
	type AppState,
	atStart,
	defaultView,
	initialAppState,
	savedViewOf,
} from '../../../source/ui/state/view-state.ts';
import {defaultListSorts} from '../../../source/select/line/list-sorts.ts';
import {defaultFailureSorts} from '../../../source/select/failures/failure-lists.ts';
import {locate} from '../../../source/select/screens/location.ts';
import {connector, now, tenantOf} from '../made-up-tenant.ts';
import {
	frameOf,
	live,
	look,
	stateOf,
} from '../stage.tsx';

const after = (state: AppState, ...actions: readonly AppAction[]): AppState => {
	let next = state;
	for (const action of actions) {
		next = reduce(next, action);
	}

	return next;
};

describe('the world', () => {
	test('a clock within the same minute changes nothing', () => {
		const state = stateOf();
		expect(reduce(state, {type: 'lived', live: {...live, now: now + 59_000}})).toBe(state);
		expect(reduce(state, {type: 'lived', live: {...live, now: now + 60_000}})).not.toBe(state);
	});

	test('the first tenant is no change', () => {
		const state = initialAppState(nothingYet(now), look, {columns: 80, rows: 24});
		expect(reduce(state, {type: 'lived', live}).view.activity).toEqual([]);
	});

	test('a changed connector is marked, listed, and told aloud only when watched', () => {
		const before = tenantOf([connector('Slack', 'healthy'), connector('Zoom', 'healthy')]);
		const next = tenantOf([connector('Slack', 'failing'), before.connectors[1]!]);
		const state = after(stateOf({live: {tenant: before}}), {type: 'watched', connector: 'slack'}, {type: 'lived', live: {...live, tenant: next}});
		expect([...state.view.changed]).toEqual(['slack']);
		expect(state.view.activity.map(({connector: key}) => key)).toContain('slack');
		expect(state.view.alerts.length).toBeGreaterThan(0);
		expect(state.view.alerts[0]).toContain('Slack');
		expect([...state.view.watched]).toEqual([]);
		expect(new Set(state.view.activity.map(({id}) => id)).size).toBe(state.view.activity.length);
	});

	test('a mark stays until the connector is looked at', () => {
		const before = tenantOf([connector('Slack', 'healthy')]);
		const next = tenantOf([connector('Slack', 'failing')]);
		const changed = after(stateOf({live: {tenant: before}}), {type: 'lived', live: {...live, tenant: next}});
		expect(after(changed, {type: 'moved', cursor: atStart, seen: ['zoom']}).view.changed.has('slack')).toBe(true);
		expect(after(changed, {type: 'moved', cursor: atStart, seen: ['slack']}).view.changed.has('slack')).toBe(false);
		expect(after(changed, {type: 'opened', location: locate('connector', {connector: 'slack'})}).view.changed.has('slack')).toBe(false);
	});
});

test('who changed and is gone since is not counted: no row is left to look at', () => {
	const both = tenantOf([connector('Slack', 'healthy'), connector('Zoom', 'healthy')]);
	const start = stateOf({live: {tenant: both}});
	const changed = after(start, {type: 'lived', live: {...live, tenant: tenantOf([connector('Slack', 'failing'), both.connectors[1]!])}});
	expect(frameOf(changed).at(-2)).toContain('1 changed');
	expect(frameOf(after(changed, {type: 'lived', live: {...live, tenant: tenantOf([])}})).at(-2)).not.toContain('changed');
});

describe('a pause', () => {
	const before = tenantOf([connector('Slack', 'healthy'), connector('Zoom', 'healthy')]);
	const next = tenantOf([connector('Slack', 'failing'), before.connectors[1]!]);
	const paused = after(stateOf({live: {tenant: before}}), {type: 'watched', connector: 'slack'}, {type: 'pauseToggled'}, {type: 'lived', live: {...live, tenant: next}});

	test('holds marks and activity back, too, but not what the reader wanted to be told', () => {
		expect([...paused.view.changed]).toEqual([]);
		expect(paused.view.activity).toEqual([]);
		expect(paused.view.alerts.length).toBeGreaterThan(0);
		expect(frameOf(paused)[1]).toContain('1 connector changed since');
	});

	test('a connector that changed meanwhile is not seen by passing over what it was', () => {
		const goneOn = after(paused, {type: 'moved', cursor: atStart, seen: ['slack']}, {type: 'pauseToggled'});
		expect([...goneOn.view.changed]).toEqual(['slack']);
		expect(goneOn.view.activity.length).toBeGreaterThan(0);
		expect(goneOn.view.heldBack).toEqual([]);
		const ids = after(goneOn, {type: 'lived', live: {...live, tenant: before}}).view.activity.map(({id}) => id);
		expect(ids).toEqual([...new Set(ids)].toSorted((left, right) => right - left));
	});
});

describe('the view', () => {
	test('the root stays', () => {
		const state = stateOf();
		expect(reduce(state, {type: 'wentBack'})).toBe(state);
	});

	test('what changes nothing keeps the state', () => {
		const state = stateOf();
		expect(reduce(state, {type: 'resized', size: {columns: 80, rows: 24}})).toBe(state);
		expect(reduce(state, {type: 'noticed', notice: null})).toBe(state);
		expect(reduce(state, {type: 'counted', count: ''})).toBe(state);
		expect(reduce(state, {type: 'escapeUndone'})).toBe(state);
	});

	test('toggles go there and back', () => {
		const state = stateOf();
		for (const action of [{type: 'problemsToggled'}, {type: 'maskToggled'}, {type: 'zoneToggled'}, {type: 'pauseToggled'}, {type: 'marked', key: 'x'}, {type: 'watched', connector: 'x'}, {type: 'columnToggled', column: 'trend'}] as const) {
			const once = reduce(state, action);
			expect(once.view, action.type).not.toEqual(state.view);
			expect(reduce(once, action).view, action.type).toEqual(state.view);
		}
	});

	test('what is remembered comes back in the next session', () => {
		const state = after(
			stateOf(), {type: 'filtered', filter: 'sms'}, {type: 'sorted', sort: {column: 'failed', isReversed: true}}, {type: 'maskToggled'}, {type: 'zoneToggled'}, {type: 'problemsToggled'}, {type: 'filterSaved', filter: 'sms'}, {type: 'columnToggled', column: 'trend'}, {type: 'themeChosen', theme: 'light'},
		);
		const saved = savedViewOf(state);
		expect(saved).toEqual({
			sort: {column: 'failed', isReversed: true},
			failureSorts: defaultFailureSorts, listSorts: defaultListSorts, filter: 'sms', isProblemsOnly: true, isMasked: true, zone: 'local', savedFilters: ['sms'], hiddenColumns: ['trend'], theme: 'light',
		});
		expect(savedViewOf(stateOf({saved}))).toEqual(saved);
		expect(savedViewOf(stateOf())).toEqual(defaultView);
	});

	test('a filter is saved once', () => {
		const saved = reduce(stateOf(), {type: 'filterSaved', filter: 'sms'});
		expect(reduce(saved, {type: 'filterSaved', filter: 'sms'})).toBe(saved);
	});
});
