/** The command palette: every command, screen, connector and saved filter by name, with the key it could have been. */
import {boardColumns, canHide} from '../../select/screens/board-columns.ts';
import {fuzzyScore} from '../../select/line/fuzzy.ts';
import {fixList} from '../../connectors/failed-items/users.ts';
import type {Tenant} from '../../connectors/model.ts';
import {noMask} from '../../select/line/mask.ts';
import {memoizeLast} from '../../select/line/memoize-last.ts';
import {matchesFilter} from '../../select/screens/screen-model.ts';
import {countOf} from '../../text/numbers.ts';
import {themeNames} from '../../text/theme-names.ts';
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
		...themeEntries,
		...columnEntries(state),
		...connectorEntries(state),
		...failureEntries(state),
	];
};

const connectorEntries = (state: AppState): readonly PaletteEntry[] => (shownLive(state).tenant?.connectors ?? []).map(({name, key}) => ({
	title: name, kind: 'connector', key: '', run: () => [{type: 'opened', location: locate('connector', {connector: key})}],
}));

/** Whoever types less than this looks for a command. */
const shortestSearch = 3;

/** One word with a digit: item ids stand in the logs, and are only searched when asked for. */
const likeItemId = /^(?=.*\d)\S+$/v;

const itemsEntry = (typed: string): PaletteEntry => ({
	title: `Failed items that hold "${typed}"`, kind: 'items', key: 'F', run: () => [{type: 'opened', location: locate('failed-items', {filter: typed})}],
});

const failing = memoizeLast((tenant: Tenant) => ({
	users: fixList(tenant),
	reasons: Map.groupBy(tenant.connectors.flatMap(({failureReasons}) => failureReasons), ({reason}) => reason),
}));

/** People, reasons and items are found by what was typed: there may be very many. */
const failureEntries = (state: AppState): readonly PaletteEntry[] => {
	const {prompt, isMasked, look} = state.view;
	const {tenant} = shownLive(state);
	const typed = prompt?.kind === 'palette' ? prompt.text.trim() : '';
	if (tenant === null || typed.length < shortestSearch) {
		return [];
	}

	const mask = isMasked ? look.mask : noMask;
	const {users, reasons} = failing(tenant);
	return [
		...users.filter(({user}) => matchesFilter(mask.user(user), typed)).map(({user, items, connectors}): PaletteEntry => ({
			title: `${mask.user(user)}: ${countOf(items, 'failed item')} on ${countOf(connectors.length, 'connector')}`, kind: 'user', key: '', run: () => [{type: 'opened', location: locate('failed-items', {user})}],
		})),
		...[...reasons].filter(([reason]) => matchesFilter(mask.text(reason), typed)).map(([reason, same]): PaletteEntry => ({
			title: `${mask.text(reason)}: on ${countOf(same.length, 'connector')}`, kind: 'reason', key: '', run: () => [{type: 'opened', location: locate('failed-items', {reason})}],
		})),
		...likeItemId.test(typed) ? [itemsEntry(typed)] : [],
	];
};

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

const themeEntries = themeNames.map((theme): PaletteEntry => ({
	title: `Theme: ${theme}`, kind: 'command', key: '', run: () => [{type: 'themeChosen', theme}, ...tell(`the theme is ${theme}`), {effect: 'repaint'}],
}));

const columnEntries = (state: AppState): readonly PaletteEntry[] => currentPlace(state.view).location.screen === 'board'
	? boardColumns.filter(({name}) => canHide(name)).map(({name}) => ({
		title: `${state.view.hiddenColumns.includes(name) ? 'Show' : 'Hide'} the column ${name}`, kind: 'command', key: '', run: () => [{type: 'columnToggled', column: name}],
	}))
	: [];
