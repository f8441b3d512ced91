/** Keys that find: filter, next match, problems, sort, palette. */
import {matchesFilter, type Row} from '../../select/screens/screen-model.ts';
import {textOf} from '../../select/line/line.ts';
import type {KeyResult} from '../state/app-action.ts';
import {currentPlace} from '../state/view-state.ts';
import {sortedListOf, sortedScreens} from '../state/sorted-list.ts';
import {
	type KeyContext,
	type KeyRow,
	allScreens,
	always,
	tell,
} from './key-row.ts';
import {findRow, moveTo, sortBy} from './moving.ts';

const canBeSorted: KeyRow['isEnabled'] = ({model}) => (model !== null && model.list.length > 0) || 'there is nothing to sort';

const matchesSearch = (search: string) => (row: Row): boolean => matchesFilter((row.cells ?? [textOf(row.line)]).join(' '), search);

const findMatch = (context: KeyContext, direction: 1 | -1): number | null | 'searching' => {
	const {search} = context.state.view;
	const {nextMatch} = context.model!.list;
	return nextMatch === undefined ? findRow(context, direction, matchesSearch(search)) : nextMatch(search, context.index, direction);
};

const matchKey = (name: string, key: string, direction: 1 | -1, description: string): KeyRow => ({
	name,
	keys: [key],
	label: key,
	modes: allScreens,
	group: 'Find',
	description,
	isEnabled(context) {
		if (context.state.view.search === '') {
			return 'search with / first';
		}

		return context.model?.list.searchProblem?.(context.state.view.search) ?? true;
	},
	// A long list is searched by the shell, in answer to what the state says is sought.
	run: ({state}) => [{type: 'matchSought', search: state.view.search}, context => goToMatch(context, direction, key)],
});

const goToMatch = (context: KeyContext, direction: 1 | -1, key: string): readonly KeyResult[] => {
	const {search} = context.state.view;
	const match = context.index >= 0 ? findMatch(context, direction) : null;
	if (match === null || match === 'searching') {
		const text = match === null ? `${key}: nothing matches "${search}"` : `${key}: still searching for "${search}": press it again`;
		return [{type: 'noticed', notice: {text, tone: 'warning'}}];
	}

	// Without the filter on the screen nobody could tell what was looked for.
	return [...moveTo(context, match, 1), ...currentPlace(context.state.view).location.filter === search ? [] : tell(`found "${search}"`)];
};

export const findingKeys: readonly KeyRow[] = [
	{
		name: 'filter',
		keys: ['/'],
		label: '/',
		modes: allScreens,
		group: 'Find',
		description: 'Filter as you type: all words, in failed items also /regex/',
		footer: {word: 'filter', rank: 5},
		isEnabled: ({model}) => model === null ? 'nothing has been read yet' : true,
		run({state}) {
			const {filter} = currentPlace(state.view).location;
			return [{type: 'prompted', prompt: {kind: 'filter', text: filter, before: filter}}];
		},
	},
	matchKey('next-match', 'n', 1, 'Next row that matches the last filter'),
	matchKey('previous-match', 'N', -1, 'Previous row that matches the last filter'),
	{
		name: 'palette',
		keys: [':'],
		label: ':',
		modes: allScreens,
		group: 'Find',
		description: 'Commands, screens, connectors and saved filters by name',
		footer: {word: 'go to', rank: 6},
		isEnabled: always,
		run: () => [{type: 'prompted', prompt: {kind: 'palette', text: '', index: 0}}],
	},
	{
		name: 'problems-only',
		keys: ['!'],
		label: '!',
		modes: ['board', 'files'],
		group: 'Find',
		description: 'Problems only, and all again',
		footer: {word: 'problems', rank: 8},
		isEnabled: ({state, model}) => state.view.isProblemsOnly || (model !== null && model.list.length > 0) || 'there is nothing to choose from',
		run: () => [{type: 'problemsToggled'}],
	},
	{
		name: 'sort',
		keys: ['s'],
		label: 's',
		modes: sortedScreens,
		group: 'Find',
		description: 'Choose what the list is sorted by',
		footer: {word: 'sort', rank: 9},
		isEnabled: canBeSorted,
		run: ({state}) => [{type: 'prompted', prompt: {kind: 'sort', index: Math.max(0, sortedListOf(state)!.choices.indexOf(sortedListOf(state)!.sort.column))}}],
	},
	{
		name: 'reverse',
		keys: ['S'],
		label: 'S',
		modes: sortedScreens,
		group: 'Find',
		description: 'Reverse the order',
		isEnabled: canBeSorted,
		run(context) {
			const {sort} = sortedListOf(context.state)!;
			return sortBy(context, {...sort, isReversed: !sort.isReversed});
		},
	},
];
