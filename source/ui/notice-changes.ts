/** What a new state of the world means for somebody who is watching: marks, activity, alerts. */
import {changesBetween} from '../select/changes.ts';
import type {LiveState} from './live-state.ts';
import type {AppState} from './view-state.ts';

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
	const firstId = (view.activity[0]?.id ?? 0) + 1;
	const entries = changes.map((change, index) => ({...change, id: firstId + index, at: live.now}));
	const told = changes.filter(({connector}) => view.watched.has(connector));
	return {
		live,
		view: {
			...view,
			activity: [...entries.toReversed(), ...view.activity].slice(0, maximumActivity),
			changed: view.changed.union(new Set(changes.map(({connector}) => connector))),
			watched: view.watched.difference(new Set(told.map(({connector}) => connector))),
			alerts: told.length === 0 ? view.alerts : [...view.alerts, ...told.map(({name, text}) => `${name}: ${text}`)],
			notice: told.length === 0 ? view.notice : {text: `${told[0]!.name}: ${told[0]!.text}`, tone: told[0]!.tone},
		},
	};
};
