/** Keys of the session: pause, zone, mask, rescan, repaint, end. */
import {tall} from '../state/frame-layout.ts';
import {
	type KeyRow,
	type Mode,
	allScreens,
	always,
	tell,
} from './key-row.ts';

/** Also while something is asked. */
const everywhere: readonly Mode[] = [...allScreens, 'filter', 'palette', 'sort', 'acknowledge'];

type Session = Omit<KeyRow, 'modes' | 'group' | 'isEnabled'> & Partial<Pick<KeyRow, 'group' | 'isEnabled'>>;

const session = (row: Session): KeyRow => ({
	group: 'Session', isEnabled: always, ...row, modes: allScreens,
});

export const sessionKeys: readonly KeyRow[] = [
	session({
		name: 'mask', keys: ['m'], label: 'm', group: 'Show', description: 'Mask people and items, on screen, in copies and exports',
		run: ({state}) => [{type: 'maskToggled'}, ...tell(state.view.isMasked ? 'people and items are shown as they are' : 'people and items are masked, also in copies and exports')],
	}),
	{
		...session({
			name: 'preview', keys: ['p'], label: 'p', group: 'Show', description: 'Preview: what the selected connector has to say, in tall windows',
			isEnabled: ({state: {view}}) => view.size.rows >= tall || `the preview needs a window of ${tall} rows`,
			run: () => [{type: 'previewToggled'}],
		}), modes: ['board'],
	},
	session({
		name: 'zone', keys: ['z'], label: 'z', group: 'Show', description: 'Times in UTC or in local time; days stay UTC',
		run: ({state}) => [{type: 'zoneToggled'}, ...tell(state.view.zone === 'utc' ? 'times are local now; days stay UTC' : 'times are UTC')],
	}),
	session({
		name: 'pause', keys: ['P'], label: 'P', description: 'Pause: the screen holds still, loudly; P goes on',
		// A board of half the logs that holds still would be taken for the whole.
		isEnabled: ({state: {view, live}}) => view.frozen !== null || live.intake?.isComplete === true || 'there is nothing to hold still before all is read',
		run: () => [{type: 'pauseToggled'}],
	}),
	session({
		name: 'rescan', keys: ['r'], label: 'r', description: 'Look at the folders again now',
		run: () => [{effect: 'rescan'}, ...tell('looking at the folders again')],
	}),
	{
		name: 'repaint', keys: ['ctrl-l'], label: 'ctrl-l', modes: everywhere, group: 'Session', description: 'Paint the whole screen again',
		isEnabled: always,
		run: () => [{effect: 'repaint'}],
	},
	session({
		name: 'suspend', keys: ['ctrl-z'], label: 'ctrl-z', description: 'Stop to the shell; fg comes back',
		run: () => [{effect: 'suspend'}],
	}),
	session({
		name: 'quit-and-leave', keys: ['Q'], label: 'Q', description: 'Quit and leave the last screen in the terminal',
		run: () => [{effect: 'quit', leavesLastScreen: true}],
	}),
	{
		name: 'interrupt', keys: ['ctrl-c'], label: 'ctrl-c', modes: everywhere, group: 'Session', description: 'Quit from anywhere',
		isEnabled: always,
		run: () => [{effect: 'interrupt'}],
	},
];
