/** What a new state of the world means for somebody who is watching: marks, activity, alerts. */
import {changesBetween} from '../../select/words/changes.ts';
import type {ActivityEntry} from '../../select/words/activity.ts';
import {noMask} from '../../select/line/mask.ts';
import type {LiveState} from './live-state.ts';
import type {AppState, ViewState} from './view-state.ts';

const maximumActivity = 500;

/** Returns the state with the new world in it, its changes marked and listed, and watched changes told aloud. */
export const noticeChanges = (state: AppState, live: LiveState): AppState => {
	const before = state.live.tenant;
	// What comes while the first read goes on was there all the time.
	const isFirstRead = state.live.intake?.isComplete !== true;
	if (before === null || live.tenant === null || before === live.tenant || isFirstRead) {
		return {...state, live};
	}

	const changes = changesBetween(before, live.tenant);
	if (changes.length === 0) {
		return {...state, live};
	}

	const {view} = state;
	const firstId = ((view.heldBack[0] ?? view.activity[0])?.id ?? 0) + 1;
	const entries = changes.map((change, index) => ({...change, id: firstId + index, at: live.now})).toReversed();
	const mask = view.isMasked ? view.look.mask : noMask;
	const told = changes.filter(({connector}) => view.watched.has(connector)).map(change => ({...change, text: mask.text(change.text)}));
	return {
		live,
		view: {
			...view,
			...view.frozen === null ? listed(view, entries) : {heldBack: newest([...entries, ...view.heldBack])},
			watched: view.watched.difference(new Set(told.map(({connector}) => connector))),
			alerts: told.length === 0 ? view.alerts : [...view.alerts, ...told.map(({name, text}) => `${name}: ${text}`)],
			notice: told.length === 0 ? view.notice : {text: `${told[0]!.name}: ${told[0]!.text}`, tone: told[0]!.tone},
		},
	};
};

const newest = (entries: readonly ActivityEntry[]): readonly ActivityEntry[] => entries.slice(0, maximumActivity);

/** Returns what of the view changes when entries, newest first, are listed and their connectors marked. */
const listed = ({activity, changed}: ViewState, entries: readonly ActivityEntry[]): Pick<ViewState, 'activity' | 'changed'> => ({
	activity: newest([...entries, ...activity]),
	changed: changed.union(new Set(entries.map(({connector}) => connector))),
});

/** Returns what of the view changes when the reader goes on after a pause: what was held back is there now. */
export const goneOn = (view: ViewState): Partial<ViewState> => ({...listed(view, view.heldBack), heldBack: [], frozen: null});
