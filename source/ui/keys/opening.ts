/** Keys that open and go back. */
import {type Location, type ScreenName, locate} from '../../select/location.ts';
import {
	type KeyContext,
	type KeyRow,
	allScreens,
	always,
} from '../key-row.ts';
import {currentPlace} from '../view-state.ts';
import {moveTo} from './moving.ts';

const isRoot = ({state}: KeyContext): boolean => state.view.stack.length === 1;

const goTo = (name: string, key: string, screen: ScreenName, description: string, about: (context: KeyContext) => Partial<Location> = () => ({})): KeyRow => ({
	name,
	keys: [key],
	label: key,
	modes: allScreens.filter(candidate => candidate !== screen),
	group: 'Open',
	description,
	isEnabled: ({model}) => model !== null || 'nothing has been read yet',
	run: context => [{type: 'opened', location: locate(screen, about(context))}],
});

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
		description: 'Clear the filter, else go back; does nothing at the root',
		footer: {word: 'back', rank: 2},
		isEnabled: context => !isRoot(context) || currentPlace(context.state.view).location.filter !== '' || '',
		run(context) {
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
		footer: {word: 'quit', rank: 9},
		isEnabled: always,
		run: context => [isRoot(context) ? {effect: 'quit', leavesLastScreen: false} : {type: 'wentBack'}],
	},
	goTo('failed-items', 'f', 'failed-items', 'Failed items of the selected connector; of all by reason elsewhere', ({row}) => row?.connector === undefined ? {grouping: 'reasons'} : {connector: row.connector, grouping: 'reasons'}),
	goTo('users', 'u', 'users', 'Users: who failed mapping, the fix list'),
	goTo('onboarding', 'o', 'onboarding', 'Onboarding: the 48 h and 72 h clocks'),
	goTo('activity', 'c', 'activity', 'Activity: what changed while you watched'),
	goTo('files', 'i', 'files', 'Files: how each one was read'),
	goTo('heat-map', 'd', 'heat-map', 'Heat map: thirty days of every connector'),
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
