import {
	afterEach,
	beforeEach,
	expect,
	test,
	vi,
} from 'vitest';
import {restWhenIdle} from '../../../source/commands/live/rest.ts';
import {createStore} from '../../../source/store/store.ts';

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

test('memory is given back once when the board is left alone, and again after the next change', async () => {
	const store = createStore((state: number, action: number) => state + action, 0);
	const giveBack = vi.fn<() => void>();
	const stop = restWhenIdle(store, giveBack);
	await vi.advanceTimersByTimeAsync(4000);
	store.dispatch(1);
	await vi.advanceTimersByTimeAsync(4000);
	expect(giveBack).toHaveBeenCalledTimes(0);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(giveBack).toHaveBeenCalledTimes(1);
	store.dispatch(1);
	await vi.advanceTimersByTimeAsync(60_000);
	expect(giveBack).toHaveBeenCalledTimes(2);
	store.dispatch(1);
	stop();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(giveBack).toHaveBeenCalledTimes(2);
});
