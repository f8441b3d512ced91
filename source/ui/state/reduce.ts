/** The only place where the state changes. Pure: the clock is in the actions. */
import {withStoredRows} from '../../select/failures/stored-item-ids.ts';
import type {AppAction} from './app-action.ts';
import {goneOn, noticeChanges} from './notice-changes.ts';
import {
	type AppState,
	type FailureAnswersHeld,
	type ScreenPlace,
	type ViewState,
	atStart,
	currentPlace,
} from './view-state.ts';
import {sortedWith} from './sorted-list.ts';

type Handlers = {readonly [Type in AppAction['type']]: (state: AppState, action: Extract<AppAction, {type: Type}>) => AppState};

const changeView = (state: AppState, change: Partial<ViewState>): AppState => ({...state, view: {...state.view, ...change}});

const changePlace = (state: AppState, change: Partial<ScreenPlace>): AppState =>
	changeView(state, {stack: [...state.view.stack.slice(0, -1), {...currentPlace(state.view), ...change}]});

/** Returns the set without a member that is in it, with one that is not. */
const toggled = (members: ReadonlySet<string>, member: string): ReadonlySet<string> =>
	members.has(member) ? members.difference(new Set([member])) : members.union(new Set([member]));

const without = (members: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> =>
	gone.some(member => members.has(member)) ? members.difference(new Set(gone)) : members;

const nothingAnswered: FailureAnswersHeld = {list: null, match: null};

const outdated = (held: FailureAnswersHeld | null): FailureAnswersHeld => {
	const {list, match} = held ?? nothingAnswered;
	return {list: list && {...list, isOutdated: true}, match: match && {...match, isOutdated: true}};
};

const minuteOf = (instant: number): number => Math.floor(instant / 60_000);

const handlers: Handlers = {
	lived(state, {live}) {
		const {tenant, intake, now} = state.live;
		const isSame = live.tenant === tenant && live.intake === intake && minuteOf(live.now) === minuteOf(now);
		return isSame ? state : noticeChanges(state, live);
	},
	resized: (state, {size}) => size.columns === state.view.size.columns && size.rows === state.view.size.rows ? state : changeView(state, {size}),
	noticed: (state, {notice}) => notice === state.view.notice ? state : changeView(state, {notice}),
	// Said at once, in as many lines as it takes; a key takes that away, and it goes on standing in the line above the keys.
	troubled: (state, {trouble}) => changeView(state, {
		trouble,
		notice: trouble === null && state.view.notice?.text === state.view.trouble ? null : (trouble === null ? state.view.notice : {text: trouble, tone: 'warning'}),
	}),
	opened: (state, {location}) => changeView(state, {
		stack: [...state.view.stack, {location, cursor: {...atStart, key: location.focus}}],
		changed: location.connector === null ? state.view.changed : without(state.view.changed, [location.connector]),
	}),
	wentBack: state => state.view.stack.length === 1 ? state : changeView(state, {stack: state.view.stack.slice(0, -1)}),
	moved: (state, {cursor, seen}) => changePlace(changeView(state, {changed: without(state.view.changed, seen)}), {cursor}),
	filtered: (state, {filter}) => changePlace(state, {location: {...currentPlace(state.view).location, filter}}),
	searched: (state, {search}) => changeView(state, {search}),
	filterSaved: (state, {filter}) => state.view.savedFilters.includes(filter) ? state : changeView(state, {savedFilters: [...state.view.savedFilters, filter]}),
	regrouped: (state, {location}) => changePlace(state, {location, cursor: atStart}),
	prompted: (state, {prompt}) => changeView(state, {prompt}),
	counted: (state, {count}) => count === state.view.count ? state : changeView(state, {count}),
	sorted: (state, {sort}) => changeView(state, sortedWith(state, sort)),
	columnToggled: (state, {column}) => changeView(state, {hiddenColumns: [...toggled(new Set(state.view.hiddenColumns), column)]}),
	marked: (state, {key}) => changeView(state, {marked: toggled(state.view.marked, key)}),
	watched: (state, {connector}) => changeView(state, {watched: toggled(state.view.watched, connector)}),
	problemsToggled: state => changeView(state, {isProblemsOnly: !state.view.isProblemsOnly}),
	rowsRead: (state, {rows}) => changeView(state, {storedRows: withStoredRows(state.view.storedRows, rows)}),
	failuresAnswered: (state, {role, question, answer}) => changeView(state, {failureAnswers: {...nothingAnswered, ...state.view.failureAnswers, [role]: {question, answer, isOutdated: false}}}),
	failuresOutdated: state => changeView(state, {failureAnswers: outdated(state.view.failureAnswers)}),
	matchSought: (state, {search}) => changeView(state, {sought: {location: currentPlace(state.view).location, search}}),
	worked: (state, {work}) => work === state.view.work ? state : changeView(state, {work}),
	previewToggled: state => changeView(state, {hasPreview: !state.view.hasPreview}),
	maskToggled: state => changeView(state, {isMasked: !state.view.isMasked}),
	zoneToggled: state => changeView(state, {zone: state.view.zone === 'utc' ? 'local' : 'utc'}),
	themeChosen: (state, {theme}) => changeView(state, {theme, look: {...state.view.look, theme}}),
	pauseToggled: state => changeView(state, state.view.frozen === null ? {frozen: state.live} : goneOn(state.view)),
	escapeRemembered: (state, {place}) => changeView(state, {beforeEscape: place}),
	escapeUndone: state => state.view.beforeEscape === null ? state : changeView(state, {...state.view.beforeEscape, beforeEscape: null}),
};

/** Returns the state after an action; the same object when the action changes nothing. */
export const reduce = (state: AppState, action: AppAction): AppState =>
	(handlers[action.type] as (state: AppState, action: AppAction) => AppState)(state, action);
