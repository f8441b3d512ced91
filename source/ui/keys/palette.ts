/** The command palette: every command, screen, connector and saved filter by name, with the key it could have been. */
import {boardColumns, canHide} from '../../select/screens/board-columns.ts';
import {fuzzyScore} from '../../select/line/fuzzy.ts';
import {locate} from '../../select/screens/location.ts';
import {type AppState, currentPlace, shownLive} from '../state/view-state.ts';
import {keymap, labelOf} from './keymap.ts';
import {type KeyContext, type PaletteEntry, tell} from './key-row.ts';

/** Returns the entries that match what was typed, best first. */
export const paletteEntries = ({state}: Pick<KeyContext, 'state'>): readonly PaletteEntry[] => {
	const {prompt} = state.view;
	const typed = prompt?.kind === 'palette' ? prompt.text : '';
	return allEntries(state)
		.map(entry => ({entry, score: fuzzyScore(typed, entry.title)}))
		.filter(({score}) => score > 0)
		.toSorted((left, right) => right.score - left.score)
		.map(({entry}) => entry);
};

const allEntries = (state: AppState): readonly PaletteEntry[] => {
	const commands = commandEntries(state);
	return [
		...commands.filter(({kind}) => kind === 'screen'),
		...filterEntries(state),
		...commands.filter(({kind}) => kind === 'command'),
		quitEntry,
		...columnEntries(state),
		...connectorEntries(state),
	];
};

const connectorEntries = (state: AppState): readonly PaletteEntry[] => (shownLive(state).tenant?.connectors ?? []).map(({name, key}) => ({
	title: name, kind: 'connector', key: '', run: () => [{type: 'opened', location: locate('connector', {connector: key})}],
}));

/** Keys one needs to see the palette are no news in it, and whoever types `quit` interrupts nothing. */
const leftOut = new Set(['palette', 'open', 'back', 'quit-or-back', 'interrupt']);

const quitEntry: PaletteEntry = {
	title: 'Quit', kind: 'command', key: '', run: () => [{effect: 'quit', leavesLastScreen: false}],
};

const commandEntries = (state: AppState): readonly PaletteEntry[] => keymap
	.filter(({modes, group, name}) => modes.includes(currentPlace(state.view).location.screen) && group !== 'Move' && !leftOut.has(name))
	.map(row => ({
		title: row.description,
		kind: row.group === 'Open' ? 'screen' : 'command',
		key: labelOf(row, state.view.look.isAscii),
		run(context) {
			const isEnabled = row.isEnabled(context);
			return isEnabled === true ? row.run(context) : tell(isEnabled);
		},
	}));

const filterEntries = (state: AppState): readonly PaletteEntry[] => {
	const {filter} = currentPlace(state.view).location;
	return [
		...filter === '' ? [] : [saveEntry(filter)],
		...state.view.savedFilters.map((saved): PaletteEntry => ({
			title: `Filter: ${saved}`, kind: 'filter', key: '/', run: () => [{type: 'filtered', filter: saved}, {type: 'searched', search: saved}],
		})),
	];
};

const saveEntry = (filter: string): PaletteEntry => ({
	title: `Save the filter "${filter}"`,
	kind: 'command',
	key: '',
	run: () => [{type: 'filterSaved', filter}, ...tell(`saved: press : and type "${filter}" to use it`)],
});

const columnEntries = (state: AppState): readonly PaletteEntry[] => currentPlace(state.view).location.screen === 'board'
	? boardColumns.filter(({name}) => canHide(name)).map(({name}) => ({
		title: `${state.view.hiddenColumns.includes(name) ? 'Show' : 'Hide'} the column ${name}`, kind: 'command', key: '', run: () => [{type: 'columnToggled', column: name}],
	}))
	: [];
