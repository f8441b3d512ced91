import type {Failure} from '../connectors/failed-items/failures.ts';
import type {Store} from '../store/store.ts';
import {wantedAnswer, wantedRows} from './keys/wants.ts';
import type {LiveActions} from './live-actions.ts';
import type {AppAction} from './state/app-action.ts';
import type {AppState} from './state/view-state.ts';

/**
Returns what has the shell answer all that the state asks: what takes a moment is answered when it returns, the rest comes
as actions later.
*/
export const answering = (store: Store<AppState, AppAction>, {answerFailures, storedItemIds}: Pick<LiveActions, 'answerFailures' | 'storedItemIds'>): (() => void) => {
	const reading = new Set<string>();
	const read = async (wanted: ReadonlyMap<string, Failure>): Promise<void> => {
		const failures = wanted.values().toArray();
		for (const key of wanted.keys()) {
			reading.add(key);
		}

		await storedItemIds.load?.(failures);
		for (const key of wanted.keys()) {
			reading.delete(key);
		}

		store.dispatch({
			type: 'rowsRead', rows: failures.flatMap(failure => {
				const row = storedItemIds.peek(failure);
				return row === null ? [] : [[failure, row] as const];
			}),
		});
	};

	return () => {
		for (let wanted = wantedAnswer(store.getSnapshot()); wanted !== null; wanted = wantedAnswer(store.getSnapshot())) {
			store.dispatch({type: 'failuresAnswered', ...wanted, answer: answerFailures(wanted.question)});
		}

		const wanted = new Map(wantedRows(store.getSnapshot()).map(failure => [keyOf(failure), failure] as const).filter(([key]) => !reading.has(key)));
		if (wanted.size > 0) {
			void read(wanted);
		}
	};
};

/** A file that was read anew has other rows. */
const keyOf = ({row, import: {id, file}}: Failure): string => `${row}@${id}@${file.modifiedAt}@${file.size}`;
