import {giveBackMemory} from '../../intake/system/give-back-memory.ts';
import type {Store} from '../../store/store.ts';

/** Milliseconds without a key or news after which the board is taken to be left alone. */
const restAfter = 5000;

/** Gives memory back whenever nothing was dispatched for a while; returns how to end that. */
export const restWhenIdle = <State, Action>(store: Pick<Store<State, Action>, 'subscribe'>, giveBack: () => unknown = giveBackMemory): (() => void) => {
	const wait = (): NodeJS.Timeout => setTimeout(giveBack, restAfter).unref();
	let timer = wait();
	const unsubscribe = store.subscribe(() => {
		clearTimeout(timer);
		timer = wait();
	});
	return () => {
		unsubscribe();
		clearTimeout(timer);
	};
};
