/** The one mutable cell of the program, outside React: see ARCHITECTURE.md. */
export type Store<State, Action> = {
	/** Returns the state; the same object until something changed. */
	readonly getSnapshot: () => State;
	/** Calls `listener` once after each batch of changes; returns how to stop that. */
	readonly subscribe: (listener: () => void) => () => void;
	readonly dispatch: (action: Action) => void;
};

/**
Makes a store whose state only `reduce` changes. Listeners hear of all actions dispatched in one turn of the event loop
together, and not at all when the state kept its identity.
*/
export const createStore = <State, Action>(
	reduce: (state: State, action: Action) => State,
	initial: State,
): Store<State, Action> => {
	const listeners = new Set<() => void>();
	let state = initial;
	let announced = initial;
	let isScheduled = false;

	const announce = (): void => {
		isScheduled = false;
		if (state === announced) {
			return;
		}

		announced = state;
		for (const listener of listeners) {
			listener();
		}
	};

	return {
		getSnapshot: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		dispatch(action) {
			state = reduce(state, action);
			if (!isScheduled && state !== announced) {
				isScheduled = true;
				queueMicrotask(announce);
			}
		},
	};
};
