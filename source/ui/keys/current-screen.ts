/** The screen that the state stands for: made once for each change of data, place or look. */
import type {Location} from '../../select/screens/location.ts';
import {noMask} from '../../select/line/mask.ts';
import {memoizeFields, memoizeLast} from '../../select/line/memoize-last.ts';
import {answersAmong} from '../../select/failures/failure-answers.ts';
import {type StoredItemIds, storedAmong} from '../../select/failures/stored-item-ids.ts';
import type {ScreenInput, ScreenModel} from '../../select/screens/screen-model.ts';
import {screens} from '../../select/screens/screens.ts';
import {formatTime} from '../../text/time.ts';
import {truncate} from '../../text/width.ts';
import {gutter} from '../state/frame-layout.ts';
import {
	type AppState,
	type FailureAnswersHeld,
	currentPlace,
	shownLive,
} from '../state/view-state.ts';
import {helpScreen} from './help-screen.ts';

const minutes = (instant: number): number => Math.floor(instant / 60_000) * 60_000;

const screenOf = (input: ScreenInput): ScreenModel => input.location.screen === 'help' ? helpScreen(input) : screens[input.location.screen](input);

const modelOf = memoizeFields(screenOf);

const storedOf = memoizeLast(storedAmong);

const answersOf = memoizeLast(({list, match}: FailureAnswersHeld) => answersAmong([list, match].filter(answered => answered !== null)));

/** Returns what the current place shows; null while there is no tenant. Asks and reads nothing: see wants.ts. */
export const currentModel = (state: AppState): ScreenModel | null => {
	const input = inputOf(state, storedOf(state.view.storedRows));
	return input === null ? null : modelOf(input);
};

/** Returns what the current place shows with item ids from the shell's reader: for copies and exports. */
export const modelReading = (state: AppState, storedItemIds: StoredItemIds): ScreenModel => screenOf(inputOf(state, storedItemIds)!);

const inputOf = (state: AppState, storedItemIds: StoredItemIds): ScreenInput | null => {
	const {look, size, zone, sort, failureSorts, listSorts, failureAnswers, isMasked, isProblemsOnly, activity, hiddenColumns} = state.view;
	const {tenant, intake, now} = shownLive(state);
	return tenant === null
		? null
		: {
			tenant,
			intake,
			location: currentPlace(state.view).location,
			now: minutes(now),
			zone,
			isAscii: look.isAscii,
			width: Math.max(1, size.columns - gutter),
			mask: isMasked ? look.mask : noMask,
			storedItemIds,
			...failureAnswers !== null && {failureAnswers: answersOf(failureAnswers)},
			sort,
			failureSorts,
			listSorts,
			isProblemsOnly,
			activity,
			hiddenColumns,
		};
};

/** So many columns are left of a reason or a user in a crumb: the place itself must not be pushed off the line. */
const longestCrumb = 24;

/** Returns the titles of the places from the root on. */
export const crumbs = (state: AppState): readonly string[] => state.view.stack.map(({location}) => crumbOf(state, location));

const crumbOf = (state: AppState, location: Location): string => {
	const {tenant} = shownLive(state);
	if (location.screen === 'connector') {
		return tenant?.connectors.find(({key}) => key === location.connector)?.name ?? 'connector';
	}

	if (location.screen === 'import') {
		const held = tenant?.connectors.find(({key}) => key === location.connector)?.imports.find(({id}) => id === location.importId);
		return held === undefined ? 'import' : formatTime(held.completedAt, state.view.zone);
	}

	const about = location.screen === 'failed-items' ? crumbAbout(state, location) : null;
	if (about !== null) {
		return truncate(about, longestCrumb);
	}

	return location === currentPlace(state.view).location ? currentModel(state)?.title ?? location.screen : location.screen.replaceAll('-', ' ');
};

/** Failed items of one reason or one user are called by it; null when they are of all. */
const crumbAbout = ({view}: AppState, {reason, user}: Location): string | null => {
	const mask = view.isMasked ? view.look.mask : noMask;
	if (user !== null) {
		return mask.user(user);
	}

	return reason === null ? null : mask.text(reason);
};
