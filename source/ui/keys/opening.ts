/** Keys that open and go back. */
import {defaultFailureSorts} from '../../select/failures/failure-lists.ts';
import {type Location, type ScreenName, locate} from '../../select/screens/location.ts';
import {currentPlace} from '../state/view-state.ts';
import {
	type KeyContext,
	type KeyRow,
	allScreens,
	always,
	tell,
} from './key-row.ts';
import {connectorUnder} from './connector-under.ts';
import {moveTo} from './moving.ts';

const isRoot = ({state}: KeyContext): boolean => state.view.stack.length === 1;

type Destination = {
	readonly name: string;
	readonly key: string;
	readonly screen: ScreenName;
	readonly description: string;
	readonly footer: NonNullable<KeyRow['footer']>;
	readonly about?: (context: KeyContext) => Partial<Location>;
	readonly isEnabled?: KeyRow['isEnabled'];
};

const goTo = ({name, key, screen, description, footer, about, isEnabled}: Destination): KeyRow => ({
	name,
	keys: [key],
	label: key,
	modes: allScreens.filter(candidate => candidate !== screen),
	group: 'Open',
	description,
	footer,
	isEnabled: context => context.model === null ? 'nothing has been read yet' : isEnabled?.(context) ?? true,
	run: context => [{type: 'opened', location: locate(screen, about?.(context))}],
});

const byReason = {grouping: 'reasons'} as const;

const importOnScreen = ({state}: KeyContext): string | null => {
	const {screen, importId} = currentPlace(state.view).location;
	return screen === 'import' ? importId : null;
};

const destinations: readonly Destination[] = [
	{
		name: 'failed-items', key: 'f', screen: 'failed-items', description: 'Failed items of the connector or import, by reason',
		footer: {word: 'failed items', rank: 12},
		about: context => ({...byReason, connector: connectorUnder(context)!.key, importId: importOnScreen(context)}),
		isEnabled: context => connectorUnder(context) !== null || 'no connector is selected: F shows the failed items of all',
	},
	{
		name: 'all-failed-items', key: 'F', screen: 'failed-items', description: 'Failed items of all connectors, by reason', footer: {word: 'all failed items', rank: 13}, about: () => byReason,
	},
	{
		name: 'today', key: 't', screen: 'today', description: 'Today: the logs to download, soonest lost first', footer: {word: 'today', rank: 9},
	},
	{
		name: 'acknowledgements', key: 'A', screen: 'acknowledgements', description: 'Acknowledgements in force, and taking one back', footer: {word: 'acknowledged', rank: 18},
	},
	{
		name: 'users', key: 'u', screen: 'users', description: 'Users: who failed mapping, the fix list', footer: {word: 'users', rank: 14},
	},
	{
		name: 'onboarding', key: 'O', screen: 'onboarding', description: 'Onboarding: the 48 h and 72 h clocks', footer: {word: 'onboarding', rank: 18},
	},
	{
		name: 'activity', key: 'c', screen: 'activity', description: 'Activity: what changed while you watched', footer: {word: 'activity', rank: 17},
	},
	{
		name: 'files', key: 'i', screen: 'files', description: 'Files: how each one was read', footer: {word: 'files', rank: 16},
	},
	{
		name: 'heat-map', key: 'd', screen: 'heat-map', description: 'Heat map: thirty days of every connector', footer: {word: 'heat map', rank: 15},
	},
];

export const openingKeys: readonly KeyRow[] = [
	{
		name: 'open',
		keys: ['enter', 'l', 'right'],
		label: '↵ l →',
		asciiLabel: 'Enter l Right',
		modes: allScreens,
		group: 'Open',
		description: 'Open the selected row',
		footer: {word: 'open', rank: 1},
		isEnabled: ({row}) => Boolean(row?.opens) || 'there is nothing behind this row',
		run: ({row}) => [{type: 'opened', location: row!.opens!}],
	},
	{
		name: 'back',
		keys: ['escape', 'h', 'left'],
		label: 'esc h ←',
		asciiLabel: 'Esc h Left',
		modes: allScreens,
		group: 'Open',
		description: 'Go back; first stops an export or sorting, or clears a filter',
		footer: {word: 'back', rank: 2},
		isEnabled: context => !isRoot(context) || context.state.view.work !== null || currentPlace(context.state.view).location.filter !== '' || '',
		run(context) {
			if (context.state.view.work !== null) {
				return [{effect: 'stopWork'}];
			}

			if (context.model?.list.isBeingSorted) {
				return [{type: 'sorted', sort: defaultFailureSorts.items}, ...tell('sorting was stopped: the rows stand as the logs list them')];
			}

			const {filter} = currentPlace(context.state.view).location;
			return filter === '' ? [{type: 'wentBack'}] : [...moveTo(context, context.index, 1), {type: 'filtered', filter: ''}];
		},
	},
	{
		name: 'quit-or-back',
		keys: ['q'],
		label: 'q',
		modes: allScreens,
		group: 'Open',
		description: 'Go back; quits at the root',
		footer: {word: 'quit', rank: 7},
		isEnabled: always,
		run: context => [isRoot(context) ? {effect: 'quit', leavesLastScreen: false} : {type: 'wentBack'}],
	},
	...destinations.map(destination => goTo(destination)),
	{
		name: 'open-log',
		keys: ['o'],
		label: 'o',
		modes: allScreens,
		group: 'Open',
		description: 'The log itself at the line of the row, in $PAGER',
		footer: {word: 'log', rank: 9},
		isEnabled({row, state}) {
			if (row?.source === undefined) {
				return 'no log is behind this row';
			}

			return state.view.isMasked ? 'people and items are masked: press m first, the log shows them as they are' : true;
		},
		run: ({row}) => [{effect: 'openLog', ...row!.source!}],
	},
	{
		name: 'regroup',
		keys: ['tab'],
		label: 'tab',
		modes: ['failed-items'],
		group: 'Show',
		description: 'Failed items: by item, by reason, by user',
		footer: {word: 'group', rank: 4},
		isEnabled: always,
		run({state}) {
			const {location} = currentPlace(state.view);
			const next = {items: 'reasons', reasons: 'users', users: 'items'} as const;
			return [{type: 'regrouped', location: {...location, grouping: next[location.grouping]}}];
		},
	},
	{
		name: 'help',
		keys: ['?'],
		label: '?',
		modes: allScreens.filter(screen => screen !== 'help'),
		group: 'Open',
		description: 'Help: every key that works here',
		footer: {word: 'help', rank: 3},
		isEnabled: always,
		run: ({state}) => [{type: 'opened', location: locate('help', {subject: currentPlace(state.view).location.screen})}],
	},
];
