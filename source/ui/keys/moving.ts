/** Keys that move the selection. */
import type {BoardSort} from '../../select/screens/board-columns.ts';
import type {Row} from '../../select/screens/screen-model.ts';
import type {KeyResult} from '../state/app-action.ts';
import {firstVisible, nearestSelectable} from '../state/cursor.ts';
import {atStart, currentPlace} from '../state/view-state.ts';
import {type KeyContext, type KeyRow, allScreens} from './key-row.ts';

/** Returns the selection moved to the selectable row nearest to `target`. */
export const moveTo = ({state, model, row, pageLength}: KeyContext, target: number, direction: 1 | -1): readonly KeyResult[] => {
	const index = model === null ? -1 : nearestSelectable(model.list, target, direction);
	if (model === null || index === -1) {
		return [];
	}

	const next = model.list.rowAt(index);
	// A heading above the first row comes into view with it.
	const shown = index > 0 && nearestSelectable(model.list, 0, 1) === index ? 0 : index;
	const top = firstVisible(model.list.length, shown, currentPlace(state.view).cursor.top, pageLength);
	return [{
		type: 'moved',
		cursor: {key: next.key, index, top: shown === 0 && index < pageLength ? 0 : firstVisible(model.list.length, index, top, pageLength)},
		seen: [row, next].flatMap(seen => seen?.connector === undefined ? [] : [seen.connector]),
	}];
};

const moveBy = (context: KeyContext, rows: number, direction: 1 | -1): readonly KeyResult[] => {
	const {model, index} = context;
	if (model === null) {
		return [];
	}

	let target = index;
	for (let step = 0; step < rows; step++) {
		const next = nearestBeyond(context, target, direction);
		if (next === null) {
			break;
		}

		target = next;
	}

	return moveTo(context, target, direction);
};

const nearestBeyond = ({model}: KeyContext, index: number, direction: 1 | -1): number | null => {
	const {length, isHeadingAt} = model!.list;
	for (let candidate = index + direction; candidate >= 0 && candidate < length; candidate += direction) {
		if (!isHeadingAt(candidate)) {
			return candidate;
		}
	}

	return null;
};

/** Returns the first row from the selected one on, going round, that passes a test. */
export const findRow = ({model, index}: KeyContext, direction: 1 | -1, test: (row: Row) => boolean): number | null => {
	const {length, rowAt} = model!.list;
	for (let distance = 1; distance <= length; distance++) {
		const candidate = (((index + (distance * direction)) % length) + length) % length;
		const row = rowAt(candidate);
		if (row.key !== null && test(row)) {
			return candidate;
		}
	}

	return null;
};

/** Returns the outcome of another order: the selected row stays selected, but who is at the beginning stays there, to see what comes first now. */
export const sortBy = ({index}: KeyContext, sort: BoardSort): readonly KeyResult[] =>
	[{type: 'sorted', sort}, ...index === 0 ? [{type: 'moved', cursor: atStart, seen: []} as const] : []];

const hasRows = ({index}: KeyContext): true | string => index >= 0 || 'there is no row to move to';

const moving = (row: Omit<KeyRow, 'modes' | 'group' | 'isEnabled'>): KeyRow => ({
	...row, modes: allScreens, group: 'Move', isEnabled: hasRows,
});

export const movingKeys: readonly KeyRow[] = [
	moving({
		name: 'down', keys: ['j', 'down'], label: '↓ j', asciiLabel: 'Down j', description: 'Next row; 5j moves five',
		run: context => moveBy(context, context.count ?? 1, 1),
	}),
	moving({
		name: 'up', keys: ['k', 'up'], label: '↑ k', asciiLabel: 'Up k', description: 'Previous row',
		run: context => moveBy(context, context.count ?? 1, -1),
	}),
	moving({
		name: 'first', keys: ['g', 'home'], label: 'g Home', description: 'First row',
		run: context => moveTo(context, 0, 1),
	}),
	moving({
		name: 'last', keys: ['G', 'end'], label: 'G End', description: 'Last row; 12G goes to row 12',
		run: context => moveTo(context, (context.count ?? context.model!.list.length) - 1, context.count === null ? -1 : 1),
	}),
	moving({
		name: 'page-down', keys: ['pagedown', 'ctrl-f', 'ctrl-d'], label: 'PgDn ctrl-f', description: 'One page down',
		run: context => moveTo(context, context.index + (context.pageLength * (context.count ?? 1)), -1),
	}),
	moving({
		name: 'page-up', keys: ['pageup', 'ctrl-b', 'ctrl-u'], label: 'PgUp ctrl-b', description: 'One page up',
		run: context => moveTo(context, context.index - (context.pageLength * (context.count ?? 1)), 1),
	}),
	...[
		{
			name: 'next-problem', key: 'e', direction: 1, description: 'Next problem',
		},
		{
			name: 'previous-problem', key: 'E', direction: -1, description: 'Previous problem',
		},
	].map(({name, key, direction, description}): KeyRow => ({
		name,
		keys: [key],
		label: key,
		modes: allScreens,
		group: 'Move',
		description,
		isEnabled(context) {
			const found = context.index < 0 ? null : findRow(context, 1, row => row.isProblem ?? false);
			return found === null ? 'there is no problem on this screen' : (found !== context.index || 'there is no other problem on this screen');
		},
		run: context => moveTo(context, findRow(context, direction as 1 | -1, row => row.isProblem ?? false)!, 1),
	})),
];
