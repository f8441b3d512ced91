import {expect, test} from 'vitest';
import {createStore} from '../../source/store/store.ts';

const counter = () => createStore((state: {count: number}, step: number) => step === 0 ? state : {count: state.count + step}, {count: 0});

test('a dispatch changes the snapshot at once', () => {
	const store = counter();
	store.dispatch(2);
	expect(store.getSnapshot()).toEqual({count: 2});
});

test('listeners hear of a whole batch once', async () => {
	const store = counter();
	let heard = 0;
	store.subscribe(() => {
		heard++;
	});
	store.dispatch(1);
	store.dispatch(1);
	await Promise.resolve();
	expect(heard).toBe(1);
	expect(store.getSnapshot().count).toBe(2);
});

test('a state that kept its identity is not announced', async () => {
	const store = counter();
	let heard = 0;
	store.subscribe(() => {
		heard++;
	});
	const before = store.getSnapshot();
	store.dispatch(0);
	await Promise.resolve();
	expect(store.getSnapshot()).toBe(before);
	expect(heard).toBe(0);
});

test('a listener that left hears nothing', async () => {
	const store = counter();
	let heard = 0;
	const leave = store.subscribe(() => {
		heard++;
	});
	leave();
	store.dispatch(1);
	await Promise.resolve();
	expect(heard).toBe(0);
});

test('each batch is announced, not only the first', async () => {
	const store = counter();
	let heard = 0;
	store.subscribe(() => {
		heard++;
	});
	store.dispatch(1);
	await Promise.resolve();
	store.dispatch(1);
	await Promise.resolve();
	expect(heard).toBe(2);
});
